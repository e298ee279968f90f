#if Vision
  import Foundation
  import MienImage

  enum Support {
    static let golden = folder + "/Golden"
    static let photos = URL(fileURLWithPath: folder + "/../../../shared/photos").standardized.path
    static let hasPhotos = FileManager.default.isReadableFile(atPath: photos + "/astronaut.png")

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path

    static func decoded<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
      try JSONDecoder().decode(
        type, from: Data(contentsOf: URL(fileURLWithPath: "\(golden)/\(name)")))
    }

    static func photo(_ name: String) throws -> Image {
      try Image.decode(path: "\(photos)/\(name)")
    }
  }

  extension Image {
    /// A picture of one channel whose values are computed from their place.
    init(width: Int, height: Int, _ value: (_ x: Int, _ y: Int) -> UInt8) {
      var pixels: [UInt8] = []
      for y in 0..<height {
        for x in 0..<width { pixels.append(value(x, y)) }
      }
      self.init(width: width, height: height, channels: 1, pixels: pixels)
    }
  }
#endif

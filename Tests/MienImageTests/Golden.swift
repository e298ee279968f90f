#if Vision
  import Foundation
  import MienImage

  /// The pictures of `Golden/make_pictures.py` and the pixels they stand for.
  struct Golden: Decodable {
    struct Reference: Decodable {
      let width: Int
      let height: Int
      let channels: Int
      let pixels: [UInt8]
    }

    let references: [Reference]
    let files: [String: Int]

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Golden"
    static let shared = try? JSONDecoder().decode(
      Golden.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/pictures.json")))

    /// What the file, or the resizing, of this name must give.
    static func image(_ name: String) -> Image? {
      guard let shared, let index = shared.files[name] else { return nil }
      let found = shared.references[index]
      return Image(
        width: found.width, height: found.height, channels: found.channels, pixels: found.pixels)
    }

    static func path(_ name: String) -> String { "\(folder)/\(name)" }
  }

  extension Image {
    /// The mean absolute difference of all values; infinite between pictures of different shape.
    func distance(to other: Image) -> Double {
      guard width == other.width, height == other.height, channels == other.channels else {
        return .infinity
      }
      let sum = zip(pixels, other.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
      return Double(sum) / Double(pixels.count)
    }
  }
#endif

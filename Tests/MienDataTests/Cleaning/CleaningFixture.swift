import MienCore

@testable import MienData

/// Synthetic faces among which pictures can be planted.
struct CleaningFixture {
  static let side = 48
  /// Faces with nothing wrong: what is found among them is a false alarm.
  static let sound = 120

  private(set) var pictures: [[UInt8]] = []
  private(set) var labels: [Int16] = []
  private(set) var splits: [UInt8] = []

  init(faces count: Int = sound, seed: UInt64 = 11) throws {
    let faces = try SyntheticFaces(count: count, seed: seed)
    for number in 0..<count {
      let face = faces.render(number)
      add(face.pixels, label: Int16(face.label))
    }
  }

  /// Adds a picture and gives its position.
  @discardableResult
  mutating func add(_ pixels: [UInt8], label: Int16 = 0, split: UInt8 = 0) -> Int {
    pictures.append(pixels)
    labels.append(label)
    splits.append(split)
    return pictures.count - 1
  }

  /// - Parameters:
  ///   - channels: 3 writes the same grey into three planes.
  ///   - zoom: Every pixel becomes so many each way.
  func dataset(channels: Int = 1, zoom: Int = 1) -> FaceDataset {
    let side = Self.side * zoom
    let pixels = pictures.flatMap { picture -> [UInt8] in
      let plane = (0..<side * side).map { place -> UInt8 in
        let (row, column) = place.quotientAndRemainder(dividingBy: side)
        return picture[row / zoom * Self.side + column / zoom]
      }
      return (0..<channels).flatMap { _ in plane }
    }
    return FaceDataset(
      labels: .fer2013, channels: channels, height: side, width: side, labelIndices: labels,
      splitNames: ["Training", "PublicTest"], splitIndices: splits, source: "planted",
      pixels: pixels)
  }

  // MARK: Pictures to plant

  static func blank(_ grey: UInt8) -> [UInt8] {
    [UInt8](repeating: grey, count: side * side)
  }

  /// A flickering grey with a small bright mark: what a broken download leaves.
  static func nearlyBlank() -> [UInt8] {
    var pixels = (0..<side * side).map { place -> UInt8 in UInt8(60 + place % 5) }
    for place in 0..<20 { pixels[1000 + place] = 250 }
    return pixels
  }

  /// Black lines on white: a circle, two eyes and a mouth.
  static func drawing() -> [UInt8] {
    (0..<side * side).map { place -> UInt8 in
      let x = Double(place % side) - 23.5
      let y = Double(place / side) - 23.5
      let radius = (x * x + y * y).squareRoot()
      let isOutline = abs(radius - 19) < 1.2
      let isEye = abs(abs(x) - 7) < 2 && abs(y + 5) < 2.5
      let isMouth = abs(y - 9) < 1.2 && abs(x) < 8
      return isOutline || isEye || isMouth ? 0 : 255
    }
  }

  /// Lines of typeset words.
  static func text() -> [UInt8] {
    var generator = SeededGenerator(seed: 8)
    return (0..<side * side).map { place -> UInt8 in
      let isInk = place / side % 8 < 4 && place % side > 4 && generator.uniform() < 0.5
      return isInk ? 20 : 250
    }
  }

  static func mirrored(_ pixels: [UInt8]) -> [UInt8] {
    (0..<side * side).map { place -> UInt8 in
      let (row, column) = place.quotientAndRemainder(dividingBy: side)
      return pixels[row * side + side - 1 - column]
    }
  }

  /// Other brightness and contrast, and the noise of another compression.
  static func recompressed(_ pixels: [UInt8]) -> [UInt8] {
    var generator = SeededGenerator(seed: 4)
    return pixels.map { pixel -> UInt8 in
      UInt8(Double(pixel) * 0.8 + 30 + generator.uniform() * 8 - 4)
    }
  }

  /// The same picture moved, its border repeated.
  static func moved(_ pixels: [UInt8], right: Int, down: Int) -> [UInt8] {
    (0..<side * side).map { place -> UInt8 in
      let row = min(side - 1, max(0, place / side - down))
      let column = min(side - 1, max(0, place % side - right))
      return pixels[row * side + column]
    }
  }
}

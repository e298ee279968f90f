import Foundation
import MienCore
import MienData

/// Small data sets, made in no time.
enum Fixture {
  /// A data set of grey 2x2 pictures with these labels and splits; picture `i` is filled with `i`.
  static func dataset(
    labels: [Int16], splits: [UInt8], names: [String], classes: [String] = ["a", "b", "c"]
  ) -> FaceDataset {
    FaceDataset(
      labels: LabelSet(classes), height: 2, width: 2, labelIndices: labels, splitNames: names,
      splitIndices: splits, source: "fixture",
      pixels: labels.indices.flatMap { [UInt8](repeating: UInt8($0 % 256), count: 4) })
  }

  /// Stripes across, stripes down and a chessboard of 16x16 pixels under noise: three classes that
  /// a small network learns in a few steps. Three quarters are Training, the rest PublicTest.
  static func patterns(
    _ count: Int = 96, seed: UInt64 = 1, label: (Int) -> Int = { $0 % 3 }
  ) -> FaceDataset {
    let side = 16
    var generator = SeededGenerator(seed: seed)
    var pixels: [UInt8] = []
    for index in 0..<count {
      let phase = Int(generator.next() % 4)
      for row in 0..<side {
        for column in 0..<side {
          let (down, across) = ((row + phase) / 2 % 2, (column + phase) / 2 % 2)
          let bright = [down, across, down ^ across][label(index)]
          pixels.append(UInt8(70 + 70 * bright + Int(generator.next() % 60)))
        }
      }
    }
    return FaceDataset(
      labels: LabelSet(["across", "down", "chess"]), height: side, width: side,
      labelIndices: (0..<count).map { Int16(label($0)) }, splitNames: ["Training", "PublicTest"],
      splitIndices: (0..<count).map { $0 < count * 3 / 4 ? 0 : 1 }, source: "patterns",
      pixels: pixels)
  }

  /// The folder of this package.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
}

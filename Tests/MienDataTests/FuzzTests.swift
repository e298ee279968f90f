import Foundation
import MienCore
import Safetensors
import Testing

@testable import MienData

/// 10,000 damaged files: each opens or gives a `MienError`, none crashes, hangs or throws anything
/// else.
@Suite struct FuzzTests {
  /// Opens `count` mutants and reads all they hold.
  ///
  /// - Returns: How many opened in spite of their damage.
  private func fuzz(
    _ name: String, _ original: [UInt8], count: Int, seed: UInt64, words: [String]
  ) throws -> Int {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/\(name)"
    var mutator = Mutator(seed: seed, words: words)
    let clock = ContinuousClock()
    var opened = 0
    for number in 0..<count {
      let mutant = mutator.mutant(of: original)
      try Data(mutant).write(to: URL(fileURLWithPath: path))
      let time = try clock.measure {
        do {
          let dataset = try FaceDataset.open(
            path, options: .withoutCache(skipBad: number % 2 == 0))
          // Reading and counting touches every pixel, label and split that the header promised.
          let statistics = DatasetStatistics(of: dataset)
          #expect(statistics.splits.map(\.count).reduce(0, +) == dataset.count)
          opened += 1
        } catch is MienError {
          // The expected end of a damaged file.
        }
      }
      // The bar is 2 s on a free machine; the tests share theirs.
      #expect(time < .seconds(10), "mutant \(number) of seed \(seed) took \(time)")
    }
    return opened
  }

  private static let limits = [
    "0", "-1", "255", "256", "99999999999999999999", "9223372036854775807", "18446744073709551615",
    "1e9", "NaN", "", " ", "\n", "\r\n", ",", "\"", "\0", "\u{FEFF}", "\u{1F600}",
  ]

  @Test func csv() throws {
    let words = Self.limits + ["emotion", "pixels", "Usage", "Training", ",,", "\"\"", "happy"]
    let opened = try fuzz(
      "faces.csv", Array(Fixture.csv(6).utf8), count: 4000, seed: 1, words: words)
    #expect((400..<3600).contains(opened))
  }

  @Test(arguments: ["gz", "xz"])
  func compressedCsv(ending: String) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/faces.csv.\(ending)"
    try FaceDataset.open(
      folder.file("faces.csv", Fixture.csv(6)), options: .withoutCache()
    ).write(to: path)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let opened = try fuzz(
      "faces.csv.\(ending)", bytes, count: 1000, seed: 2, words: Self.limits)
    #expect(opened < 900)
  }

  @Test func pack() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/faces.safetensors"
    try Fixture.dataset(5).writePack(to: path)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let words =
      Self.limits + [
        "{", "}", "[", "]", "[[[[", ":", "\\u0000", "\\ud800", "dtype", "U8", "F64", "I16", "shape",
        "data_offsets", "__metadata__", "labels", "images", "mien.pack",
      ]
    let opened = try fuzz("faces.safetensors", bytes, count: 2000, seed: 3, words: words)
    #expect((20..<1900).contains(opened))
  }

  @Test func safetensors() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/weights.safetensors"
    let writer = try SafetensorsWriter(
      path: path,
      tensors: [
        SafetensorsDeclaration(name: "conv1.weight", dtype: .f32, shape: [2, 2]),
        SafetensorsDeclaration(name: "steps", dtype: .i64, shape: []),
      ], metadata: ["epoch": "3"])
    try [UInt8](repeating: 1, count: 24).withUnsafeBytes { try writer.write($0) }
    try writer.finish()
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    var mutator = Mutator(seed: 4, words: Self.limits + ["{", "}", "[", "]", ":", "F64", "BOOL"])
    for _ in 0..<2000 {
      try Data(mutator.mutant(of: bytes)).write(to: URL(fileURLWithPath: path))
      do {
        let file = try SafetensorsFile(path: path)
        for entry in file.entries {
          let bytes = try file.withBytes(of: entry.name) { Array($0) }
          #expect(bytes.count == entry.byteRange.count)
        }
      } catch is MienError {
        // The expected end of a damaged file.
      }
    }
  }
}

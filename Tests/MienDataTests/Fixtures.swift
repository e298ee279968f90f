import Foundation
import MienCore

@testable import MienData

/// A folder that is removed with the value that names it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/mien-data-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file into the folder and gives its path.
  func file(_ name: String, _ contents: some Sequence<UInt8>) throws -> String {
    let path = "\(path)/\(name)"
    try AtomicFile.write(Data(contents), to: path)
    return path
  }

  func file(_ name: String, _ text: String) throws -> String {
    try file(name, text.utf8)
  }
}

/// Collects what is warned of.
final class Warnings: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [String] = []

  var all: [String] { lock.withLock { lines } }

  func add(_ line: String) { lock.withLock { lines.append(line) } }
}

extension OpenOptions {
  /// Options that leave the user's cache alone.
  static func withoutCache(skipBad: Bool = false, warnings: Warnings? = nil) -> OpenOptions {
    var options = OpenOptions()
    options.usesCache = false
    options.skipBad = skipBad
    if let warnings { options.warn = { warnings.add($0) } }
    return options
  }
}

/// Small data sets whose contents are known.
enum Fixture {
  /// 16 grey values that differ from picture to picture.
  static func pixels(_ index: Int) -> [UInt8] {
    (0..<16).map { UInt8(truncatingIfNeeded: index * 31 + $0 * 17) }
  }

  static func text(_ pixels: [UInt8]) -> String {
    pixels.map { String($0) }.joined(separator: " ")
  }

  /// A csv of 4x4 pictures as FER2013 has it; picture `i` has label `i % 7` and the split `i % 3`.
  static func csv(_ count: Int, lineEnd: String = "\n") -> String {
    let splits = ["Training", "PublicTest", "PrivateTest"]
    let rows = (0..<count).map { "\($0 % 7),\(text(pixels($0))),\(splits[$0 % 3])" }
    return (["emotion,pixels,Usage"] + rows).map { $0 + lineEnd }.joined()
  }

  static func dataset(
    _ count: Int = 10, labels: LabelSet = .fer2013, splitNames: [String] = ["train", "test"],
    channels: Int = 1
  ) -> FaceDataset {
    FaceDataset(
      labels: labels, channels: channels, height: 4, width: 4,
      labelIndices: (0..<count).map { Int16($0 % labels.count) }, splitNames: splitNames,
      splitIndices: (0..<count).map { UInt8($0 % splitNames.count) }, source: "fixture",
      pixels: (0..<(count * channels)).flatMap(pixels))
  }
}

extension FaceDataset {
  /// The bytes of one picture.
  func picture(_ index: Int) -> [UInt8] {
    withPixels { Array($0[(index * imageSize)..<((index + 1) * imageSize)]) }
  }

  var allPixels: [UInt8] { withPixels { Array($0) } }
}

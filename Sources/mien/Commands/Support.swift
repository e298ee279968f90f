import Foundation
import MienCore
import MienData
import MienReport

/// What the user typed, as far as it can be told.
var commandLine: String { shellLine(["mien"] + CommandLine.arguments.dropFirst()) }

/// The words as a shell reads them.
func shellLine(_ words: [String]) -> String {
  words.map { word in
    word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=:,+@".contains($0) } && !word.isEmpty
      ? word : "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }.joined(separator: " ")
}

extension Picture {
  /// One picture of a data set, for a page.
  init(_ dataset: FaceDataset, at position: Int) throws {
    let plane = dataset.height * dataset.width
    let start = position * dataset.imageSize
    let planar = dataset.withPixels { Array($0[start..<start + dataset.imageSize]) }
    let interleaved = (0..<plane).flatMap { pixel in
      (0..<dataset.channels).map { planar[$0 * plane + pixel] }
    }
    try self.init(
      width: dataset.width, height: dataset.height, channels: dataset.channels, pixels: interleaved)
  }
}

/// What every evaluation states about itself.
func evaluationFacts(_ dataset: FaceDataset, split: String) -> [Fact] {
  [
    Fact("Command", commandLine, code: true), Fact("Data", dataset.source),
    Fact("Data fingerprint", dataset.fingerprint, code: true), Fact("Split", split),
    Fact("Machine", Machine.description), Fact("Mien", MienVersion.current),
  ]
}

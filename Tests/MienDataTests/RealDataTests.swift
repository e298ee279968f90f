import Foundation
import MienData
import Testing

private let realCsv =
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path
  + "/shared/fer2013/fer2013.csv.xz"

/// The real FER2013, where the machine has it: `../shared/fer2013` beside the checkout.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: realCsv)))
struct RealDataTests {
  /// Counts as published with the data set; moments as numpy gives them for the same rows.
  @Test func countsAndMomentsAreThePublishedOnes() throws {
    let folder = try TemporaryFolder()
    var options = OpenOptions()
    options.cacheFolder = folder.path
    let dataset = try FaceDataset.open(realCsv, options: options)
    #expect(dataset.splitNames == ["Training", "PublicTest"])
    #expect(dataset.splitCounts == [28_709, 3_589])
    #expect(dataset.height == 48 && dataset.width == 48)
    let statistics = DatasetStatistics(of: dataset)
    #expect(
      statistics.splits[0].classes.map(\.count) == [3995, 436, 4097, 7215, 4830, 3171, 4965])
    #expect(abs(statistics.splits[0].mean - 0.507742) < 1e-6)
    #expect(abs(statistics.splits[0].std - 0.255008) < 1e-6)
    // The three-nets paper's share of FER2013: three classes, 5,000 pictures, 80/20 of 80/20.
    let some = try dataset.selecting(
      DatasetSelection(
        classes: ["happy", "sad", "neutral"], limit: 5000, testFraction: 0.2,
        validationFraction: 0.2, seed: 1))
    #expect(some.splitNames == ["Training", "validation", "test", "left out"])
    #expect(some.splitCounts == [3199, 801, 1000, 27_298])
    let clock = ContinuousClock()
    var again: FaceDataset?
    let time = try clock.measure { again = try FaceDataset.open(realCsv, options: options) }
    #expect(again?.fingerprint == dataset.fingerprint)
    #expect(time < .seconds(1), "the second opening took \(time)")
  }
}

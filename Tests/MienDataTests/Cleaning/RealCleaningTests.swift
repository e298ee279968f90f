import Foundation
import MienData
import Testing

private let realCsv =
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  + "/shared/fer2013/fer2013.csv.xz"

#if DEBUG
  private let isOptimised = false
#else
  private let isOptimised = true
#endif

/// The real FER2013, where the machine has it: `../shared/fer2013` beside the checkout.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: realCsv)))
struct RealCleaningTests {
  private func real(_ folder: TemporaryFolder) throws -> FaceDataset {
    var options = OpenOptions()
    options.cacheFolder = folder.path
    return try FaceDataset.open(realCsv, options: options)
  }

  /// The first pictures alone: blanks and exact copies as numpy counts them in the same rows.
  @Test func theFirstPicturesHoldWhatIsKnown() throws {
    let folder = try TemporaryFolder()
    let whole = try real(folder)
    let count = 1500
    let dataset = FaceDataset(
      labels: whole.labels, height: 48, width: 48,
      labelIndices: Array(whole.labelIndices.prefix(count)), splitNames: whole.splitNames,
      splitIndices: Array(whole.splitIndices.prefix(count)), source: "first",
      pixels: whole.withPixels { Array($0.prefix(count * 48 * 48)) })
    let findings = try dataset.cleaningFindings()
    #expect(findings.blanks == [17, 639])
    #expect(findings.drawn.map(\.picture).contains(633))
    let summary = CleaningSummary(of: findings, in: dataset)
    #expect(summary.splits[0].exactCopies == 7)
  }

  /// The counts of `docs/cleaning.md`; unoptimised it would take minutes.
  @Test(.enabled(if: isOptimised)) func theWholeSetHoldsWhatTheDocumentationSays() throws {
    let folder = try TemporaryFolder()
    let dataset = try real(folder)
    let clock = ContinuousClock()
    var result: CleaningFindings?
    let time = try clock.measure { result = try dataset.cleaningFindings() }
    let findings = try #require(result)
    #expect(time < .seconds(60), "cleaning took \(time)")
    #expect(
      findings.blanks == [
        17, 639, 1648, 2059, 3185, 3931, 4327, 10_930, 14_702, 18_912, 22_314, 25_603, 29_447,
        30_705,
      ])
    let summary = CleaningSummary(of: findings, in: dataset)
    #expect(summary.splits.map(\.exactCopies).reduce(0, +) == 1532)
    #expect(summary.splits[0].exactCopiesOfOtherSplits == 351)
    #expect(findings.drawn.count == 289)
    #expect(summary.splits.map(\.nearCopies) == [2446, 53])
    #expect(summary.splits.map(\.mirroredCopies) == [37, 4])
    #expect(summary.groups == 2721 && summary.groupsAcrossSplits == 681)
    #expect(summary.conflictingGroups == 303)
    #expect(findings.list(for: dataset, command: "").entries.count == 4442)
  }
}

import Foundation
import MienCore
import Testing

@testable import MienData

private let shared =
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  + "/shared/fer2013"

@Suite struct FERPlusVotesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let header =
    "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"

  private func votes(_ rows: [String], header: String = header) throws -> FERPlusVotes {
    try .read(folder.file("votes.csv", ([header] + rows).joined(separator: "\n") + "\n"))
  }

  private func row(_ counts: [Int], usage: String = "Training", name: String = "x.png") -> String {
    ([usage, name] + counts.map(String.init)).joined(separator: ",")
  }

  /// A row without a name is no face: which rows these are tells votes from others, not only how many.
  @Test func digestKnowsWhichRowsCount() throws {
    let counts = [4, 0, 0, 1, 3, 2, 0, 0, 0, 0]
    let first = try votes([row(counts, name: ""), row(counts)])
    let second = try votes([row(counts), row(counts, name: "")])
    #expect(first.digest != second.digest)
    #expect(try first.digest == votes([row(counts, name: ""), row(counts)]).digest)
  }

  /// Votes, what majority makes of them, and what the shares are; worked out by hand from the rules
  /// of the paper.
  static let rules: [(votes: [Int], majority: Int?, shares: [Float]?)] = [
    ([4, 0, 0, 1, 3, 2, 0, 0, 0, 0], nil, [4 / 7, 0, 0, 0, 3 / 7, 0, 0, 0]),
    ([6, 0, 1, 1, 0, 0, 0, 0, 2, 0], 0, [1, 0, 0, 0, 0, 0, 0, 0]),
    ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], nil, nil),
    ([0, 5, 5, 0, 0, 0, 0, 0, 0, 0], nil, [0, 0.5, 0.5, 0, 0, 0, 0, 0]),
    ([2, 2, 2, 2, 2, 0, 0, 0, 0, 0], nil, nil),
    ([0, 0, 0, 0, 0, 0, 0, 0, 0, 10], nil, nil),
    ([3, 0, 0, 0, 0, 0, 0, 0, 7, 0], nil, nil),
    ([4, 2, 0, 0, 0, 0, 0, 0, 4, 0], nil, nil),
    ([5, 0, 0, 2, 0, 0, 0, 0, 2, 0], 0, [5 / 7, 0, 0, 2 / 7, 0, 0, 0, 0]),
    ([0, 0, 0, 0, 0, 0, 2, 8, 0, 0], 7, [0, 0, 0, 0, 0, 0, 0, 1]),
    ([3, 0, 2, 2, 0, 2, 0, 0, 0, 0], nil, nil),
  ]

  @Test(arguments: rules)
  func rulesOfThePaper(votes raw: [Int], majority: Int?, shares: [Float]?) throws {
    let votes = try votes([row(raw)])
    let clear = votes.shares(row: 0, rule: .majority)
    #expect(clear?.firstIndex(of: 1) == majority)
    for rule in [FERPlusVotes.Rule.probability, .crossEntropy] {
      #expect(votes.shares(row: 0, rule: rule) == shares)
    }
  }

  @Test func aPictureWithoutANameIsNoFace() throws {
    let votes = try votes([row([10, 0, 0, 0, 0, 0, 0, 0, 0, 0], name: "")])
    #expect(votes.shares(row: 0, rule: .majority) == nil)
    #expect(votes.shares(row: 0, rule: .probability) == nil)
  }

  private var faces: FaceDataset {
    FaceDataset(
      labels: .fer2013, height: 1, width: 1, labelIndices: [0, 1, 2, 3],
      splitNames: ["Training", "PublicTest"], splitIndices: [0, 1, 0, 1], source: "faces.csv",
      pixels: [1, 2, 3, 4])
  }

  private var rows: [String] {
    [
      row([4, 0, 0, 0, 6, 0, 0, 0, 0, 0], usage: "PublicTest"),
      row([5, 0, 0, 5, 0, 0, 0, 0, 0, 0]), row([0, 0, 0, 0, 0, 0, 0, 0, 9, 1]),
      row([0, 5, 5, 0, 0, 0, 0, 0, 0, 0], usage: "PublicTest"),
      row([9, 0, 0, 0, 0, 0, 0, 0, 0, 0], usage: "PrivateTest"),
    ]
  }

  @Test func labelsComeByBlockAndOrder() throws {
    let new = try faces.applying(votes(rows), rule: .crossEntropy)
    #expect(new.labels == .ferPlus)
    #expect(new.splitNames == ["Training", "PublicTest", "left out"])
    // The test split goes by majority: its second picture has none.
    #expect(new.labelIndices == [0, 4, -1, -1])
    #expect(new.splitIndices == [0, 1, 2, 2])
    let zeros = [Float](repeating: 0, count: 8)
    #expect(new.targets == [0.5, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0] + zeros + zeros)
    #expect(new.allPixels == [1, 2, 3, 4])
    let major = try faces.applying(votes(rows), rule: .majority)
    #expect(major.targets == nil)
    #expect(major.labelIndices == [-1, 4, -1, -1])
    #expect(Set([new.fingerprint, major.fingerprint, faces.fingerprint]).count == 3)
  }

  @Test func targetsSurviveAPackAndASelection() throws {
    let new = try faces.applying(votes(rows), rule: .probability)
    let path = "\(folder.path)/faces.safetensors"
    try new.writePack(to: path)
    let opened = try FaceDataset.open(path)
    #expect(opened.targets == new.targets)
    #expect(opened.computedFingerprint() == opened.fingerprint)
    let some = try opened.selecting(DatasetSelection(classes: ["sad", "angry"]))
    #expect(some.targets == [0, 0, 0, 1, 0, 0, 0, 0])
    #expect(some.labelIndices == [-1, 1, -1, -1])
  }

  @Test func countsMustAgree() throws {
    let error = #expect(throws: MienError.self) {
      try faces.applying(votes(Array(rows.dropFirst())), rule: .majority)
    }
    #expect(
      error?.description.hasPrefix(
        "votes.csv has 1 rows for PublicTest, faces.csv has 2 pictures") == true)
    let folders = Fixture.dataset(4)
    let missing = #expect(throws: MienError.self) {
      try folders.applying(votes(rows), rule: .majority)
    }
    #expect(missing?.description.contains("no votes for the split train of fixture") == true)
  }

  @Test func anotherOrderIsNoticed() throws {
    let count = 700
    let csv = FaceDataset(
      labels: .fer2013, height: 1, width: 1, labelIndices: (0..<count).map { Int16($0 % 7) },
      splitNames: ["Training"], splitIndices: [UInt8](repeating: 0, count: count), source: "x",
      pixels: [UInt8](repeating: 0, count: count))
    let clear = (0..<count).map { index in
      let label = LabelSet.ferPlus.index(of: LabelSet.fer2013.names[index % 7])
      return row((0..<10).map { $0 == label ? 10 : 0 })
    }
    #expect(try csv.applying(votes(clear), rule: .majority).splitNames == ["Training"])
    let sorted = (0..<count).map { clear[$0 / 100 + $0 % 100 * 7] }
    let error = #expect(throws: MienError.self) {
      try csv.applying(votes(sorted), rule: .majority)
    }
    #expect(error?.description.contains("are not in the order of the FER2013 csv") == true)
  }

  @Test(arguments: [
    ("Training,x.png,4,0,0,0,6,0,0,0,0", "row 2: the columns are not those of the header"),
    ("Training,x.png,4,0,0,0,6,0,0,0,0,-1", "row 2: \"-1\" is no number of votes"),
    ("Training,x.png,4,0,0,0,6,0,0,0,0,999999999999999999999", "is no number of votes"),
    ("Training,x.png,4,0,0,0,\"6,0,0,0,0,0", "row 2: the columns are not those of the header"),
    ("", "holds no votes"),
  ])
  func badFilesAreNamed(line: String, reason: String) {
    let error = #expect(throws: MienError.self) { try votes([line]) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func aMissingColumnIsNamed() {
    let error = #expect(throws: MienError.self) { try votes([], header: "Usage,neutral") }
    #expect(error?.description.contains("the column happiness is missing") == true)
  }

  @Test func damagedVotesAreToldOrRead() throws {
    let text = ([Self.header] + rows).joined(separator: "\n")
    var mutator = Mutator(
      seed: 13, words: ["-1", "256", "99999999999999999999", "\"", ",", "\n", "\0", "Training", ""])
    var readable = 0
    for _ in 0..<2000 {
      let path = try folder.file("votes.csv", mutator.mutant(of: Array(text.utf8)))
      do {
        let votes = try FERPlusVotes.read(path)
        readable += 1
        for rule in FERPlusVotes.Rule.allCases { _ = try faces.applying(votes, rule: rule) }
      } catch is MienError {
        // The expected end of damaged votes.
      }
    }
    #expect((100..<1900).contains(readable))
  }

  /// The counts of https://github.com/microsoft/FERPlus's own rules on the same rows.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: shared + "/fer2013new.csv")))
  func theRealVotesGiveThePublishedCounts() throws {
    let votes = try FERPlusVotes.read(shared + "/fer2013new.csv")
    let data = try FaceDataset.open(shared + "/fer2013.csv.xz")
    let majority = try data.applying(votes, rule: .majority)
    #expect(majority.splitCounts == [25_060, 3_199, 28_709 + 3_589 - 25_060 - 3_199])
    let shares = try data.applying(votes, rule: .probability)
    #expect(shares.splitCounts.prefix(2) == [27_956, 3_199])
    let training = try shares.indices(ofSplit: "Training")
    let counts = (Int16(0)..<8).map { label in
      training.count { shares.labelIndices[$0] == label }
    }
    #expect(counts == [10_122, 7_503, 3_524, 3_430, 2_407, 169, 641, 160])
  }
}

import Foundation
import MienCore
import Testing

@testable import MienData

@Suite struct CleaningListTests {
  private typealias Fixture = CleaningFixture

  /// A set with a blank and a drawing in both splits, copies with equal and other labels.
  private func planted() throws -> FaceDataset {
    var planted = try Fixture(faces: 40)
    planted.add(Fixture.blank(0))
    planted.add(Fixture.blank(200), split: 1)
    planted.add(Fixture.drawing())
    planted.add(planted.pictures[4], label: planted.labels[4])
    planted.add(planted.pictures[9], label: planted.labels[9], split: 1)
    planted.add(planted.pictures[14], label: (planted.labels[14] + 1) % 7)
    planted.add(planted.pictures[19], label: (planted.labels[19] + 1) % 7, split: 1)
    return planted.dataset()
  }

  @Test func trainingPicturesGo() throws {
    let dataset = try planted()
    let list = try dataset.cleaningFindings().list(for: dataset, command: "mien data clean")
    #expect(
      list.entries == [
        .init(picture: 9, reason: "exact copy of 44"),
        .init(picture: 14, reason: "copy with another label: 45"),
        .init(picture: 19, reason: "copy with another label: 46"),
        .init(picture: 40, reason: "blank"),
        .init(picture: 42, reason: "no photograph of a face"),
        .init(picture: 43, reason: "exact copy of 4"),
        .init(picture: 45, reason: "copy with another label: 14"),
      ])
    #expect(list.fingerprint == dataset.fingerprint && list.command == "mien data clean")
  }

  @Test func allSplitsCanBeCleaned() throws {
    let dataset = try planted()
    let list = try dataset.cleaningFindings().list(for: dataset, scope: .all, command: "")
    #expect(list.entries.map(\.picture) == [9, 14, 19, 40, 41, 42, 43, 45])
  }

  @Test func whatWasSeenInTrainingIsListed() throws {
    let dataset = try planted()
    let list = try dataset.cleaningFindings().seenList(for: dataset, command: "")
    #expect(
      list.entries == [
        .init(picture: 44, reason: "seen in training: 9"),
        .init(picture: 46, reason: "seen in training: 19"),
      ])
    #expect(try dataset.cleaned(by: list).splitCounts == [44, 1, 2])
  }

  @Test func withoutATrainingSplitNothingWasSeen() throws {
    let dataset = try Fixture(faces: 10).dataset()
    let findings = try dataset.cleaningFindings()
    #expect(throws: MienError.self) { try findings.seenList(for: dataset, command: "") }
  }

  @Test func aListComesBackAndIsApplied() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/new/list.txt"
    let dataset = try planted()
    let list = try dataset.cleaningFindings().list(
      for: dataset, command: "mien data clean --data 'a\tb\nc'")
    try list.write(to: path)
    let read = try CleaningList.read(path)
    #expect(read.entries == list.entries && read.fingerprint == dataset.fingerprint)
    #expect(read.command == "mien data clean --data 'a b c'")
    let cleaned = try dataset.cleaned(by: read)
    #expect(cleaned.count == dataset.count)
    #expect(cleaned.splitNames == ["Training", "PublicTest", FaceDataset.leftOutSplit])
    #expect(cleaned.splitCounts == [37, 3, 7])
    let gone = try cleaned.indices(ofSplit: FaceDataset.leftOutSplit)
    #expect(gone == read.entries.map(\.picture))
    #expect(gone.allSatisfy { cleaned.labelIndices[$0] == -1 })
    #expect(try cleaned.cleaningFindings().list(for: cleaned, command: "").entries.isEmpty)
  }

  @Test func aListForAnotherSetIsRefused() throws {
    let dataset = try planted()
    let other = try Fixture(faces: 10).dataset()
    let list = CleaningList(fingerprint: dataset.fingerprint, command: "", entries: [])
    #expect(throws: MienError.self) { try other.cleaned(by: list) }
    #expect(try dataset.cleaned(by: list).fingerprint == dataset.fingerprint)
    let beyond = CleaningList(
      fingerprint: dataset.fingerprint, command: "",
      entries: [.init(picture: dataset.count, reason: "")])
    #expect(throws: MienError.self) { try dataset.cleaned(by: beyond) }
  }

  @Test func peopleMayWriteLists() throws {
    let text = "# mien cleaning list 1\tabc\tby hand\r\n\r\n# mine\r\n7\n \t\n3\tugly\tvery\n"
    let list = try CleaningList(bytes: Array(text.utf8), path: "list")
    #expect(
      list.entries == [.init(picture: 7, reason: ""), .init(picture: 3, reason: "ugly very")])
  }

  @Test(arguments: [
    ("", "first line"), ("7\tblank\n", "first line"), ("# mien cleaning list 1\n", "first line"),
    ("# mien cleaning list 2\ta\tb\n", "first line"),
    ("# mien cleaning list 1\ta\tb\nblank\t7\n", "line 2"),
    ("# mien cleaning list 1\ta\tb\n\n-1\tblank\n", "line 3"),
    ("# mien cleaning list 1\ta\tb\n+1\tblank\n", "line 2"),
    ("# mien cleaning list 1\ta\tb\n1.5\n", "line 2"),
    ("# mien cleaning list 1\ta\tb\n\u{0664}\n", "line 2"),
    ("# mien cleaning list 1\ta\tb\n99999999999999999999\n", "line 2"),
    ("# mien cleaning list 1\ta\tb\n\tblank\n", "line 2"),
    ("# mien cleaning list 1\ta\tb\n4\n5\n4\tagain\n", "line 4"),
  ])
  func badLinesAreNamed(text: String, place: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("list.txt", text)
    let error = #expect(throws: MienError.self) { try CleaningList.read(path) }
    let told = try #require(error?.description)
    #expect(told.contains(path) && told.contains(place), "\(told)")
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = try TemporaryFolder()
    let bytes = try folder.file("bytes", [0xFF, 0xFE, 0x00])
    for path in [folder.path, folder.path + "/none", bytes, "/dev/zero"] {
      #expect(throws: MienError.self, "\(path)") { try CleaningList.read(path) }
    }
  }

  /// Comparing text with as many marks takes minutes; the suite would stand still.
  @Test(arguments: [0, 1, 2]) func marksInARowAreRefused(field: Int) throws {
    let folder = try TemporaryFolder()
    var fields = ["# mien cleaning list 1", "abc", "by hand"]
    fields[field] += String(repeating: "\u{0301}\u{0316}", count: 500_000)
    let path = try folder.file("list.txt", fields.joined(separator: "\t") + "\n")
    let error = #expect(throws: MienError.self) { try CleaningList.read(path) }
    #expect(try #require(error?.description).utf8.count < 300)
  }

  @Test func damagedListsNeverTrap() throws {
    let list = CleaningList(
      fingerprint: "0123456789abcdef", command: "mien data clean",
      entries: (0..<20).map { .init(picture: $0 * 3, reason: "exact copy of \($0)") })
    let folder = try TemporaryFolder()
    let path = folder.path + "/list.txt"
    try list.write(to: path)
    let original = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    var mutator = Mutator(
      seed: 5, words: ["\t", "\n", "-1", "#", "9223372036854775807", "9223372036854775808", "\0"])
    let dataset = try Fixture(faces: 60).dataset()
    var opened = 0
    for _ in 0..<2000 {
      do {
        let mutant = try CleaningList(bytes: mutator.mutant(of: original), path: path)
        opened += 1
        let own = CleaningList(
          fingerprint: dataset.fingerprint, command: "", entries: mutant.entries)
        _ = try dataset.cleaned(by: own)
      } catch is MienError {
        // The expected end of a damaged list.
      }
    }
    #expect((200..<1900).contains(opened), "\(opened) opened")
  }
}

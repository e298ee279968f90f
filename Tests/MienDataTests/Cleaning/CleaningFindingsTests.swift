import MienCore
import Testing

@testable import MienData

@Suite struct CleaningFindingsTests {
  private typealias Fixture = CleaningFixture

  @Test func soundFacesAreNotFlagged() throws {
    let findings = try Fixture().dataset().cleaningFindings()
    #expect(findings.blanks.isEmpty && findings.drawn.isEmpty && findings.duplicates.isEmpty)
  }

  @Test func blanksAreFound() throws {
    var planted = try Fixture(faces: 20)
    let expected = [
      planted.add(Fixture.blank(0)), planted.add(Fixture.blank(0), split: 1),
      planted.add(Fixture.blank(131)), planted.add(Fixture.nearlyBlank()),
    ]
    let findings = try planted.dataset().cleaningFindings()
    #expect(findings.blanks == expected)
    #expect(findings.drawn.isEmpty, "a blank is not drawn, too")
    // Blanks of one grey are copies of each other; blanks that look alike are not.
    #expect(findings.duplicates.map { $0.members.map(\.picture) } == [[expected[1], expected[0]]])
  }

  @Test(arguments: [(1, 1), (3, 1), (1, 2), (3, 3)])
  func drawingsAreFoundInEverySize(channels: Int, zoom: Int) throws {
    var planted = try Fixture(faces: 40)
    let expected = [planted.add(Fixture.drawing()), planted.add(Fixture.text())]
    let dataset = planted.dataset(channels: channels, zoom: zoom)
    let findings = try dataset.cleaningFindings()
    #expect(findings.drawn.map(\.picture) == expected)
    #expect(findings.drawn.allSatisfy { $0.score > 2 })
    #expect(findings.blanks.isEmpty && findings.duplicates.isEmpty)
  }

  @Test func smallPicturesAreNotCalledDrawn() throws {
    let side = 16
    let stripes = (0..<side * side).map { UInt8($0 % 2 * 255) }
    let dataset = FaceDataset(
      labels: .fer2013, height: side, width: side, labelIndices: [0], splitNames: ["Training"],
      splitIndices: [0], source: "small", pixels: stripes)
    #expect(try dataset.cleaningFindings().drawn.isEmpty)
  }

  @Test func copiesAreFound() throws {
    var planted = try Fixture()
    let faces = planted.pictures
    let exact = planted.add(faces[5])
    let bright = planted.add(Fixture.recompressed(faces[11]))
    let mirror = planted.add(Fixture.mirrored(faces[17]))
    let crop = planted.add(Fixture.moved(faces[23], right: 2, down: -1))
    let groups = try planted.dataset().cleaningFindings().duplicates
    #expect(groups.map { $0.members[0].picture } == [5, 11, 17, 23])
    #expect(groups.map { $0.members[1].picture } == [exact, bright, mirror, crop])
    #expect(groups.map { $0.members[1].original } == [5, 11, 17, 23])
    #expect(groups.map { $0.members[1].relation } == [.exact, .near, .mirrored, .near])
    #expect(groups.allSatisfy { $0.members[0].relation == .first && $0.members.count == 2 })
    #expect(groups.allSatisfy { (0.98...1.000001).contains($0.members[1].similarity) })
  }

  @Test func copiesOfCopiesAreOneGroup() throws {
    var planted = try Fixture(faces: 40)
    let bright = Fixture.recompressed(planted.pictures[8])
    let first = planted.add(bright)
    let second = planted.add(bright)
    let group = try #require(try planted.dataset().cleaningFindings().duplicates.first)
    #expect(group.members.map(\.picture) == [8, first, second])
    #expect(group.members.map(\.relation) == [.first, .near, .exact])
    #expect(group.members.map(\.original) == [8, 8, first])
  }

  @Test func whatStaysComesFirst() throws {
    var planted = try Fixture(faces: 40)
    let other = planted.add(planted.pictures[3], split: 1)
    let dataset = planted.dataset()
    let group = try #require(try dataset.cleaningFindings().duplicates.first)
    #expect(group.members.map(\.picture) == [other, 3])
    #expect(group.crossesSplits(in: dataset))
  }

  @Test func leftOutPicturesAreForgotten() throws {
    var planted = try Fixture(faces: 20)
    let copy = planted.add(planted.pictures[0])
    let blank = planted.add(Fixture.blank(9))
    let rest = try planted.dataset().selecting(DatasetSelection(excluded: [copy, blank]))
    let findings = try rest.cleaningFindings()
    #expect(findings.blanks.isEmpty && findings.duplicates.isEmpty)
  }

  @Test func thresholdsDrawTheLines() throws {
    var planted = try Fixture(faces: 40)
    let bright = planted.add(Fixture.recompressed(planted.pictures[8]))
    let drawing = planted.add(Fixture.drawing())
    var thresholds = CleaningThresholds()
    let dataset = planted.dataset()
    #expect(try dataset.cleaningFindings(thresholds: thresholds).duplicates.count == 1)
    thresholds.similarity = 1
    thresholds.drawnScore = 100
    let strict = try dataset.cleaningFindings(thresholds: thresholds)
    #expect(strict.duplicates.isEmpty && strict.drawn.isEmpty, "\(bright) \(drawing)")
    thresholds.similarity = .nan
    #expect(throws: MienError.self) { try dataset.cleaningFindings(thresholds: thresholds) }
    thresholds.similarity = 0.9
    thresholds.hashDistance = 12
    #expect(throws: MienError.self) { try dataset.cleaningFindings(thresholds: thresholds) }
  }

  @Test func emptyAndTinySetsHaveNoFindings() throws {
    let none = FaceDataset(
      labels: .fer2013, height: 48, width: 48, labelIndices: [], splitNames: ["Training"],
      splitIndices: [], source: "none", pixels: [])
    let findings = try none.cleaningFindings()
    #expect(findings.blanks.isEmpty && findings.duplicates.isEmpty)
    let dot = FaceDataset(
      labels: .fer2013, height: 1, width: 1, labelIndices: [0, 1], splitNames: ["Training"],
      splitIndices: [0, 0], source: "dots", pixels: [7, 7])
    #expect(try dot.cleaningFindings().blanks == [0, 1])
  }

  @Test func summaryCountsEveryKind() throws {
    var planted = try Fixture(faces: 40)
    let label = planted.labels[4]
    planted.add(planted.pictures[4], label: (label + 1) % 7, split: 1)
    planted.add(Fixture.recompressed(planted.pictures[9]), label: planted.labels[9])
    planted.add(Fixture.mirrored(planted.pictures[14]), label: planted.labels[14])
    planted.add(Fixture.blank(0))
    planted.add(Fixture.drawing(), split: 1)
    let dataset = planted.dataset()
    let summary = CleaningSummary(of: try dataset.cleaningFindings(), in: dataset)
    let training = summary.splits[0]
    let other = summary.splits[1]
    #expect(training.pictures == 43 && other.pictures == 2)
    #expect(training.blanks == 1 && training.drawn == 0 && other.drawn == 1)
    #expect(training.exactCopies == 1 && training.exactCopiesOfOtherSplits == 1)
    #expect(training.nearCopies == 1 && training.mirroredCopies == 1)
    #expect(training.sharedWithOtherSplits == 1 && other.sharedWithOtherSplits == 1)
    #expect(training.conflicting == 1 && other.conflicting == 1 && other.exactCopies == 0)
    #expect(summary.groups == 3 && summary.groupsAcrossSplits == 1)
    #expect(summary.conflictingGroups == 1)
  }
}

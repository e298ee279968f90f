import MienCore
import Testing

@testable import MienData

@Suite struct GroupSplitTests {
  /// 100 persons with 3 to 12 pictures each, of two or three of five classes.
  private let base: FaceDataset = {
    var generator = SeededGenerator(seed: 9)
    var groups: [Int32] = []
    var labels: [Int16] = []
    for person in Int32(0)..<100 {
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let label = Int16.random(in: 0..<5, using: &generator)
        groups += [person, person, person]
        labels += [label, label, label]
      }
    }
    return FaceDataset(
      labels: LabelSet(["a", "b", "c", "d", "e"]), channels: 1, height: 1, width: 1,
      labelIndices: labels, splitNames: ["all"],
      splitIndices: [UInt8](repeating: 0, count: labels.count), source: "persons", skipped: 0,
      fingerprint: nil, pixels: .memory(PixelBuffer()), groups: groups)
  }()

  @Test(arguments: UInt64(0)..<5)
  func noPersonIsInTwoSplitsAndEveryClassIsInAll(seed: UInt64) throws {
    let new = try base.selecting(
      DatasetSelection(testFraction: 0.2, validationFraction: 0.2, seed: seed))
    let groups = try #require(new.groups)
    let homes = Dictionary(grouping: new.splitIndices.indices) { groups[$0] }
    for (_, positions) in homes {
      #expect(Set(positions.map { new.splitIndices[$0] }).count == 1)
    }
    for (split, share) in [("Training", 0.64), ("validation", 0.16), ("test", 0.2)] {
      for label in Int16(0)..<5 {
        let all = Double(new.labelIndices.count { $0 == label })
        let here = Double(try new.indices(ofSplit: split).count { new.labelIndices[$0] == label })
        #expect(abs(here / all - share) < 0.06, "\(split) \(label): \(here / all)")
      }
    }
  }

  @Test func theSeedDecides() throws {
    func splits(_ seed: UInt64) throws -> [UInt8] {
      try base.selecting(DatasetSelection(testFraction: 0.2, seed: seed)).splitIndices
    }
    #expect(try splits(1) == splits(1))
    #expect(try splits(1) != splits(2))
  }
}

import MienCore
import Testing

@testable import MienVision

@Suite struct AssignmentTests {
  /// The largest sum of any assignment, by trying all.
  private func best(_ affinity: [[Double]], _ taken: Set<Int> = [], _ row: Int = 0) -> Double {
    guard row < affinity.count else { return 0 }
    var sum = best(affinity, taken, row + 1)
    for (column, value) in affinity[row].enumerated() where value > 0 && !taken.contains(column) {
      sum = max(sum, value + best(affinity, taken.union([column]), row + 1))
    }
    return sum
  }

  @Test func theSumIsTheLargestThereIs() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let rows = Int(generator.uniform() * 6) + 1
      let columns = Int(generator.uniform() * 6) + 1
      let affinity = (0..<rows).map { _ in
        (0..<columns).map { _ in generator.uniform() < 0.4 ? 0 : generator.uniform() }
      }
      let pairs = Assignment.pairs(affinity)
      #expect(pairs.count == rows)
      let used = pairs.compactMap { $0 }
      #expect(Set(used).count == used.count, "a column is taken twice: \(pairs)")
      let values = pairs.enumerated().compactMap { row, column in column.map { affinity[row][$0] } }
      #expect(values.allSatisfy { $0 > 0 })
      #expect(abs(values.reduce(0, +) - best(affinity)) < 1e-9, "\(affinity)")
    }
  }

  @Test func theFirstBestIsNotTheBestForAll() {
    let affinity = [[0.9, 0.8], [0.7, 0]]
    #expect(Assignment.pairs(affinity) == [1, 0])
    #expect(Assignment.greedy(affinity) == [0, nil])
  }

  @Test func nothingIsPairedWithNothing() {
    #expect(Assignment.pairs([]).isEmpty)
    #expect(Assignment.pairs([[], []]) == [nil, nil])
    #expect(Assignment.pairs([[0, 0]]) == [nil])
  }

  @Test func aCrowdIsPairedToo() {
    let count = 300
    let affinity = (0..<count).map { row in
      (0..<count).map { $0 == count - 1 - row ? 0.9 : $0 == row ? 0.3 : 0 }
    }
    #expect(Assignment.pairs(affinity) == (0..<count).map { count - 1 - $0 })
  }
}

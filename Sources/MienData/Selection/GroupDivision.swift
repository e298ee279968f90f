import MienCore

/// Divides pictures so that those of one group, such as a person's, stay together.
public struct GroupDivision {
  private let groups: [Int32]
  private let labels: [Int16]
  private let seed: UInt64

  /// - Parameters:
  ///   - groups: The group of every picture of a data set; see ``FaceDataset/groups``.
  ///   - labels: The class of every one.
  public init(groups: [Int32], labels: [Int16], seed: UInt64) {
    self.groups = groups
    self.labels = labels
    self.seed = seed
  }

  /// Puts whole groups, in random order, where they bring the classes' shares closest to the wanted
  /// ones.
  ///
  /// - Parameters:
  ///   - members: For every class the positions of its pictures.
  ///   - shares: Of the parts, above 0, together 1.
  /// - Complexity: O(pictures + groups * parts * classes of a group).
  public func parts(
    of members: [[Int]], shares: [Double]
  ) -> [(position: Int, part: Int)] {
    let pictures = members.joined().sorted()
    let grouped = Dictionary(grouping: pictures) { groups[$0] }
    var generator = SeededGenerator(seed: seed, stream: 0x6772_6F75_7073)
    let totals = members.map { Double($0.count) }
    var filled = [[Double]](
      repeating: [Double](repeating: 0, count: totals.count), count: shares.count)
    var plan: [(position: Int, part: Int)] = []
    for group in grouped.keys.sorted().shuffled(using: &generator) {
      let positions = grouped[group] ?? []
      let counts = Dictionary(grouping: positions) { Int(labels[$0]) }.mapValues {
        Double($0.count)
      }
      // Squared distance of what a part has of each class to its share, over the share, so that
      // small parts fill as fast as large ones.
      let costs = shares.indices.map { part in
        counts.keys.sorted().reduce(0.0) { sum, label in
          let before = filled[part][label] / totals[label] - shares[part]
          let after = before + (counts[label] ?? 0) / totals[label]
          return sum + (after * after - before * before) / shares[part]
        }
      }
      let part = shares.indices.min { costs[$0] < costs[$1] } ?? 0
      for (label, count) in counts { filled[part][label] += count }
      plan += positions.map { ($0, part) }
    }
    return plan
  }
}

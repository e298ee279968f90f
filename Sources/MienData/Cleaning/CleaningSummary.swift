/// How many doubtful pictures of what kind each split of a data set has.
public struct CleaningSummary: Codable, Equatable, Sendable {
  /// The pictures of one split. A picture may count in several lines.
  public struct Split: Codable, Equatable, Sendable {
    public let name: String
    public internal(set) var pictures = 0
    public internal(set) var blanks = 0
    /// Drawings, text, logos and error tiles.
    public internal(set) var drawn = 0
    /// Pictures with the same pixels as one that stays or was counted before, in any split.
    public internal(set) var exactCopies = 0
    public internal(set) var nearCopies = 0
    public internal(set) var mirroredCopies = 0
    /// Those of ``exactCopies`` whose original lies in another split.
    public internal(set) var exactCopiesOfOtherSplits = 0
    /// Pictures of which another split has a copy, exact or near.
    public internal(set) var sharedWithOtherSplits = 0
    /// Pictures of groups of copies that bear different labels.
    public internal(set) var conflicting = 0
  }

  /// In the order of ``FaceDataset/splitNames``.
  public let splits: [Split]
  /// Groups of copies.
  public let groups: Int
  /// Those of ``groups`` with members in several splits.
  public let groupsAcrossSplits: Int
  /// Those of ``groups`` whose labels disagree.
  public let conflictingGroups: Int

  /// - Precondition: `findings` are those of `dataset`.
  public init(of findings: CleaningFindings, in dataset: FaceDataset) {
    var splits = dataset.splitNames.map { Split(name: $0) }
    func split(_ picture: Int) -> Int { Int(dataset.splitIndices[picture]) }
    for (index, count) in dataset.splitCounts.enumerated() { splits[index].pictures = count }
    for picture in findings.blanks { splits[split(picture)].blanks += 1 }
    for finding in findings.drawn { splits[split(finding.picture)].drawn += 1 }
    for group in findings.duplicates {
      let isConflicting = group.isConflicting(in: dataset)
      let crosses = group.crossesSplits(in: dataset)
      for member in group.members {
        let own = split(member.picture)
        switch member.relation {
        case .first: break
        case .exact:
          splits[own].exactCopies += 1
          if split(member.original) != own { splits[own].exactCopiesOfOtherSplits += 1 }
        case .near: splits[own].nearCopies += 1
        case .mirrored: splits[own].mirroredCopies += 1
        }
        if crosses { splits[own].sharedWithOtherSplits += 1 }
        if isConflicting { splits[own].conflicting += 1 }
      }
    }
    self.splits = splits
    groups = findings.duplicates.count
    groupsAcrossSplits = findings.duplicates.count { $0.crossesSplits(in: dataset) }
    conflictingGroups = findings.duplicates.count { $0.isConflicting(in: dataset) }
  }
}

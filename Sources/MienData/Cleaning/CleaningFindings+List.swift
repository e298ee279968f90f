import MienCore

extension CleaningFindings {
  /// Which splits a list may take pictures from.
  public enum Scope: Sendable {
    /// The training split alone, so that figures on the others stay comparable with anybody's. A
    /// data set without one is taken as a whole.
    case training
    /// All splits.
    case all
  }

  /// The pictures that should go, by position, each with its reason.
  ///
  /// These are blanks, drawn pictures, all but the first of every group of copies, and of groups
  /// whose labels disagree every picture of the training split. A picture with several reasons is
  /// listed once, with the first of them in this order.
  public func list(
    for dataset: FaceDataset, scope: Scope = .training, command: String
  ) -> CleaningList {
    var reasons: [Int: String] = [:]
    func note(_ picture: Int, _ reason: String) {
      if reasons[picture] == nil { reasons[picture] = reason }
    }
    for picture in blanks { note(picture, "blank") }
    for finding in drawn { note(finding.picture, "no photograph of a face") }
    let training = dataset.learntSplit
    for group in duplicates {
      let isConflicting = group.isConflicting(in: dataset)
      for member in group.members {
        let learnt = training == nil || dataset.splitIndices[member.picture] == training
        if isConflicting && learnt {
          let others = group.members.map(\.picture).filter { $0 != member.picture }
          note(member.picture, "copy with another label: \(Self.named(others))")
        } else if member.relation != .first {
          note(member.picture, "\(member.relation.rawValue) copy of \(member.original)")
        }
      }
    }
    let chosen = reasons.filter { picture, _ in
      scope == .all || training == nil || dataset.splitIndices[picture] == training
    }
    return CleaningList(chosen, of: dataset, command: command)
  }

  /// The pictures of other splits that have a copy in the training split: a network may have learned them by
  /// heart, and figures on the rest show what it makes of new faces.
  ///
  /// - Throws: `MienError.usage` where no split is the training split, or all pictures are in it.
  public func seenList(for dataset: FaceDataset, command: String) throws -> CleaningList {
    guard let training = dataset.learntSplit,
      dataset.splitIndices.contains(where: { $0 != training })
    else { throw MienError.usage("\(dataset.source) has no training split beside others") }
    var reasons: [Int: String] = [:]
    for group in duplicates {
      let pictures = group.members.map(\.picture)
      let seen = pictures.filter { dataset.splitIndices[$0] == training }.sorted()
      guard !seen.isEmpty else { continue }
      for picture in pictures where dataset.splitIndices[picture] != training {
        reasons[picture] = "seen in training: \(Self.named(seen))"
      }
    }
    return CleaningList(reasons, of: dataset, command: command)
  }

  private static func named(_ pictures: [Int]) -> String {
    let told = pictures.prefix(8).map(String.init).joined(separator: ", ")
    return pictures.count > 8 ? told + ", …" : told
  }
}

extension CleaningList {
  /// The pictures of `reasons`, by position.
  fileprivate init(_ reasons: [Int: String], of dataset: FaceDataset, command: String) {
    self.init(
      fingerprint: dataset.fingerprint, command: command,
      entries: reasons.sorted { $0.key < $1.key }.map { .init(picture: $0, reason: $1) })
  }
}

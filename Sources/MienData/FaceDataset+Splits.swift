import MienCore

extension FaceDataset {
  /// The positions of the pictures of one split, ascending.
  ///
  /// The name is looked up without regard to case. Failing that, `train` and `training`,
  /// `validation`, `valid` and `val`, `test` and `testing` stand for each other where just one
  /// split answers to them.
  ///
  /// - Throws: `MienError.usage` that lists the splits there are and how many pictures each holds.
  public func indices(ofSplit name: String) throws -> [Int] {
    let split = UInt8(try splitIndex(of: name))
    return splitIndices.indices.filter { splitIndices[$0] == split }
  }

  /// How many pictures each of ``splitNames`` holds.
  public var splitCounts: [Int] {
    var counts = [Int](repeating: 0, count: splitNames.count)
    for split in splitIndices { counts[Int(split)] += 1 }
    return counts
  }

  /// The number of a split in ``splitNames``; see ``indices(ofSplit:)``.
  public func splitIndex(of name: String) throws -> Int {
    let wanted = name.lowercased()
    if let exact = splitNames.firstIndex(where: { $0.lowercased() == wanted }) { return exact }
    if let role = SplitRole(name: name) {
      let candidates = splitNames.indices.filter { SplitRole(name: splitNames[$0]) == role }
      if candidates.count == 1 { return candidates[0] }
    }
    let known = zip(splitNames, splitCounts).map { "\($0) (\($1))" }.joined(separator: ", ")
    throw MienError.usage("the data set has no split \"\(name)\"; it has \(known)")
  }
}

/// What a split is for, as far as its name tells.
enum SplitRole: CaseIterable, Comparable {
  case training, validation, test

  init?(name: String) {
    switch name.lowercased() {
    case "train", "training": self = .training
    case "validation", "valid", "val": self = .validation
    case "test", "testing": self = .test
    default: return nil
    }
  }
}

import MienCore

/// Labels and splits of a data set while a selection works on them.
struct SelectionDraft {
  let base: FaceDataset
  let seed: UInt64
  private(set) var labels: LabelSet
  private(set) var labelIndices: [Int16]
  private(set) var splitNames: [String]
  /// The split of every picture; nil when it is left out.
  private(set) var splits: [UInt8?]
  /// For each class of ``labels`` its number in the data set.
  private var origins: [Int]

  init(_ base: FaceDataset, seed: UInt64) {
    self.base = base
    self.seed = seed
    labels = base.labels
    origins = Array(base.labels.names.indices)
    // What an earlier selection left out stays out.
    let leftOut = base.splitNames.firstIndex(of: FaceDataset.leftOutSplit).map(UInt8.init)
    splitNames = base.splitNames.filter { $0 != FaceDataset.leftOutSplit }
    splits = base.splitIndices.map { split in
      guard let leftOut else { return split }
      return split == leftOut ? nil : split > leftOut ? split - 1 : split
    }
    labelIndices = zip(base.labelIndices, splits).map { $1 == nil ? -1 : $0 }
  }

  private mutating func leaveOut(_ position: Int) {
    splits[position] = nil
    labelIndices[position] = -1
  }

  /// - Throws: `MienError.usage` for a position that the data set does not have.
  mutating func exclude(_ positions: [Int]) throws {
    for position in positions {
      guard splits.indices.contains(position) else {
        throw MienError.usage(
          "the picture \(position) is to be left out, but \(base.source) has \(base.count), "
            + "counted from 0; the list belongs to another data set")
      }
      leaveOut(position)
    }
  }

  /// Keeps some classes, in this order; all when `names` is empty.
  ///
  /// Pictures without a label stay: a selection of classes says nothing of them.
  mutating func keep(classes names: [String]) throws {
    if names.isEmpty { return }
    origins = []
    for name in names {
      guard let index = labels.index(of: name) else {
        throw MienError.usage(
          "the class \"\(name)\" is not in \(base.source); it has "
            + labels.names.joined(separator: ", ") + nearest(to: name, in: labels.names))
      }
      guard !origins.contains(index) else {
        throw MienError.usage("the class \"\(name)\" is selected twice")
      }
      origins.append(index)
    }
    var numbers = [Int16](repeating: -1, count: labels.count)
    for (number, origin) in origins.enumerated() { numbers[origin] = Int16(number) }
    for position in splits.indices where labelIndices[position] >= 0 {
      let number = numbers[Int(labelIndices[position])]
      if number < 0 { leaveOut(position) } else { labelIndices[position] = number }
    }
    labels = LabelSet(origins.map { labels.names[$0] })
  }

  /// Makes one split of all labelled pictures; the others are left out.
  mutating func pool() {
    splitNames = ["Training"]
    for position in splits.indices where splits[position] != nil {
      if labelIndices[position] < 0 { leaveOut(position) } else { splits[position] = 0 }
    }
  }

  /// Leaves pictures of the training split out, at random, until no class has over `perClass` and
  /// all together have at most `all`.
  mutating func limit(perClass: Int?, all: Int?, warn: (String) -> Void) throws {
    if perClass == nil && all == nil { return }
    var members = try shuffledMembers()
    if let perClass {
      for (label, pictures) in members.enumerated() {
        if pictures.count < perClass {
          warn(
            "\(base.source): the class \(labels.names[label]) has only \(pictures.count) pictures "
              + "where \(perClass) are wanted; all are taken")
        }
        members[label] = Array(pictures.prefix(perClass))
      }
    }
    if let all {
      let counts = Self.apportioned(all, over: members.map(\.count))
      members = zip(members, counts).map { Array($0.prefix($1)) }
    }
    let kept = Set(members.joined())
    let training = try trainingSplit()
    for position in splits.indices
    where splits[position] == training && labelIndices[position] >= 0 && !kept.contains(position) {
      leaveOut(position)
    }
  }

  /// The labelled pictures of the training split by class, each class in a random order of its own:
  /// that of a class does not depend on which others are selected.
  func shuffledMembers() throws -> [[Int]] {
    let training = try trainingSplit()
    var members = [[Int]](repeating: [], count: labels.count)
    for position in splits.indices
    where splits[position] == training && labelIndices[position] >= 0 {
      members[Int(labelIndices[position])].append(position)
    }
    return zip(members, origins).map { pictures, origin in
      var generator = SeededGenerator(seed: seed, stream: 0x5E1E_C700_0000 + UInt64(origin))
      return pictures.shuffled(using: &generator)
    }
  }

  /// The number of the split that is learnt from.
  func trainingSplit() throws -> UInt8 {
    if splitNames.count == 1 { return 0 }
    let roles = splitNames.indices.filter { SplitRole(name: splitNames[$0]) == .training }
    guard let first = roles.first, roles.count == 1 else {
      throw MienError.usage(
        "\(base.source) has no one split Training to select from; its splits are "
          + splitNames.joined(separator: ", ") + "; make new ones with a test fraction")
    }
    return UInt8(first)
  }

  /// `total` as whole numbers in the proportions of `counts` and none above its own: the largest
  /// remainders are rounded up (Hamilton's method).
  static func apportioned(_ total: Int, over counts: [Int]) -> [Int] {
    let sum = counts.reduce(0, +)
    guard sum > total else { return counts }
    let exact = counts.map { $0.multipliedFullWidth(by: total) }.map { sum.dividingFullWidth($0) }
    var shares = exact.map(\.quotient)
    let order = counts.indices.sorted {
      (exact[$1].remainder, $0) < (exact[$0].remainder, $1)
    }
    for index in order.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }

  /// Gives the pictures of `plan` their new split.
  mutating func assign(_ plan: [(position: Int, split: UInt8)], names: [String]) {
    splitNames = names
    for (position, split) in plan { splits[position] = split }
  }

  /// The data set as drafted.
  func dataset(fingerprint: String) throws -> FaceDataset {
    var names = splitNames
    let leftOut = names.count
    if splits.contains(nil) { names.append(FaceDataset.leftOutSplit) }
    guard names.count <= 256 else {
      throw MienError.usage("\(base.source) would have over 256 splits")
    }
    return FaceDataset(
      labels: labels, channels: base.channels, height: base.height, width: base.width,
      labelIndices: labelIndices, splitNames: names,
      splitIndices: splits.map { $0 ?? UInt8(leftOut) }, source: base.source,
      skipped: base.skipped, fingerprint: fingerprint, pixels: base.pixels,
      targets: base.targets.map(selectedTargets), groups: base.groups, layout: base.layout)
  }

  /// The columns of the classes that are kept, each row scaled to 1 again; zeros for what is left
  /// out.
  private func selectedTargets(_ targets: [Float]) -> [Float] {
    let stride = base.labels.count
    return splits.indices.flatMap { position -> [Float] in
      guard labelIndices[position] >= 0 else {
        return [Float](repeating: 0, count: origins.count)
      }
      let row = origins.map { targets[position * stride + $0] }
      let sum = row.reduce(0, +)
      return sum > 0 ? row.map { $0 / sum } : row
    }
  }
}

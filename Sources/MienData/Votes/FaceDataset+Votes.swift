import MienCore

extension FaceDataset {
  /// The same pictures with the labels of FER+ in place of FER2013's.
  ///
  /// Votes belong to pictures by split and order, so this must be FER2013 in the order of its csv,
  /// with or without the PrivateTest rows. The training split gets its labels by `rule`, the others
  /// by majority whatever the rule, as in the paper. A picture that does not count gets the label
  /// -1 and the split ``leftOutSplit``. Any rule but majority also gives ``targets``; the label of a
  /// picture is then its strongest emotion, the first of several.
  ///
  /// - Throws: `MienError.usage` when the votes have other splits, other numbers of rows, or labels
  ///   that have nothing to do with those of the pictures.
  /// - Complexity: O(`count`); pixels are neither copied nor read.
  public func applying(_ votes: FERPlusVotes, rule: FERPlusVotes.Rule) throws -> FaceDataset {
    let rows = try rows(of: votes)
    try check(votes, rows)
    let isTraining = splitNames.map { SplitRole(name: $0) == .training }
    let emotions = LabelSet.ferPlus.count
    var labels = [Int16](repeating: -1, count: count)
    var targets = [Float](repeating: 0, count: rule == .majority ? 0 : count * emotions)
    var left = false
    for position in 0..<count {
      let own = isTraining[Int(splitIndices[position])] ? rule : .majority
      guard let shares = votes.shares(row: rows[position], rule: own),
        let label = shares.indices.max(by: { (shares[$0], $1) < (shares[$1], $0) })
      else {
        left = true
        continue
      }
      labels[position] = Int16(label)
      if rule != .majority {
        targets.replaceSubrange(position * emotions..<(position + 1) * emotions, with: shares)
      }
    }
    let names = splitNames + (left ? [Self.leftOutSplit] : [])
    guard names.count <= 256 else { throw MienError.usage("\(source) has over 255 splits") }
    return FaceDataset(
      labels: .ferPlus, channels: channels, height: height, width: width, labelIndices: labels,
      splitNames: names,
      splitIndices: zip(labels, splitIndices).map { $0 < 0 ? UInt8(splitNames.count) : $1 },
      source: source, skipped: skipped,
      fingerprint: Fingerprint.of(
        "mien.votes 1\n\(fingerprint)\n\(rule.rawValue)\n\(votes.digest)"),
      pixels: pixels, targets: rule == .majority ? nil : targets, groups: groups, layout: layout)
  }

  /// For every picture its row of votes.
  private func rows(of votes: FERPlusVotes) throws -> [Int] {
    var rows = [Int](repeating: 0, count: count)
    for (split, name) in splitNames.enumerated() {
      let positions = splitIndices.indices.filter { splitIndices[$0] == UInt8(split) }
      if positions.isEmpty { continue }
      guard let block = votes.blocks.first(where: { $0.usage.lowercased() == name.lowercased() })
      else {
        throw MienError.usage(
          "\(votes.source) has no votes for the split \(name) of \(source); it has "
            + votes.blocks.map { TerminalText.plain($0.usage) }.joined(separator: ", ")
            + "; votes go with the FER2013 csv")
      }
      guard block.rows.count == positions.count else {
        throw MienError.usage(
          "\(votes.source) has \(block.rows.count) rows for \(name), \(source) has "
            + "\(positions.count) pictures; votes go with the whole FER2013 csv, without --skip-bad; to clean it, "
            + "name the list in the recipe's data.clean"
        )
      }
      for (position, row) in zip(positions, block.rows) { rows[position] = row }
    }
    return rows
  }

  /// Refuses votes whose clear cases mostly contradict the labels: they belong to another order of
  /// the pictures, as that of a folder.
  ///
  /// In the csv's order four of five of the majorities agree with FER2013, in a folder's one of
  /// five.
  private func check(_ votes: FERPlusVotes, _ rows: [Int]) throws {
    let same = labels.names.map { LabelSet.ferPlus.index(of: $0) }
    var clear = 0
    var agreeing = 0
    for position in 0..<count where labelIndices[position] >= 0 {
      guard let label = same[Int(labelIndices[position])],
        let shares = votes.shares(row: rows[position], rule: .majority)
      else { continue }
      clear += 1
      if shares[label] > 0 { agreeing += 1 }
    }
    guard clear < 200 || 2 * agreeing > clear else {
      throw MienError.usage(
        "only \(agreeing) of \(clear) clear votes of \(votes.source) agree with the labels of "
          + "\(source): its pictures are not in the order of the FER2013 csv")
    }
  }
}

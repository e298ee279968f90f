import MienCore

extension SelectionDraft {
  /// Divides the training split, which is all there is when there is to be a test split, into
  /// Training, validation and test.
  mutating func divide(test: Double?, validation: Double?) throws {
    if test == nil && validation == nil { return }
    let training = try trainingSplit()
    if test == nil, let taken = splitNames.first(where: { SplitRole(name: $0) == .validation }) {
      throw MienError.usage(
        "\(base.source) has the validation split \(taken) already; give a test fraction too, "
          + "for splits that are all new")
    }
    let testShare = test ?? 0
    let validationShare = (validation ?? 0) * (1 - testShare)
    var parts = [(number: training, share: 1 - testShare - validationShare)]
    var names = splitNames
    for (name, share) in [("validation", validationShare), ("test", testShare)] where share > 0 {
      guard names.count < 255 else { throw MienError.usage("\(base.source) has over 254 splits") }
      parts.append((UInt8(names.count), share))
      names.append(name)
    }
    let shares = parts.map(\.share)
    let members = try shuffledMembers()
    let plan =
      base.groups.map {
        GroupDivision(groups: $0, labels: labelIndices, seed: seed).parts(
          of: members, shares: shares)
      }
      ?? members.flatMap { Self.byClass($0, shares) }
    for (part, name) in zip(parts.indices, [splitNames[Int(training)]] + names[splitNames.count...])
    where !plan.contains(where: { $0.part == part }) {
      throw MienError.usage(
        "\(base.source) has too few pictures: the split \(name) would be empty; change the "
          + "fractions"
      )
    }
    assign(plan.map { ($0.position, parts[$0.part].number) }, names: names)
  }

  /// Cuts one class's pictures, in their order, into shares, rounded; the last part first.
  private static func byClass(
    _ pictures: [Int], _ shares: [Double]
  ) -> [(position: Int, part: Int)] {
    var rest = pictures[...]
    var left = 1.0
    var plan: [(position: Int, part: Int)] = []
    for part in shares.indices.reversed() {
      // Each share is one of what the parts before it left, as the papers' 80/20 of 80/20 is.
      let count = part == 0 ? rest.count : Int((Double(rest.count) * shares[part] / left).rounded())
      plan += rest.prefix(count).map { ($0, part) }
      rest = rest.dropFirst(count)
      left -= shares[part]
    }
    return plan
  }
}

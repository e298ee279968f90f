import MienCore
import MienData
import MienReport

extension CleaningAnswer {
  /// How many pictures or groups each section of the page shows; more would make it slow to open.
  private static let shown = 400

  /// The same for a page with pictures.
  func overview(_ dataset: FaceDataset) throws -> CleaningOverview {
    let across = duplicates.filter(\.acrossSplits)
    let conflicting = duplicates.filter { !$0.acrossSplits && $0.conflicting }
    let others = duplicates.filter { !$0.acrossSplits && !$0.conflicting }
    return CleaningOverview(
      name: source, count: pictures, listed: listed.count, splits: dataset.splitNames,
      counts: counts,
      sections: [
        try section("Blank", "Pictures of one grey, or nearly.", blanks, dataset),
        try section(
          "Drawn",
          "Drawings, text, logos and error tiles: little soft shading, few greys, hard lines. "
            + "The clearest come first.", drawn.sorted { ($0.score ?? 0) > ($1.score ?? 0) },
          dataset),
        try section(
          "Copies across splits",
          "What is learnt from one split is asked again in the other.", across, dataset),
        try section(
          "Copies with other labels", "The same picture, taken for different expressions.",
          conflicting, dataset),
        try section("Other copies", "Copies within a split that agree.", others, dataset),
      ],
      provenance: [
        Fact("Source", dataset.source), Fact("Fingerprint", dataset.fingerprint, code: true),
        Fact("Command", commandLine, code: true),
        Fact(
          "Thresholds",
          "span of blanks \(thresholds.blankSpan), score of drawn pictures "
            + "\(thresholds.drawnScore.fixed(2)), distance of hashes \(thresholds.hashDistance), "
            + "similarity \(thresholds.similarity.fixed(3))"),
        Fact("Machine", Machine.description), Fact("Mien", MienVersion.current),
      ])
  }

  private func section(
    _ title: String, _ explanation: String, _ findings: [Finding], _ dataset: FaceDataset
  ) throws -> CleaningOverview.Section {
    let groups = try findings.prefix(Self.shown).map { finding in
      let remark = finding.score.map { "score \($0.fixed(1))" } ?? ""
      let item = try item(finding.picture, finding.label, finding.split, remark, dataset)
      return CleaningOverview.Group(title: "", items: [item])
    }
    return .init(
      title: title, explanation: explanation, groups: groups,
      leftOut: findings.count - groups.count)
  }

  private func section(
    _ title: String, _ explanation: String, _ found: [Group], _ dataset: FaceDataset
  ) throws -> CleaningOverview.Section {
    let groups = try found.prefix(Self.shown).map { group in
      let labels = Set(group.members.compactMap(\.label)).sorted().joined(separator: ", ")
      let items = try group.members.map { member in
        let remark =
          switch member.relation {
          case .first: "first"
          case .exact: "exact copy of \(member.original)"
          case .near, .mirrored: "\(member.relation.rawValue), \(member.similarity.fixed(3))"
          }
        return try item(member.picture, member.label, member.split, remark, dataset)
      }
      return CleaningOverview.Group(title: labels, items: items)
    }
    return .init(
      title: title, explanation: explanation, groups: groups, leftOut: found.count - groups.count)
  }

  private func item(
    _ picture: Int, _ label: String?, _ split: String, _ remark: String, _ dataset: FaceDataset
  ) throws -> CleaningOverview.Item {
    try .init(
      picture: Picture(dataset, at: picture), number: picture, label: label ?? "no label",
      split: split, remark: remark)
  }
}

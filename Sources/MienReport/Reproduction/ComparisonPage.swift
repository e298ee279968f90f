import MienCore

/// A page that compares models over data sets and splits, and the same as JSON and Markdown.
public struct ComparisonPage {
  private let title: String
  private let rows: [ComparisonRow]
  private let provenance: [Fact]

  /// - Parameter provenance: Where the figures come from: commands, seeds, machine, data.
  public init(title: String, rows: [ComparisonRow], provenance: [Fact]) {
    self.title = title
    self.rows = rows
    self.provenance = provenance
  }

  /// Writes `comparison.html`, `comparison.json` and `comparison.md` into `folder`, which is made
  /// if missing.
  ///
  /// - Throws: ``MienError`` when Plotly's script is not installed or a file cannot be written.
  public func write(to folder: String) throws {
    let page = try html()
    try AtomicFile.write(ReportJSON.encode(rows), to: "\(folder)/comparison.json")
    try AtomicFile.write(markdown, to: "\(folder)/comparison.md")
    try AtomicFile.write(page, to: "\(folder)/comparison.html")
  }

  /// The table alone.
  public var markdown: String { ComparisonTable(rows: rows).markdown }

  /// The page.
  public func html() throws -> String {
    let synthetic = rows.count { $0.data.isSynthetic }
    let warning =
      synthetic == 0
      ? "" : " \(synthetic) of the \(rows.count) rows were measured on synthetic faces."
    return try HTMLPage(
      kind: "Comparison", title: title,
      lead: "\(Set(rows.map(\.model)).count) models on \(Set(rows.map(\.data.label)).count) data "
        + "sets. Where intervals overlap widely, chance may have made the difference.\(warning)",
      sections: [
        .init(anchor: "results", title: "Results", body: ComparisonTable(rows: rows).html),
        .init(anchor: "provenance", title: "Provenance", body: PageParts.facts(provenance)),
      ], style: ReproductionStyle.source
    ).html()
  }
}

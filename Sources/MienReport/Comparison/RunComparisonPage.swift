import MienCore

/// A page that lays runs beside each other: what differs in their recipes, and what they came to.
public struct RunComparisonPage {
  /// A line of a table: what it tells of, and a cell for each run.
  public struct Line: Sendable {
    /// What the line tells of.
    public let name: String
    /// One for each run, in their order.
    public let cells: [String]

    /// A line of a table of runs.
    public init(_ name: String, _ cells: [String]) {
      self.name = name
      self.cells = cells
    }
  }

  private let runs: [ComparedRun]
  private let figures: [Line]
  private let differences: [Line]
  private let remarks: [String]
  private let provenance: [Fact]

  /// A page of runs side by side.
  ///
  /// - Parameters:
  ///   - figures: What the runs came to.
  ///   - differences: The recipe's keys that are not the same in all runs.
  ///   - remarks: What forbids or hampers the comparison.
  /// - Precondition: Every line has a cell for each run.
  public init(
    runs: [ComparedRun], figures: [Line], differences: [Line], remarks: [String],
    provenance: [Fact]
  ) {
    precondition((figures + differences).allSatisfy { $0.cells.count == runs.count })
    self.runs = runs
    self.figures = figures
    self.differences = differences
    self.remarks = remarks
    self.provenance = provenance
  }

  /// Writes `report.html` into `folder`, which is made if missing.
  ///
  /// - Throws: ``MienError`` when Plotly's script is not installed or the file cannot be written.
  public func write(to folder: String) throws {
    try AtomicFile.write(html(), to: "\(folder)/report.html")
  }

  /// The page.
  public func html() throws -> String {
    let notes = remarks.map { "<p><strong>\($0)</strong></p>\n" as HTML }
    return try HTMLPage(
      kind: "Comparison", title: "\(runs.count) runs",
      lead: "What they did differently, and what came of it.",
      sections: [
        .init(
          anchor: "figures", title: "Figures",
          body: "\(notes)\(table("Figures of the best epoch of each run", figures))"),
        .init(anchor: "recipes", title: "Recipes", body: recipes),
        .init(anchor: "curves", title: "Curves", body: RunCurves(runs: runs).html),
        .init(anchor: "provenance", title: "Provenance", body: PageParts.facts(provenance)),
      ]
    ).html()
  }

  private var recipes: HTML {
    differences.isEmpty
      ? "<p>All runs have the same recipe.</p>"
      : "<p>Keys that all runs share are left out.</p>\(table("Keys that differ", differences))"
  }

  private func table(_ caption: String, _ lines: [Line]) -> HTML {
    PageParts.table(
      caption: caption, head: [""] + runs.map(\.name), rows: lines.map { [$0.name] + $0.cells })
  }
}

import MienCore

/// A page that tells what a sweep found: ranking, parallel coordinates, heat maps, curves.
public struct SweepPage {
  private let sweep: SweepOverview

  /// The page of one sweep.
  public init(_ sweep: SweepOverview) {
    self.sweep = sweep
  }

  /// Writes `report.html` into `folder`, which is made if missing.
  ///
  /// - Throws: ``MienError`` when Plotly's script is not installed or the file cannot be written.
  public func write(to folder: String) throws {
    try AtomicFile.write(html(), to: "\(folder)/report.html")
  }

  /// The page.
  public func html() throws -> String {
    let scored = sweep.rows.filter { $0.score != nil }
    var sections = [
      HTMLPage.Section(anchor: "ranking", title: "Ranking", body: ranking)
    ]
    if scored.count > 1, !sweep.axes.isEmpty {
      sections.append(
        .init(
          anchor: "parallel", title: "Parallel coordinates",
          body: ParallelCoordinates(sweep: sweep).html))
    }
    let maps = HeatMaps(sweep: sweep)
    if !scored.isEmpty, !maps.pairs.isEmpty {
      sections.append(.init(anchor: "heat", title: "Pairs of parameters", body: maps.html))
    }
    sections += [
      .init(anchor: "curves", title: "Curves", body: curves),
      .init(anchor: "provenance", title: "Provenance", body: PageParts.facts(sweep.provenance)),
    ]
    let runs = sweep.rows.reduce(0) { $0 + $1.runs }
    return try HTMLPage(
      kind: "Sweep", title: sweep.title,
      lead: "\(sweep.method): \(Format.count(sweep.rows.count)) settings in \(Format.count(runs)) "
        + "runs, ranked by \(sweep.objective) at each run's best epoch.",
      headline: headline, sections: sections
    ).html()
  }

  private var headline: HTML {
    guard let best = sweep.rows.first, best.score != nil else { return "" }
    let failed = sweep.rows.count { $0.score == nil }
    var figures = [
      PageParts.Figure(
        name: "Best \(sweep.objective)", value: sweep.text(best.score),
        note: "setting \(best.name)")
    ]
    figures += zip(sweep.parameters, best.values).prefix(3).map {
      .init(name: $0, value: $1, note: "of the best setting")
    }
    if failed > 0 {
      figures.append(.init(name: "Without a score", value: "\(failed)", note: "see the ranking"))
    }
    return PageParts.figures(figures)
  }

  private var ranking: HTML {
    let hasSeeds = sweep.rows.contains { $0.deviation != nil }
    let table = PageParts.table(
      caption: "Settings by \(sweep.objective)"
        + (hasSeeds ? ", mean ± standard deviation over seeds" : ""),
      head: ["Setting"] + sweep.parameters + [sweep.objective, "Runs", "Epochs", "Seconds", ""],
      rows: sweep.rows.map { row in
        let deviation = row.deviation.map { " ± \(sweep.text($0))" } ?? ""
        return [row.name] + row.values + [
          sweep.text(row.score) + deviation, "\(row.runs)", row.epochs.map { "\($0)" } ?? "–",
          Format.number(row.seconds, digits: 1), row.note,
        ]
      })
    return """
      <p>The split that ranks the settings also chose each run's epoch: the best figure flatters, \
      the more so the more settings were tried. Judge the winner on a split that no run has \
      seen.</p>
      \(table)
      """
  }

  private var curves: HTML {
    let rest = max(0, sweep.runs.count - RunCurves.named)
    let note =
      rest == 0 ? "" : " The best \(RunCurves.named) are in colour, the other \(rest) grey."
    return "<p>Every run, the best first.\(note)</p>\n\(RunCurves(runs: sweep.runs).html)"
  }
}

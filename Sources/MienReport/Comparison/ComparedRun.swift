/// A run among others on a page.
public struct ComparedRun: Equatable, Sendable {
  /// Short, and different from the other runs' names.
  public let name: String
  /// Its epochs, in their order.
  public let history: [EpochRecord]

  /// A run by its name and epochs.
  public init(name: String, history: [EpochRecord]) {
    self.name = name
    self.history = history
  }
}

/// Curves of several runs over each other.
struct RunCurves {
  let runs: [ComparedRun]

  /// Runs that are drawn in colour and named; those behind them stay grey.
  static let named = 10

  /// Loss and accuracy; what the runs do not have is left out.
  var html: HTML {
    let charts = [
      chart("Validation accuracy", \.validationAccuracy, percent: true),
      chart("Validation loss", \.validationLoss),
      chart("Training accuracy", \.trainAccuracy, percent: true),
      chart("Training loss", \.trainLoss),
    ].compactMap { $0 }
    return charts.isEmpty
      ? "<p>No run has a complete epoch.</p>" : "<div class=\"pair\">\n\(charts)</div>"
  }

  private func chart(
    _ title: String, _ value: (EpochRecord) -> Double?, percent: Bool = false
  ) -> HTML? {
    // The grey ones first, so that they lie below.
    let order = Array(runs.indices.dropFirst(Self.named)) + runs.indices.prefix(Self.named)
    let traces = order.compactMap { index -> ChartValue? in
      let run = runs[index]
      guard run.history.contains(where: { value($0)?.isFinite == true }) else { return nil }
      let isNamed = index < Self.named
      return [
        "type": "scatter", "mode": run.history.count == 1 ? "markers" : "lines",
        "name": .label(run.name), "showlegend": .bool(isNamed),
        "legendrank": .number(Double(index)),
        "x": .numbers(run.history.map { Double($0.epoch) }),
        "y": .numbers(run.history.map(value)),
        "opacity": .number(isNamed ? 1 : 0.5),
        "line": [
          "color": isNamed ? Chart.series(index) : .color("rule"),
          "width": .number(isNamed ? 2.2 : 1),
        ],
        "marker": ["color": isNamed ? Chart.series(index) : .color("rule")],
        "hovertemplate": .string("epoch %{x}: %{y:\(percent ? ".1%" : ".4f")}"),
      ]
    }
    guard !traces.isEmpty else { return nil }
    let chart = Chart(
      alternative: "\(title) over the epochs of \(traces.count) runs; the tables hold the values",
      height: 380, traces: traces,
      layout: [
        "xaxis": Chart.axis("epoch", ["showgrid": false]),
        "yaxis": Chart.axis("", percent ? ["tickformat": ".0%"] : [:]),
      ])
    return "<figure><h3>\(title)</h3>\(chart.html)</figure>\n"
  }
}

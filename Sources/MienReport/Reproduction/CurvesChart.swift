/// Learning curves of several runs over each other: training thin, validation thick.
struct CurvesChart {
  let curves: ReproductionBlock.Curves

  var html: HTML {
    """
    <div class="pair">
    \(chart("Loss", \.trainLoss, \.validationLoss, percent: false))
    \(chart("Accuracy", \.trainAccuracy, \.validationAccuracy, percent: true))
    </div>
    """
  }

  private func chart(
    _ name: String, _ train: KeyPath<EpochRecord, Double?>,
    _ validation: KeyPath<EpochRecord, Double?>, percent: Bool
  ) -> HTML {
    var traces: [ChartValue] = []
    for (index, run) in curves.runs.enumerated() {
      let title = run.data.isSynthetic ? "\(run.name) (synthetic)" : run.name
      let lines = [("training", train, 1.2, "dot"), ("validation", validation, 2.4, "solid")]
      let drawn = lines.filter { line in
        run.history.contains { $0[keyPath: line.1]?.isFinite == true }
      }
      for line in drawn {
        traces.append([
          "type": "scatter", "mode": run.history.count == 1 ? "markers" : "lines",
          "name": .label(title, longest: 44), "legendgroup": .string("\(index)"),
          "showlegend": .bool(line.0 == drawn.last?.0),
          "x": .numbers(run.history.map { Double($0.epoch) }),
          "y": .numbers(run.history.map { $0[keyPath: line.1] }),
          "line": [
            "color": Chart.series(index), "width": .number(line.2), "dash": .string(line.3),
          ],
          "marker": ["color": Chart.series(index)],
          "hovertemplate": .string("\(line.0) %{y:\(percent ? ".1%" : ".4f")}, epoch %{x}"),
        ])
      }
    }
    guard !traces.isEmpty else { return "" }
    let chart = Chart(
      alternative: "\(name) of \(curves.runs.count) runs by epoch; the table below holds the ends",
      height: 360, traces: traces,
      layout: [
        "hovermode": "closest", "xaxis": Chart.axis("epoch", ["showgrid": false]),
        "yaxis": Chart.axis("", percent ? ["tickformat": ".0%"] : [:]),
      ])
    return """
      <figure><h3>\(name)</h3>\(chart.html)<figcaption class="small">Dotted on the training split, \
      solid on the validation split.</figcaption></figure>
      """
  }

  /// Where every run ended and where it was best.
  var table: ReproductionBlock.Table {
    ReproductionBlock.Table(
      "The last epoch of each run, and its best",
      columns: [
        "Run", "Epochs", "Training loss", "Training accuracy", "Validation loss",
        "Validation accuracy", "Best validation accuracy", "in epoch",
      ],
      rows: curves.runs.map { run in
        let last = run.history.last
        let best = run.history.filter { $0.validationAccuracy?.isFinite == true }
          .max { ($0.validationAccuracy ?? 0) < ($1.validationAccuracy ?? 0) }
        return .init(
          [
            run.name, Format.count(run.history.count), Format.number(last?.trainLoss),
            Format.percent(last?.trainAccuracy ?? .nan), Format.number(last?.validationLoss),
            Format.percent(last?.validationAccuracy ?? .nan),
            Format.percent(best?.validationAccuracy ?? .nan),
            best.map { Format.count($0.epoch) } ?? "–",
          ], data: run.data)
      })
  }
}

import MienMetrics

extension EvaluationReport {
  /// ROC curves beside the reliability diagram.
  var rankingSection: HTML {
    let calibration = figures.calibration
    let answered = calibration.bins.reduce(0) { $0 + Double($1.count) * $1.confidence }
    let confidence = answered / Double(max(figures.report.count, 1))
    let gap = confidence - figures.report.accuracy
    let habit =
      abs(gap) < 0.02
      ? "Overall its confidence is about right."
      : gap > 0
        ? "Overall it is surer than it should be." : "Overall it is less sure than it could be."
    let roc = ROCChart(labels: figures.evaluation.labels, analysis: figures.roc).html
    return """
      <p>The ROC curves tell how well each class's probability ranks its own faces above all \
      others, whatever the threshold; the numbers are the areas below. Reliability asks whether \
      \u{201C}80 % sure\u{201D} means right four times in five. \(habit)</p>
      <div class="pair">
      <figure><h3>ROC, each class against the rest</h3>\(roc)</figure>
      <figure><h3>Reliability, calibration error \
      \(Format.percent(calibration.expectedError))</h3>\(reliabilityChart)</figure>
      </div>
      """
  }

  private var reliabilityChart: HTML {
    let bins = figures.calibration.bins
    let centres = ChartValue.numbers(bins.map { ($0.lower + $0.upper) / 2 })
    let width = ChartValue.number(0.9 / Double(max(bins.count, 1)))
    let accuracy: ChartValue = [
      "type": "bar", "x": centres, "width": width, "name": "right",
      "y": .numbers(bins.map { $0.count > 0 ? $0.accuracy : nil }),
      "marker": ["color": Chart.series(0)],
      "customdata": .numbers(bins.map(\.confidence)),
      "hovertemplate": "%{customdata:.1%} sure, %{y:.1%} right<extra></extra>",
    ]
    let counts: ChartValue = [
      "type": "bar", "x": centres, "width": width, "name": "faces", "yaxis": "y2",
      "y": .numbers(bins.map { Double($0.count) }), "marker": ["color": .color("rule")],
      "hovertemplate": "%{y} faces<extra></extra>",
    ]
    let worst = bins.filter { $0.count > 0 }.max {
      abs($0.confidence - $0.accuracy) < abs($1.confidence - $1.accuracy)
    }
    let detail = worst.map {
      "; largest gap where it is \(Format.percent($0.confidence)) sure and "
        + "\(Format.percent($0.accuracy)) right"
    }
    return Chart(
      alternative: "Accuracy by confidence in \(bins.count) bins\(detail ?? "")", height: 480,
      traces: [accuracy, counts, ROCChart.diagonal],
      layout: [
        "showlegend": false,
        "xaxis": Chart.axis(
          "confidence", ["range": [0, 1], "tickformat": ".0%", "anchor": "y2"]),
        "yaxis": Chart.axis(
          "right", ["range": [0, 1.005], "tickformat": ".0%", "domain": [0.27, 1]]),
        "yaxis2": Chart.axis("faces", ["domain": [0, 0.2], "nticks": 3]),
      ]
    ).html
  }
}

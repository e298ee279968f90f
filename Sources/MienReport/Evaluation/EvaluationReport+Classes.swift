import MienMetrics

extension EvaluationReport {
  /// Precision, recall and F1 of every class, as bars and as a table.
  var classesSection: HTML {
    let report = figures.report
    let scores: [(String, (ClassificationReport.ClassScore) -> Double)] = [
      ("precision", \.precision), ("recall", \.recall), ("F1", \.f1),
    ]
    let places = ChartValue.numbers(report.perClass.indices.map { Double($0) })
    // Horizontal groups are drawn from the bottom up, on an axis that is turned over: first is top.
    let traces = scores.enumerated().map { index, score -> ChartValue in
      [
        "type": "bar", "orientation": "h", "name": .string(score.0), "y": places,
        "x": .numbers(report.perClass.map(score.1)), "marker": ["color": Chart.series(index)],
        "hovertemplate": "%{x:.3f}",
      ]
    }
    let chart = Chart(
      alternative: "Precision, recall and F1 per class; the table below holds the values",
      height: 90 + 54 * report.perClass.count, traces: traces,
      layout: [
        "barmode": "group", "bargap": 0.32, "bargroupgap": 0.06,
        "xaxis": Chart.axis("", ["range": [0, 1], "tickformat": ".1f"]),
        "yaxis": Chart.axis(
          "",
          [
            "autorange": "reversed", "tickmode": "array", "tickvals": places,
            "ticktext": .array(report.perClass.map { .label($0.label) }), "showgrid": false,
          ]),
      ])
    return """
      <p>\(contrast)</p>
      <div class="pair">
      <div>\(chart.html)</div>
      <div>\(table)</div>
      </div>
      """
  }

  private var table: HTML {
    let report = figures.report
    let areas = figures.roc.curves.map { $0?.area }
    func row(_ name: String, _ average: ClassificationReport.Average, _ area: Double?) -> [String] {
      [
        name, Format.number(average.precision), Format.number(average.recall),
        Format.number(average.f1), Format.number(area), Format.count(report.count),
      ]
    }
    return PageParts.table(
      caption: "Scores per class; AUC is the area under the class's ROC curve",
      head: ["Class", "Precision", "Recall", "F1", "AUC", "Faces"],
      rows: zip(report.perClass, areas).map { score, area in
        [
          score.label, Format.number(score.precision), Format.number(score.recall),
          Format.number(score.f1), Format.number(area), Format.count(score.support),
        ]
      },
      sums: [
        row("macro mean", report.macro, figures.roc.macroArea),
        row("weighted mean", report.weighted, figures.roc.weightedArea),
        [
          "all answers pooled", "–", "–", "–", Format.number(figures.roc.micro?.area),
          Format.count(report.count),
        ],
      ])
  }

  /// The best and the worst class, in words.
  private var contrast: String {
    let measured = figures.report.perClass.filter { $0.support > 0 }
    guard let best = measured.max(by: { $0.f1 < $1.f1 }),
      let worst = measured.min(by: { $0.f1 < $1.f1 }), best.label != worst.label
    else { return "Scores run from 0 to 1." }
    return "Scores run from 0 to 1. The model knows \(best.label) best "
      + "(F1\u{A0}\(Format.number(best.f1, digits: 2))) and \(worst.label) least "
      + "(F1\u{A0}\(Format.number(worst.f1, digits: 2)))."
  }
}

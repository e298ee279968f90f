import MienMetrics

/// The ROC curves of all classes, with their mean and the curve of the pooled answers.
struct ROCChart {
  let labels: [String]
  let analysis: ROCAnalysis
  var height = 480

  var html: HTML {
    var traces: [ChartValue] = [Self.diagonal]
    var spoken: [String] = []
    func add(
      _ name: ChartValue, _ area: Double, x: [Double], y: [Double], line: ChartValue
    ) {
      traces.append([
        "type": "scatter", "mode": "lines",
        "name": .string("\(name.text) \(Format.number(area))"),
        "x": .numbers(x), "y": .numbers(y), "line": line,
        "hovertemplate": "false alarms %{x:.1%}<br>found %{y:.1%}",
      ])
    }
    for (index, curve) in analysis.curves.enumerated() {
      guard let curve, index < labels.count else { continue }
      spoken.append("\(labels[index]) \(Format.number(curve.area))")
      let points = Self.thinned(curve.points.map { ($0.falsePositiveRate, $0.truePositiveRate) })
      add(
        .label(labels[index]), curve.area, x: points.map(\.0), y: points.map(\.1),
        line: ["color": Chart.series(index), "dash": Chart.dash(index), "width": 1.6])
    }
    if let macro = analysis.macro, let area = analysis.macroArea {
      spoken.append("mean of the classes \(Format.number(area))")
      let points = Self.thinned(macro.points.map { ($0.falsePositiveRate, $0.truePositiveRate) })
      add(
        "mean of classes", area, x: points.map(\.0), y: points.map(\.1),
        line: ["color": .color("ink"), "width": 2.6])
    }
    if let micro = analysis.micro {
      spoken.append("all answers pooled \(Format.number(micro.area))")
      let points = Self.thinned(micro.points.map { ($0.falsePositiveRate, $0.truePositiveRate) })
      add(
        "pooled", micro.area, x: points.map(\.0), y: points.map(\.1),
        line: ["color": .color("ink"), "dash": "dash", "width": 1.8])
    }
    return Chart(
      alternative: "ROC curves. Areas: " + spoken.joined(separator: ", "), height: height,
      traces: traces,
      layout: [
        "xaxis": Chart.axis("false alarms", ["range": [0, 1], "tickformat": ".0%"]),
        "yaxis": Chart.axis("found", ["range": [0, 1.005], "tickformat": ".0%"]),
        "legend": [
          "x": 0.99, "y": 0.02, "xanchor": "right", "yanchor": "bottom", "orientation": "v",
          "bgcolor": .color("page"), "font": ["size": 11],
        ],
      ]
    ).html
  }

  /// What guessing gives here, and honesty in a reliability diagram.
  static let diagonal: ChartValue = [
    "type": "scatter", "mode": "lines", "x": [0, 1], "y": [0, 1], "showlegend": false,
    "hoverinfo": "skip", "line": ["color": .color("soft"), "width": 1, "dash": "dot"],
  ]

  /// The points that lie visibly apart: a curve of thousands looks the same with two hundred.
  static func thinned(_ points: [(Double, Double)]) -> [(Double, Double)] {
    var kept: [(Double, Double)] = []
    for (index, point) in points.enumerated() {
      if let last = kept.last, index + 1 < points.count,
        point.0 - last.0 + point.1 - last.1 < 0.01
      {
        continue
      }
      kept.append(point)
    }
    return kept
  }
}

extension ChartValue {
  /// The text of a string; empty for anything else.
  var text: String { if case .string(let text) = self { text } else { "" } }
}

/// One line a setting through the axes of all parameters to its score.
///
/// Drawn with plain lines, because Plotly's own chart of this kind compiles shaders while it runs,
/// which the pages forbid.
struct ParallelCoordinates {
  let sweep: SweepOverview

  var html: HTML {
    let axes = sweep.axes
    let scores = ParameterAxis(
      key: sweep.objective, values: scored.map { "\($0.score ?? 0)" })
    let columns = axes.map(\.axis) + [scores]
    let chart = Chart(
      alternative: "Parallel coordinates of \(scored.count) settings over \(axes.count) "
        + "parameters; the ranking above holds the values",
      height: 420, traces: lines(axes, scores) + [ticks(columns)], layout: layout(columns))
    return """
      <p>Each line is a setting, drawn from its values to its \(sweep.objective); the stronger the \
      line, the better, and the best stands out.</p>
      \(chart.html)
      """
  }

  private var scored: [SweepOverview.Row] { sweep.rows.filter { $0.score != nil } }

  /// The worst first, so that the best lie on top.
  private func lines(
    _ axes: [(index: Int, axis: ParameterAxis)], _ scores: ParameterAxis
  ) -> [ChartValue] {
    let values = scored.compactMap(\.score)
    guard let low = values.min(), let high = values.max() else { return [] }
    return scored.enumerated().reversed().map { rank, row in
      let score = row.score ?? low
      let share = high > low ? (score - low) / (high - low) : 1
      let quality = sweep.isLowerBetter ? 1 - share : share
      let places =
        axes.map { $0.axis.place(of: row.values[$0.index]) } + [scores.place(of: "\(score)")]
      let words = zip(sweep.parameters, row.values).map { "\($0) \($1)" }
      let text = HTML.escaped((words + [sweep.text(score)]).joined(separator: ", "))
      return [
        "type": "scatter", "mode": "lines", "showlegend": false,
        "x": .numbers(places.indices.map { Double($0) }), "y": .numbers(places),
        "opacity": .number(rank == 0 ? 1 : 0.12 + 0.7 * quality * quality),
        "line": [
          "color": .color(rank == 0 ? "series-2" : "accent"),
          "width": .number(rank == 0 ? 3.5 : 1.8),
        ],
        "hoverinfo": "text", "text": .array(places.map { _ in .string(text) }),
      ]
    }
  }

  /// What is written beside the axes.
  private func ticks(_ columns: [ParameterAxis]) -> ChartValue {
    var (x, y, texts): ([Double], [Double], [ChartValue]) = ([], [], [])
    for (index, axis) in columns.enumerated() {
      let isScore = index == columns.count - 1
      for (place, text) in axis.ticks {
        x.append(Double(index))
        y.append(place)
        texts.append(
          .label(isScore && sweep.isShare ? Double(text).map { Format.percent($0) } ?? text : text))
      }
    }
    return [
      "type": "scatter", "mode": "markers+text", "x": .numbers(x), "y": .numbers(y),
      "text": .array(texts), "textposition": "middle right", "showlegend": false,
      "hoverinfo": "skip", "cliponaxis": false, "textfont": ["color": .color("ink")],
      "marker": ["color": .color("soft"), "size": 4, "symbol": "line-ew-open"],
    ]
  }

  private func layout(_ columns: [ParameterAxis]) -> [String: ChartValue] {
    let rules = columns.indices.map { index -> ChartValue in
      let place = ChartValue.number(Double(index))
      return [
        "type": "line", "x0": place, "x1": place, "y0": 0, "y1": 1, "layer": "below",
        "line": ["color": .color("rule"), "width": 1.5],
      ]
    }
    return [
      "shapes": .array(rules), "hovermode": "closest",
      "margin": ["l": 64, "r": 90, "t": 36, "b": 12],
      "xaxis": [
        "tickmode": "array", "tickvals": .numbers(columns.indices.map { Double($0) }),
        "ticktext": .array(columns.map { .label($0.key) }), "side": "top", "showgrid": false,
        "showline": false, "ticks": "",
        "range": [-0.05, .number(Double(columns.count - 1) + 0.05)],
      ],
      "yaxis": ["visible": false, "range": [-0.04, 1.04]],
    ]
  }
}

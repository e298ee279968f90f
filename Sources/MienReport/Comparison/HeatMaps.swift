/// The score over every pair of parameters, as coloured squares.
struct HeatMaps {
  let sweep: SweepOverview
  /// Parameters that are paired; more would fill pages.
  private static let most = 6

  var pairs: [(first: Int, second: Int)] {
    let count = min(sweep.axes.count, Self.most)
    return (0..<count).flatMap { first in
      (first + 1..<max(count, first + 1)).map { (first, $0) }
    }
  }

  var html: HTML {
    let axes = sweep.axes
    let scores = sweep.rows.compactMap(\.score)
    guard let low = scores.min(), let high = scores.max() else { return "" }
    let maps = pairs.map { map(axes[$0.first], axes[$0.second], low...high) }
    let rest = axes.count - min(axes.count, Self.most)
    let note = rest == 0 ? "" : " The last \(rest) parameters are left out."
    return """
      <p>The best \(sweep.objective) of all settings that share two values: a square stands out \
      where both values, with good company, do well.\(note)</p>
      <div class="pair">
      \(maps)</div>
      """
  }

  private func map(
    _ across: (index: Int, axis: ParameterAxis), _ up: (index: Int, axis: ParameterAxis),
    _ range: ClosedRange<Double>
  ) -> HTML {
    let (columns, rows) = (across.axis.classes, up.axis.classes)
    var best = [[Double?]](
      repeating: [Double?](repeating: nil, count: columns.count), count: rows.count)
    for row in sweep.rows {
      guard let score = row.score else { continue }
      let column = across.axis.classIndex(of: row.values[across.index])
      let line = up.axis.classIndex(of: row.values[up.index])
      if let known = best[line][column], sweep.isLowerBetter ? known <= score : known >= score {
        continue
      }
      best[line][column] = score
    }
    let format = sweep.isShare ? ".1%" : ".4f"
    let trace: ChartValue = [
      "type": "heatmap", "x": .numbers(columns.indices.map { Double($0) }),
      "y": .numbers(rows.indices.map { Double($0) }), "z": .array(best.map { .numbers($0) }),
      "zmin": .number(range.lowerBound), "zmax": .number(range.upperBound),
      "colorscale": [[0, .color("raised")], [1, .color("heat")]],
      "reversescale": .bool(sweep.isLowerBetter), "xgap": 3, "ygap": 3, "hoverongaps": false,
      "text": .array(best.map { .array($0.map { .string($0.map { sweep.text($0) } ?? "") }) }),
      "texttemplate": columns.count * rows.count <= 40 ? "%{text}" : "",
      "hovertemplate": .string("%{z:\(format)}<extra></extra>"), "showscale": false,
    ]
    let title = "\(across.axis.key) and \(up.axis.key)"
    let chart = Chart(
      alternative: "Best \(sweep.objective) over \(title); the ranking holds the values",
      height: 140 + 34 * max(rows.count, 4), traces: [trace],
      layout: [
        "xaxis": axis(across.axis.key, columns), "yaxis": axis(up.axis.key, rows),
      ])
    return "<figure><h3>\(title)</h3>\(chart.html)</figure>\n"
  }

  private func axis(_ key: String, _ classes: [String]) -> ChartValue {
    Chart.axis(
      key,
      [
        "tickmode": "array", "tickvals": .numbers(classes.indices.map { Double($0) }),
        "ticktext": .array(classes.map { .label($0) }), "showgrid": false, "showline": false,
        "ticks": "",
      ])
  }
}

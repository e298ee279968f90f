/// The points of an ``EmbeddingPlot``, coloured by their true class; mistakes are hollow.
struct EmbeddingChart {
  let plot: EmbeddingPlot
  var height = 620

  /// More points than this cover each other and make a page heavy: every so many-th is drawn.
  private static let limit = 6000

  var html: HTML {
    let stride = (plot.points.count + Self.limit - 1) / Self.limit
    let shown = plot.points.indices.filter { $0.isMultiple(of: max(stride, 1)) }
    let traces = plot.labels.indices.flatMap { label -> [ChartValue] in
      let members = shown.filter { plot.truth[$0] == label }
      let wrong = Set(members.filter { isWrong($0) })
      let groups = [(members.filter { !wrong.contains($0) }, false), (wrong.sorted(), true)]
      // A class that has only mistakes still needs its place in the legend.
      let named = groups.firstIndex { !$0.0.isEmpty }
      return groups.enumerated().filter { !$1.0.isEmpty }.map { index, group in
        trace(label, group.0, hollow: group.1, named: index == named)
      }
    }
    let hidden: [String: ChartValue] = ["visible": false]
    let chart = Chart(
      alternative: "\(plot.points.count) points in the plane, coloured by their true class; "
        + plot.labels.joined(separator: ", "),
      height: height, traces: traces,
      layout: [
        "xaxis": .object(hidden),
        "yaxis": .object(hidden.merging(["scaleanchor": "x"]) { $1 }),
        "margin": ["l": 8, "r": 8, "t": 12, "b": 8],
        "legend": [
          "orientation": "h", "x": 0, "y": 1.01, "yanchor": "bottom", "itemsizing": "constant",
        ],
        "hovermode": "closest",
      ])
    return
      "<figure>\(chart.html)<figcaption class=\"small\">\(caption(stride))</figcaption></figure>"
  }

  private func isWrong(_ index: Int) -> Bool {
    plot.predicted.map { $0[index] != plot.truth[index] } ?? false
  }

  private func trace(_ label: Int, _ members: [Int], hollow: Bool, named: Bool) -> ChartValue {
    func coordinates(_ axis: (SIMD2<Float>) -> Float) -> ChartValue {
      .numbers(members.map { (Double(axis(plot.points[$0])) * 100).rounded() / 100 })
    }
    let name = ChartValue.label(plot.labels[label])
    let texts = members.map { index -> ChartValue in
      let answer = plot.predicted.map {
        "<br>answered " + ChartValue.label(plot.labels[$0[index]]).text
      }
      return .string("true \(name.text)\(answer ?? "")<br>row \(plot.rows[index])")
    }
    return [
      "type": "scatter", "mode": "markers", "name": name, "legendgroup": .string("\(label)"),
      "showlegend": .bool(named), "x": coordinates { $0.x }, "y": coordinates { $0.y },
      "text": .array(texts), "hovertemplate": "%{text}<extra></extra>",
      "marker": [
        "color": Chart.series(label), "size": 5, "opacity": hollow ? 0.9 : 0.75,
        "symbol": .string(Self.symbol(label, hollow: hollow)), "line": ["width": hollow ? 1 : 0],
      ],
    ]
  }

  /// After ten colours come the same ten as other shapes.
  private static func symbol(_ label: Int, hollow: Bool) -> String {
    ["circle", "diamond", "square", "triangle-up"][label / 10 % 4] + (hollow ? "-open" : "")
  }

  private func caption(_ stride: Int) -> String {
    var parts: [String] = []
    if plot.predicted != nil {
      parts.append("Filled points were answered rightly, hollow ones wrongly")
    }
    if stride > 1 { parts.append("one point of every \(stride) is drawn") }
    parts.append("a name in the legend hides its class, a double click shows it alone")
    let text = parts.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}

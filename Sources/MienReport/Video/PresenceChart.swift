/// A line for every face, drawn where it is seen, in the colour of its commonest expression.
struct PresenceChart {
  let overview: VideoOverview
  /// In the order of appearance.
  let tracks: [VideoOverview.Track]

  var html: HTML {
    let traces = overview.labels.indices.compactMap(trace)
    let spoken = tracks.map {
      "face \($0.number) from \(TimeAxis.text($0.firstTime)) to \(TimeAxis.text($0.lastTime))"
    }
    let rows = ChartValue.numbers(tracks.indices.map { Double($0) })
    return Chart(
      alternative: "When faces are seen: " + spoken.joined(separator: ", "),
      height: 110 + 26 * tracks.count, traces: traces,
      layout: [
        "showlegend": true, "hovermode": "closest",
        "xaxis": TimeAxis(start: 0, end: max(overview.length, overview.span)).value,
        "yaxis": Chart.axis(
          "",
          [
            "range": .numbers([Double(tracks.count) - 0.4, -0.6]), "tickmode": "array",
            "tickvals": rows, "showgrid": false,
            "ticktext": .array(tracks.map { .string("face \($0.number)") }),
          ]),
      ]
    ).html
  }

  private func trace(_ label: Int) -> ChartValue? {
    var (x, y): ([Double?], [Double?]) = ([], [])
    for (row, track) in tracks.enumerated() where track.top == label {
      for run in track.runs(span: overview.span) {
        guard let first = run.first, let last = run.last else { continue }
        x += [first.time - overview.span / 2, last.time + overview.span / 2, nil]
        y += [Double(row), Double(row), nil]
      }
    }
    guard !x.isEmpty else { return nil }
    return [
      "type": "scatter", "mode": "lines", "name": .label("mostly " + overview.labels[label]),
      "x": .numbers(x), "y": .numbers(y),
      "line": ["color": Chart.series(label), "width": 11], "hoverinfo": "name",
    ]
  }
}

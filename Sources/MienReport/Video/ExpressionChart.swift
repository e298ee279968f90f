/// The probabilities of one face over time, stacked to 100 %.
struct ExpressionChart {
  let overview: VideoOverview
  let track: VideoOverview.Track

  var html: HTML {
    let spoken = zip(overview.labels, track.means).map { "\($0) \(Format.percent($1))" }
    return Chart(
      alternative: "Expressions of face \(track.number) over time; on average "
        + spoken.joined(separator: ", "),
      height: 260, traces: traces,
      layout: [
        "hovermode": "x unified",
        "legend": [
          "orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal",
        ],
        "xaxis": TimeAxis(
          start: track.firstTime, end: max(track.lastTime, track.firstTime + overview.span)
        ).value,
        "yaxis": Chart.axis(
          "", ["range": .numbers([0, 1]), "tickformat": ".0%", "showgrid": false]),
      ]
    ).html
  }

  private var traces: [ChartValue] {
    let points = points
    let times = ChartValue.numbers(points.map(\.time))
    return overview.labels.indices.map { label in
      [
        "type": "scatter", "mode": "lines", "stackgroup": "all",
        "name": .label(overview.labels[label]), "x": times,
        "y": .numbers(points.map { $0.probabilities[label] }),
        "line": ["color": Chart.series(label), "width": 0.8],
        "hovertemplate": "%{y:.0%}",
      ]
    }
  }

  /// The moments, each run carried on to its edges and brought to zero where the face is hidden.
  private var points: [VideoOverview.Moment] {
    let half = overview.span / 2
    let nothing = [Double](repeating: 0, count: overview.labels.count)
    let runs = track.runs(span: overview.span)
    return runs.enumerated().flatMap { index, run -> [VideoOverview.Moment] in
      guard let first = run.first, let last = run.last else { return [] }
      let (start, end) = (first.time - half, last.time + half)
      var points = [VideoOverview.Moment(time: start, probabilities: first.probabilities)]
      points += run
      points.append(.init(time: end, probabilities: last.probabilities))
      if index > 0 { points.insert(.init(time: start, probabilities: nothing), at: 0) }
      if index < runs.count - 1 { points.append(.init(time: end, probabilities: nothing)) }
      return points
    }
  }
}

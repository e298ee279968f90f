/// Mean and standard deviation of the pixels of every class, as two charts side by side.
struct PixelCharts {
  /// Bars of one colour: a split, or a data set.
  struct Series {
    let name: String
    /// In the order of the labels; `nil` for a class without faces.
    let classes: [DatasetOverview.Pixels?]
  }

  let labels: [String]
  let series: [Series]

  init(labels: [String], series: [Series]) {
    self.labels = labels
    self.series = series
  }

  init(labels: [String], splits: [DatasetOverview.Split]) {
    self.init(
      labels: labels, series: splits.map { Series(name: $0.name, classes: $0.classPixels) })
  }

  var html: HTML {
    """
    <div class="pair">
    <figure><h3>Mean per class</h3>\(chart("Mean", "mean", \.mean))</figure>
    <figure><h3>Standard deviation per class</h3>\
    \(chart("Standard deviation", "standard deviation", \.standardDeviation))</figure>
    </div>
    """
  }

  private func chart(
    _ name: String, _ axis: String, _ value: (DatasetOverview.Pixels) -> Double
  ) -> HTML {
    let places = ChartValue.numbers(labels.indices.map { Double($0) })
    let values = series.map { series in
      labels.indices.map { $0 < series.classes.count ? series.classes[$0].map(value) : nil }
    }
    let spoken = zip(series, values).map { series, values in
      series.name + ": "
        + zip(labels, values).map { "\($0) \(Format.number($1))" }.joined(separator: ", ")
    }
    let traces = zip(series, values).enumerated().map { index, pair -> ChartValue in
      [
        "type": "bar", "name": .label(pair.0.name, longest: 44), "x": places, "y": .numbers(pair.1),
        "marker": ["color": Chart.series(index)], "hovertemplate": "%{y:.3f}",
      ]
    }
    return Chart(
      alternative: "\(name) of the pixels per class. " + spoken.joined(separator: "; "),
      height: 340, traces: traces,
      layout: [
        "barmode": "group", "bargap": 0.3, "bargroupgap": 0.05,
        "showlegend": .bool(series.count > 1),
        "xaxis": Chart.axis(
          "",
          [
            "tickmode": "array", "tickvals": places, "showgrid": false,
            "ticktext": .array(labels.map { .label($0) }),
          ]),
        "yaxis": Chart.axis("\(axis), black 0 to white 1", ["rangemode": "tozero"]),
      ]
    ).html
  }
}

/// Values of several series by category or over a number, as a chart and as a table.
struct SeriesChart {
  /// The names of the places, for the table and for bars.
  let places: [String]
  /// Where the places lie; `nil` for categories.
  let positions: [Double]?
  let isLogarithmic: Bool
  let placeName: String
  let valueName: String
  let series: [ReproductionBlock.Series]
  let isShare: Bool
  let title: String

  init(_ bars: ReproductionBlock.Bars) {
    places = bars.categories
    positions = nil
    isLogarithmic = false
    placeName = ""
    valueName = bars.value
    series = bars.series
    isShare = bars.isShare
    title = bars.title
  }

  init(_ lines: ReproductionBlock.Lines) {
    places = lines.places.map { Format.significant($0) }
    positions = lines.places
    isLogarithmic = lines.isLogarithmic
    placeName = lines.axis
    valueName = lines.value
    series = lines.series
    isShare = lines.isShare
    title = lines.title
  }

  var html: HTML {
    let spots = positions ?? places.indices.map { Double($0) }
    let traces = series.enumerated().map { index, series -> ChartValue in
      let values = spots.indices.map { value(series, $0) }
      var trace: [String: ChartValue] = [
        "name": .label(name(series), longest: 44), "x": .numbers(spots), "y": .numbers(values),
        "hovertemplate": .string("%{y:\(isShare ? ".1%" : ".4~g")}"),
      ]
      if positions == nil {
        trace["type"] = "bar"
        trace["marker"] = [
          "color": Chart.series(index),
          // Values out of the paper are hatched: they were not measured here.
          "pattern": ["shape": .string(series.data == nil ? "/" : "")],
        ]
      } else {
        trace["type"] = "scatter"
        trace["mode"] = "lines+markers"
        trace["connectgaps"] = false
        trace["line"] = [
          "color": Chart.series(index), "width": 2.2, "dash": series.data == nil ? "dot" : "solid",
        ]
      }
      return .object(trace)
    }
    var axis: [String: ChartValue] = ["showgrid": .bool(positions != nil)]
    if positions == nil || isLogarithmic {
      axis["tickmode"] = "array"
      axis["tickvals"] = .numbers(spots)
      axis["ticktext"] = .array(places.map { .label($0) })
    }
    if isLogarithmic { axis["type"] = "log" }
    return Chart(
      alternative: "\(title): \(valueName); the table below holds the values", height: 360,
      traces: traces,
      layout: [
        "barmode": "group", "bargap": 0.35, "bargroupgap": 0.06,
        "showlegend": .bool(series.count > 1 || series.contains { $0.data?.isSynthetic == true }),
        "hovermode": "x unified", "xaxis": Chart.axis(placeName, axis),
        "yaxis": Chart.axis(
          valueName, isShare ? ["tickformat": ".0%", "rangemode": "tozero"] : [:]),
      ]
    ).html
  }

  /// Series as rows, so that each says what it was measured on.
  var table: ReproductionBlock.Table {
    ReproductionBlock.Table(
      valueName, columns: [placeName.isEmpty ? "Series" : placeName] + places,
      rows: series.map { series in
        .init([series.name] + places.indices.map { text(value(series, $0)) }, data: series.data)
      })
  }

  private func value(_ series: ReproductionBlock.Series, _ place: Int) -> Double? {
    place < series.values.count ? series.values[place] : nil
  }

  private func text(_ value: Double?) -> String {
    isShare ? Format.percent(value ?? .nan) : Format.significant(value)
  }

  private func name(_ series: ReproductionBlock.Series) -> String {
    guard let data = series.data else { return "\(series.name) (paper)" }
    return data.isSynthetic ? "\(series.name) (synthetic)" : series.name
  }
}

/// A Plotly chart inside a page: traces and the part of the layout that differs from the page's
/// own.
struct Chart {
  /// What the chart shows, for those who do not see it.
  let alternative: String
  /// Pixels.
  var height = 320
  let traces: [ChartValue]
  var layout: [String: ChartValue] = [:]

  /// The place of the chart and, as JSON, its description; ``PageScript`` draws it there.
  var html: HTML {
    let description = ChartValue.object(["traces": .array(traces), "layout": .object(layout)])
    return """
      <div class="chart" role="img" aria-label="\(alternative)" style="height:\(height)px">\
      <script type="application/json">\(HTML(trusted: description.json))</script></div>
      """
  }

  /// The CSS name of the colour of the `index`th line or bar; after ten they come again.
  static func series(_ index: Int) -> ChartValue { .color("series-\(index % 10 + 1)") }

  /// After ten colours come the same ten dashed, then dotted.
  static func dash(_ index: Int) -> ChartValue {
    .string(["solid", "dash", "dot", "dashdot"][index / 10 % 4])
  }

  static func axis(_ title: String, _ more: [String: ChartValue] = [:]) -> ChartValue {
    .object(more.merging(["title": ["text": .string(HTML.escaped(title))]]) { $1 })
  }
}

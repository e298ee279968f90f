/// A heat map as a table of tinted cells, which needs no colour to be read.
struct HeatMapTable {
  let map: ReproductionBlock.HeatMap

  var html: HTML {
    let known = map.values.flatMap { $0 }.compactMap { $0 }.filter(\.isFinite)
    let low = known.min() ?? 0
    let span = max((known.max() ?? 0) - low, .leastNormalMagnitude)
    let best = map.lowIsGood ? known.min() : known.max()
    let heads = map.columns.map { "<th scope=\"col\">\($0)</th>" as HTML }
    let rows = map.rows.enumerated().map { row, name -> HTML in
      let cells = map.columns.indices.map { column -> HTML in
        guard let value = map.value(row, column) else {
          return "<td class=\"none\" style=\"--share:0\">–</td>"
        }
        let height = span.isFinite ? (value - low) / span : 0.5
        let warmth = map.lowIsGood ? 1 - height : height
        let tint = Int((warmth * 85).rounded())
        let kind = Shade.name(max(warmth * 0.85, 0.001)) + (value == best ? " hit best" : "")
        return """
          <td class="\(kind)" style="--share:\(tint)">\(map.text(value))</td>
          """
      }
      return "<tr><th scope=\"row\">\(name)</th>\(cells)</tr>\n"
    }
    let caption = "\(map.rowName) as rows, \(map.columnName) as columns; the best is outlined"
    return """
      <div class="scroll" role="region" aria-label="\(map.title)" tabindex="0">\
      <table class="matrix"><caption>\(caption)</caption>
      <thead><tr><th class="axis" scope="col">\(map.rowName)</th>\(heads)</tr></thead>
      <tbody>\(rows)</tbody></table></div>
      """
  }

  var markdown: String {
    Markdown.table(
      head: ["\(map.rowName) \\ \(map.columnName)"] + map.columns + ["Data"],
      rows: map.rows.enumerated().map { row, name in
        [name] + map.columns.indices.map { map.value(row, $0).map(map.text) ?? "–" }
          + [map.data.label]
      })
  }
}

extension ReproductionBlock.HeatMap {
  /// The value of a cell; `nil` when it was not measured or is no number.
  fileprivate func value(_ row: Int, _ column: Int) -> Double? {
    guard row < values.count, column < values[row].count, let value = values[row][column],
      value.isFinite
    else { return nil }
    return value
  }

  fileprivate func text(_ value: Double) -> String {
    isShare ? Format.percent(value) : Format.significant(value)
  }
}

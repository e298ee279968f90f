/// Models and data sets beside each other: how good, how sure, at what cost.
struct ComparisonTable {
  let rows: [ComparisonRow]

  /// A chart of the accuracies over two tables.
  var html: HTML {
    rows.isEmpty ? "<p>Nothing was measured.</p>" : "\(chart)\(scores)\(costs)"
  }

  private var scores: HTML {
    let body = rows.enumerated().map { index, row -> HTML in
      let report = row.report
      let accuracy: HTML =
        isBest(index)
        ? "<b>\(Format.percent(report.accuracy))</b>" : "\(Format.percent(report.accuracy))"
      let values = [
        report.macro.precision, report.macro.recall, report.macro.f1, report.weighted.precision,
        report.weighted.recall, report.weighted.f1,
      ].map { "<td>\(Format.number($0))</td>" as HTML }
      return """
        <tr><th scope="row">\(row.model)</th><td class="text">\(row.data.html)\
        <small>\(row.split), \(Format.count(report.count)) faces</small></td>\
        <td>\(accuracy)<small>\(interval(row))</small></td>\(values)</tr>

        """
    }
    let averages = (0..<2).map { _ in
      "<th scope=\"col\">Precision</th><th scope=\"col\">Recall</th><th scope=\"col\">F1</th>"
        as HTML
    }
    let caption = "Accuracy with its 95 % interval; the best of each data set and split is bold"
    return """
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">\
      <table class="grouped"><caption>\(caption)</caption>
      <thead><tr><td colspan="3"></td><th scope="colgroup" colspan="3">Every class alike (macro)\
      </th><th scope="colgroup" colspan="3">By support (weighted)</th></tr>
      <tr><th scope="col" class="text">Model</th><th scope="col" class="text">Measured on</th>\
      <th scope="col">Accuracy</th>\(averages)</tr></thead>
      <tbody>\(body)</tbody></table></div>
      """
  }

  /// Shown when any row knows a cost or an accuracy of another split.
  private var costs: HTML {
    let columns = costColumns
    guard !columns.isEmpty else { return "" }
    let heads = columns.map { "<th scope=\"col\">\($0.name)</th>" as HTML }
    let body = rows.map { row -> HTML in
      let cells = columns.map { "<td>\($0.cell(row) ?? "–")</td>" as HTML }
      return """
        <tr><th scope="row">\(row.model)</th><td class="text">\(row.data.html)</td>\(cells)</tr>

        """
    }
    let caption = "Accuracy by split, and the cost of training"
    return """
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">\
      <table><caption>\(caption)</caption>
      <thead><tr><th scope="col" class="text">Model</th><th scope="col" class="text">Trained on\
      </th>\(heads)</tr></thead>
      <tbody>\(body)</tbody></table></div>
      """
  }

  private struct Column {
    let name: String
    let cell: (ComparisonRow) -> String?
  }

  private var costColumns: [Column] {
    [
      Column(name: "Training") { $0.trainAccuracy.map { Format.percent($0) } },
      Column(name: "Validation") { $0.validationAccuracy.map { Format.percent($0) } },
      Column(name: "Test") { $0.testAccuracy.map { Format.percent($0) } },
      Column(name: "Parameters") { $0.parameters.map(Format.count) },
      Column(name: "Multiply-adds / epoch") { $0.multiplyAddsPerEpoch.map(Format.magnitude) },
      Column(name: "Seconds / epoch") {
        $0.secondsPerEpoch.map { Format.number($0, digits: 1) }
      },
    ].filter { column in rows.contains { column.cell($0) != nil } }
  }

  var markdown: String {
    let columns = costColumns
    return Markdown.table(
      head: [
        "Model", "Data", "Split", "Faces", "Accuracy", "95 % interval", "Macro P / R / F1",
        "Weighted P / R / F1",
      ] + columns.map(\.name),
      rows: rows.map { row in
        [
          row.model, row.data.label, row.split, Format.count(row.report.count),
          Format.percent(row.report.accuracy), interval(row),
          [row.report.macro.precision, row.report.macro.recall, row.report.macro.f1]
            .map { Format.number($0) }.joined(separator: " / "),
          [row.report.weighted.precision, row.report.weighted.recall, row.report.weighted.f1]
            .map { Format.number($0) }.joined(separator: " / "),
        ] + columns.map { $0.cell(row) ?? "–" }
      })
  }

  private func interval(_ row: ComparisonRow) -> String {
    "\(Format.number(row.interval.lower * 100, digits: 1)) to "
      + Format.percent(row.interval.upper)
  }

  /// Whether no other model is better on the same data and split, and another is there at all.
  private func isBest(_ index: Int) -> Bool {
    let own = rows[index]
    let rivals = rows.filter { $0.data == own.data && $0.split == own.split }
    return rivals.count > 1 && rivals.allSatisfy { $0.report.accuracy <= own.report.accuracy }
  }

  /// Accuracies by data set and split, models as bars, with their intervals.
  private var chart: HTML {
    var places: [String] = []
    var models: [String] = []
    for row in rows {
      let place = place(row)
      if !places.contains(place) { places.append(place) }
      if !models.contains(row.model) { models.append(row.model) }
    }
    let ticks = ChartValue.numbers(places.indices.map { Double($0) })
    let traces = models.enumerated().map { index, model -> ChartValue in
      let own = places.map { name in rows.first { $0.model == model && place($0) == name } }
      return [
        "type": "bar", "name": .label(model), "x": ticks,
        "y": .numbers(own.map { $0?.report.accuracy }), "marker": ["color": Chart.series(index)],
        "error_y": [
          "type": "data", "symmetric": false, "color": .color("ink"), "thickness": 1, "width": 3,
          "array": .numbers(own.map { $0.map { $0.interval.upper - $0.report.accuracy } }),
          "arrayminus": .numbers(own.map { $0.map { $0.report.accuracy - $0.interval.lower } }),
        ],
        "hovertemplate": "%{y:.1%}",
      ]
    }
    return Chart(
      alternative: "Accuracy by data set and model with 95 % intervals; the table below holds the "
        + "values", height: 340, traces: traces,
      layout: [
        "barmode": "group", "bargap": 0.35, "bargroupgap": 0.08,
        "xaxis": Chart.axis(
          "",
          [
            "tickmode": "array", "tickvals": ticks, "showgrid": false,
            "ticktext": .array(places.map { .label($0, longest: 44) }),
          ]),
        "yaxis": Chart.axis("accuracy", ["tickformat": ".0%", "rangemode": "tozero"]),
      ]
    ).html
  }

  private func place(_ row: ComparisonRow) -> String { "\(row.data.short), \(row.split)" }
}

import MienMetrics

extension ReproductionBlock {
  /// The block on a page.
  var html: HTML {
    switch self {
    case .text(let text): "<p>\(text)</p>\n"
    case .table(let table): SourcedTable(table: table).html
    case .comparison(let rows): ComparisonTable(rows: rows).html
    case .curves(let curves):
      Self.titled(
        curves.title,
        "\(CurvesChart(curves: curves).html)\(Self.folded(CurvesChart(curves: curves).table))")
    case .bars(let bars):
      Self.titled(bars.title, "\(SeriesChart(bars).html)\(Self.folded(SeriesChart(bars).table))")
    case .lines(let lines):
      Self.titled(lines.title, "\(SeriesChart(lines).html)\(Self.folded(SeriesChart(lines).table))")
    case .heatMap(let map): Self.titled(map.title, map.data, HeatMapTable(map: map).html)
    case .confusion(let confusion):
      Self.titled(
        confusion.title, confusion.data, split: confusion.split,
        "\(ConfusionTable(matrix: confusion.matrix).html)\(Self.folded(confusion.scores))")
    case .roc(let roc):
      Self.titled(
        roc.title, roc.data, split: roc.split,
        "\(ROCChart(labels: roc.labels, analysis: roc.analysis).html)\(Self.folded(roc.areas))")
    case .embedding(let embedding):
      Self.titled(
        embedding.title, embedding.data, split: embedding.split,
        EmbeddingChart(plot: embedding.plot).html)
    case .pixels(let pixels):
      Self.titled(pixels.title, "\(pixels.charts.html)\(Self.folded(pixels.table))")
    }
  }

  /// The block in Markdown; charts become the tables of their values.
  var markdown: String {
    switch self {
    case .text(let text): Markdown.escaped(text) + "\n"
    case .table(let table): Self.titled(table.title, SourcedTable(table: table).markdown)
    case .comparison(let rows): ComparisonTable(rows: rows).markdown
    case .curves(let curves): Self.titled(curves.title, CurvesChart(curves: curves).table)
    case .bars(let bars): Self.titled(bars.title + ": " + bars.value, SeriesChart(bars).table)
    case .lines(let lines): Self.titled(lines.title + ": " + lines.value, SeriesChart(lines).table)
    case .heatMap(let map): Self.titled(map.title, HeatMapTable(map: map).markdown)
    case .confusion(let confusion):
      Self.titled("\(confusion.title), \(confusion.split)", confusion.counts) + "\n"
        + SourcedTable(table: confusion.scores).markdown
    case .roc(let roc): Self.titled("\(roc.title), \(roc.split)", roc.areas)
    case .embedding(let embedding):
      Self.titled("\(embedding.title), \(embedding.split)", embedding.figures)
    case .pixels(let pixels): Self.titled(pixels.title, pixels.table)
    }
  }

  private static func titled(_ title: String, _ body: HTML) -> HTML {
    "<div class=\"block\"><h3>\(title)</h3>\(body)</div>\n"
  }

  private static func titled(
    _ title: String, _ data: DataSource, split: String = "", _ body: HTML
  ) -> HTML {
    let place: HTML = split.isEmpty ? "" : "<span class=\"split\">\(split)</span>"
    return "<div class=\"block\"><h3>\(title)\(data.html)\(place)</h3>\(body)</div>\n"
  }

  private static func folded(_ table: Table) -> HTML {
    """
    <details><summary>The values as a table</summary>\(SourcedTable(table: table).html)</details>
    """
  }

  private static func titled(_ title: String, _ table: Table) -> String {
    titled(title, SourcedTable(table: table).markdown)
  }

  private static func titled(_ title: String, _ table: String) -> String {
    "**\(Markdown.escaped(title))**\n\n\(table)"
  }
}

extension ReproductionBlock.Confusion {
  /// The matrix in counts and percent of the row, for text.
  fileprivate var counts: ReproductionBlock.Table {
    let shares = matrix.rowNormalized
    return ReproductionBlock.Table(
      title, columns: ["true \\ answered"] + matrix.labels,
      rows: matrix.labels.enumerated().map { row, label in
        .init(
          [label]
            + matrix.labels.indices.map { column in
              "\(Format.count(matrix.counts[row][column])) "
                + "(\(Format.percent(shares[row][column], digits: 0)))"
            }, data: data)
      })
  }

  /// The classification report.
  fileprivate var scores: ReproductionBlock.Table {
    let report = ClassificationReport(matrix)
    func row(_ name: String, _ scores: [Double], _ support: Int) -> ReproductionBlock.Table.Row {
      .init([name] + scores.map { Format.number($0) } + [Format.count(support)], data: data)
    }
    return ReproductionBlock.Table(
      "Precision, recall and F1 per class",
      columns: ["Class", "Precision", "Recall", "F1", "Support"],
      rows: report.perClass.map { row($0.label, [$0.precision, $0.recall, $0.f1], $0.support) }
        + [("macro mean", report.macro), ("weighted mean", report.weighted)].map {
          row($0, [$1.precision, $1.recall, $1.f1], report.count)
        })
  }
}

extension ReproductionBlock.ROC {
  fileprivate var areas: ReproductionBlock.Table {
    let averages = [
      ("mean of classes", analysis.macroArea), ("weighted mean", analysis.weightedArea),
      ("all answers pooled", analysis.micro?.area),
    ]
    return ReproductionBlock.Table(
      "Areas under the curves", columns: ["Class", "AUC"],
      rows: (zip(labels, analysis.curves).map { ($0, $1?.area) } + averages).map { name, area in
        .init([name, Format.number(area)], data: data)
      })
  }
}

extension ReproductionBlock.Embedding {
  fileprivate var figures: ReproductionBlock.Table {
    ReproductionBlock.Table(
      title, columns: ["Points", "Features", "Perplexity", "Divergence", "Trustworthiness"],
      rows: [
        .init(
          [
            Format.count(plot.points.count), plot.features, Format.significant(plot.perplexity),
            Format.number(plot.divergence), Format.number(plot.trustworthiness),
          ], data: data)
      ])
  }
}

extension ReproductionBlock.Pixels {
  fileprivate var charts: PixelCharts {
    PixelCharts(
      labels: labels, series: series.map { .init(name: $0.data.short, classes: $0.classes) })
  }

  fileprivate var table: ReproductionBlock.Table {
    ReproductionBlock.Table(
      "Mean ± standard deviation of the pixels, black is 0 and white 1",
      columns: ["Data set"] + labels,
      rows: series.map { series in
        let cells = labels.indices.map { index -> String in
          guard index < series.classes.count, let pixels = series.classes[index] else { return "–" }
          return Format.number(pixels.mean) + " ± " + Format.number(pixels.standardDeviation)
        }
        return .init([series.data.short] + cells, data: series.data)
      })
  }
}

import MienCore

/// A page that shows what a data set holds: counts, pixel statistics and faces.
public struct DatasetPage {
  private let overview: DatasetOverview

  /// - Throws: ``MienError`` when a split's or the samples' counts are not one per label.
  public init(_ overview: DatasetOverview) throws {
    let classes = overview.labels.count
    for split in overview.splits
    where split.counts.count != classes || split.classPixels.count != classes {
      throw MienError(
        "the split \(split.name) of \(overview.name) does not count \(classes) labels")
    }
    guard overview.samples.count == classes else {
      throw MienError("\(overview.name) has \(classes) labels, not \(overview.samples.count)")
    }
    self.overview = overview
  }

  /// Writes the page to `path`.
  ///
  /// - Throws: ``MienError`` when Plotly's script is not installed or the file cannot be written.
  public func write(to path: String) throws {
    try AtomicFile.write(html(), to: path)
  }

  /// The page.
  public func html() throws -> String {
    let total = classTotals.reduce(0, +)
    let splits = overview.splits.count == 1 ? "one split" : "\(overview.splits.count) splits"
    return try HTMLPage(
      kind: "Data set", title: overview.name,
      lead: "\(Format.count(total)) faces in \(overview.labels.count) classes and \(splits).",
      headline: headline,
      sections: [
        .init(anchor: "counts", title: "Faces per class", body: countsSection),
        .init(anchor: "pixels", title: "Brightness and contrast", body: pixelsSection),
        .init(anchor: "faces", title: "Faces", body: try facesSection()),
        .init(
          anchor: "provenance", title: "Provenance",
          body: PageParts.facts(overview.provenance)),
      ]
    ).html()
  }

  private var classTotals: [Int] {
    overview.labels.indices.map { label in overview.splits.reduce(0) { $0 + $1.counts[label] } }
  }

  private var headline: HTML {
    let totals = classTotals
    let all = totals.reduce(0, +)
    var figures = [PageParts.Figure(name: "Faces", value: Format.count(all), note: "in all splits")]
    figures += overview.splits.prefix(4).map { split in
      let count = split.counts.reduce(0, +)
      return PageParts.Figure(
        name: split.name, value: Format.count(count),
        note: all == 0 ? "" : "\(Format.percent(Double(count) / Double(all))) of all")
    }
    if let most = totals.max(), let least = totals.filter({ $0 > 0 }).min() {
      figures.append(
        .init(
          name: "Imbalance", value: Format.number(Double(most) / Double(least), digits: 1) + "×",
          note: "largest class over smallest"))
    }
    return PageParts.figures(figures)
  }

  private var countsSection: HTML {
    let labels = overview.labels
    let places = ChartValue.numbers(labels.indices.map { Double($0) })
    let traces = overview.splits.enumerated().map { index, split -> ChartValue in
      [
        "type": "bar", "orientation": "h", "name": .label(split.name), "y": places,
        "x": .numbers(split.counts.map { Double($0) }), "marker": ["color": Chart.series(index)],
        "hovertemplate": "%{x:,} faces",
      ]
    }
    let chart = Chart(
      alternative: "Faces per class, stacked by split; the table below holds the values",
      height: 100 + 40 * labels.count, traces: traces,
      layout: [
        "barmode": "stack", "bargap": 0.35,
        "legend": [
          "orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal",
        ],
        "xaxis": Chart.axis("faces", ["tickformat": ",d"]),
        "yaxis": Chart.axis(
          "",
          [
            "autorange": "reversed", "tickmode": "array", "tickvals": places,
            "ticktext": .array(labels.map { .label($0) }), "showgrid": false,
          ]),
      ])
    let totals = classTotals
    func row(_ name: String, _ counts: [(count: Int, of: Int)]) -> [String] {
      [name]
        + counts.map { count, total in
          total == 0
            ? Format.count(count)
            : "\(Format.count(count)) (\(Format.percent(Double(count) / Double(total))))"
        }
    }
    let sums = overview.splits.map { $0.counts.reduce(0, +) } + [totals.reduce(0, +)]
    let table = PageParts.table(
      caption: "Faces per class and split, and their share of the split",
      head: ["Class"] + overview.splits.map(\.name) + ["All"],
      rows: labels.enumerated().map { index, label in
        let counts = overview.splits.map { $0.counts[index] } + [totals[index]]
        return row(label, zip(counts, sums).map { ($0, $1) })
      },
      sums: [row("all classes", sums.map { ($0, 0) })])
    return """
      <p>A model that guesses the largest class is right as often as that class is frequent; the \
      rarer a class, the less an accuracy says about it.</p>
      <div>\(chart.html)</div>\(table)
      """
  }

  private var pixelsSection: HTML {
    func cell(_ pixels: DatasetOverview.Pixels?) -> String {
      guard let pixels else { return "–" }
      return Format.number(pixels.mean) + " ± "
        + Format.number(pixels.standardDeviation)
    }
    let table = PageParts.table(
      caption: "Mean ± standard deviation of the pixels, black is 0 and white 1",
      head: ["Class"] + overview.splits.map(\.name),
      rows: overview.labels.enumerated().map { index, label in
        [label] + overview.splits.map { cell($0.classPixels[index]) }
      },
      sums: [["all classes"] + overview.splits.map { cell($0.pixels) }])
    return """
      <p>Splits should agree; a class that is brighter than the others invites a model to judge by
      light.</p>
      \(PixelCharts(labels: overview.labels, splits: overview.splits).html)
      \(table)
      """
  }

  private func facesSection() throws -> HTML {
    let totals = classTotals
    let rows = try overview.labels.enumerated().map { index, label -> HTML in
      let images = try overview.samples[index].map { picture -> HTML in
        """
        <img src="\(try PNGEncoder.dataURI(picture))" width="\(picture.width)" \
        height="\(picture.height)" alt="\(label)">
        """
      }
      return """
        <div class="sheet-row"><h3>\(label)<small>\(Format.count(totals[index])) faces</small></h3>\
        <div class="sheet">\(images)</div></div>

        """
    }
    return "<p>Some faces of every class, as the model gets them.</p>\n\(rows)"
  }
}

import MienMetrics

extension ReproductionBlock: Encodable {
  enum CodingKeys: String, CodingKey { case kind, text, rows }

  /// The members of the block beside its `kind`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    func encode(_ kind: String, _ block: some Encodable) throws {
      try container.encode(kind, forKey: .kind)
      try block.encode(to: encoder)
    }
    switch self {
    case .text(let text):
      try container.encode("text", forKey: .kind)
      try container.encode(text, forKey: .text)
    case .comparison(let rows):
      try container.encode("comparison", forKey: .kind)
      try container.encode(rows, forKey: .rows)
    case .table(let table): try encode("table", table)
    case .curves(let curves): try encode("curves", curves)
    case .bars(let bars): try encode("bars", bars.finite)
    case .lines(let lines): try encode("lines", lines.finite)
    case .heatMap(let map): try encode("heat_map", map.finite)
    case .confusion(let confusion): try encode("confusion", confusion)
    case .roc(let roc): try encode("roc", roc)
    case .embedding(let embedding): try encode("embedding", embedding)
    case .pixels(let pixels): try encode("pixels", pixels)
    }
  }
}

// JSON knows no NaN, which a diverged run leaves behind: such values become null.

extension ReproductionBlock.Series {
  fileprivate var finite: Self {
    var copy = self
    copy.values = values.map(Self.finite)
    return copy
  }

  fileprivate static func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
  }
}

extension ReproductionBlock.Bars {
  fileprivate var finite: Self {
    var copy = self
    copy.series = series.map(\.finite)
    return copy
  }
}

extension ReproductionBlock.Lines {
  fileprivate var finite: Self {
    var copy = self
    copy.places = places.map { $0.isFinite ? $0 : 0 }
    copy.series = series.map(\.finite)
    return copy
  }
}

extension ReproductionBlock.HeatMap {
  fileprivate var finite: Self {
    var copy = self
    copy.values = values.map { $0.map(ReproductionBlock.Series.finite) }
    return copy
  }

  enum CodingKeys: String, CodingKey {
    case title, rows, columns, values, data
    case rowName = "row_name"
    case columnName = "column_name"
    case isShare = "is_share"
    case lowIsGood = "low_is_good"
  }
}

extension ReproductionBlock.Confusion: Encodable {
  enum CodingKeys: String, CodingKey { case title, labels, confusion, report, split, data }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(matrix.labels, forKey: .labels)
    try container.encode(matrix.counts, forKey: .confusion)
    try container.encode(ClassificationReport(matrix), forKey: .report)
    try container.encode(split, forKey: .split)
    try container.encode(data, forKey: .data)
  }
}

extension ReproductionBlock.ROC: Encodable {
  enum CodingKeys: String, CodingKey { case title, labels, areas, split, data }

  /// The areas; the curves are on the page.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(labels, forKey: .labels)
    try container.encode(EvaluationSummary.Areas(analysis), forKey: .areas)
    try container.encode(split, forKey: .split)
    try container.encode(data, forKey: .data)
  }
}

extension ReproductionBlock.Pixels: Encodable {
  enum CodingKeys: String, CodingKey { case title, labels, series }

  private struct Entry: Encodable {
    let data: DataSource
    let mean: [Double?]
    let std: [Double?]
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(labels, forKey: .labels)
    let finite = ReproductionBlock.Series.finite
    let entries = series.map { series in
      Entry(
        data: series.data, mean: series.classes.map { finite($0?.mean) },
        std: series.classes.map { finite($0?.standardDeviation) })
    }
    try container.encode(entries, forKey: .series)
  }
}

import MienCore
import MienMetrics

/// Where t-SNE laid the samples, and what they are.
public struct EmbeddingPlot: Sendable {
  /// One per sample, as are the following.
  public let points: [SIMD2<Float>]
  /// Indices into ``labels``.
  public let truth: [Int]
  /// What the model answered, to mark its mistakes; `nil` when it was not asked.
  public let predicted: [Int]?
  /// The samples' rows in the data set, for people who look them up.
  public let rows: [Int]
  /// The names of the classes.
  public let labels: [String]
  /// The perplexity that was used.
  public let perplexity: Double
  /// The Kullback-Leibler divergence of the layout, in nats.
  public let divergence: Double
  /// How far its neighbourhoods can be trusted, `0 ... 1`; `nil` when it was not measured.
  public let trustworthiness: Double?
  /// What was laid out: the layer, the number of features.
  public let features: String
  /// What was done otherwise than asked for.
  public let note: String?

  /// A layout with what its samples are.
  ///
  /// - Parameter rows: Without it samples are numbered from 0.
  /// - Throws: ``MienError`` when the counts disagree or a class is none of the labels.
  public init(
    _ embedding: TSNE.Embedding, truth: [Int], predicted: [Int]? = nil, rows: [Int]? = nil,
    labels: [String], features: String, trustworthiness: Double? = nil
  ) throws {
    let count = embedding.points.count
    guard truth.count == count, (predicted?.count ?? count) == count,
      (rows?.count ?? count) == count
    else {
      throw MienError(
        "\(count) points for \(truth.count) labels, \(predicted?.count ?? count) answers and "
          + "\(rows?.count ?? count) rows")
    }
    guard (truth + (predicted ?? [])).allSatisfy(labels.indices.contains) else {
      throw MienError("a class of the \(count) points is none of the \(labels.count) labels")
    }
    points = embedding.points
    self.truth = truth
    self.predicted = predicted
    self.rows = rows ?? Array(0..<count)
    self.labels = labels
    perplexity = embedding.perplexity
    divergence = embedding.divergence
    self.trustworthiness = trustworthiness
    self.features = features
    note = embedding.note
  }
}

extension EmbeddingPlot: Encodable {
  enum CodingKeys: String, CodingKey {
    case points, truth, predicted, rows, labels, perplexity, divergence, trustworthiness, features
    case note
  }

  /// Points are rounded to hundredths, which no picture shows.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let rounded = points.map { point in
      [point.x, point.y].map { (Double($0) * 100).rounded() / 100 }
    }
    try container.encode(rounded, forKey: .points)
    try container.encode(truth, forKey: .truth)
    try container.encodeIfPresent(predicted, forKey: .predicted)
    try container.encode(rows, forKey: .rows)
    try container.encode(labels, forKey: .labels)
    try container.encode(perplexity, forKey: .perplexity)
    try container.encode(divergence, forKey: .divergence)
    try container.encodeIfPresent(trustworthiness, forKey: .trustworthiness)
    try container.encode(features, forKey: .features)
    try container.encodeIfPresent(note, forKey: .note)
  }
}

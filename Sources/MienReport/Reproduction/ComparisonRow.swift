import MienMetrics

/// How good a model is on a split of a data set, and what its training cost.
public struct ComparisonRow: Sendable {
  /// The model's name.
  public var model: String
  /// The data it learnt from and is measured on.
  public var data: DataSource
  /// The split that ``report`` was measured on.
  public var split: String
  /// Its scores on ``split``.
  public var report: ClassificationReport
  /// 95 %, Wilson.
  public var interval: ConfidenceInterval
  /// `0 ... 1`, as are the next two; `nil` for what was not measured, or is ``validationAccuracy`` already.
  public var trainAccuracy: Double?
  /// On the validation split.
  public var validationAccuracy: Double?
  /// On the test split.
  public var testAccuracy: Double?
  /// Numbers that are learnt.
  public var parameters: Int?
  /// Of the training pictures of one epoch, forward and backward.
  public var multiplyAddsPerEpoch: Double?
  /// How long an epoch took.
  public var secondsPerEpoch: Double?

  /// A row whose scores and interval follow from `matrix`; what is not given was not measured.
  public init(
    model: String, data: DataSource, split: String, matrix: ConfusionMatrix,
    trainAccuracy: Double? = nil, validationAccuracy: Double? = nil, testAccuracy: Double? = nil,
    parameters: Int? = nil, multiplyAddsPerEpoch: Double? = nil, secondsPerEpoch: Double? = nil
  ) {
    self.model = model
    self.data = data
    self.split = split
    report = ClassificationReport(matrix)
    interval = .wilson(successes: matrix.correct, trials: matrix.total)
    self.trainAccuracy = trainAccuracy
    self.validationAccuracy = validationAccuracy
    self.testAccuracy = testAccuracy
    self.parameters = parameters
    self.multiplyAddsPerEpoch = multiplyAddsPerEpoch
    self.secondsPerEpoch = secondsPerEpoch
  }
}

extension ComparisonRow: Encodable {
  enum CodingKeys: String, CodingKey {
    case model, data, split, count, accuracy, parameters
    case interval = "accuracy_interval"
    case macro = "macro_avg"
    case weighted = "weighted_avg"
    case trainAccuracy = "train_accuracy"
    case validationAccuracy = "validation_accuracy"
    case testAccuracy = "test_accuracy"
    case multiplyAddsPerEpoch = "multiply_adds_per_epoch"
    case secondsPerEpoch = "seconds_per_epoch"
  }

  /// JSON knows no NaN: such a value is left out like one that was not measured.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(model, forKey: .model)
    try container.encode(data, forKey: .data)
    try container.encode(split, forKey: .split)
    try container.encode(report.count, forKey: .count)
    try container.encode(report.accuracy, forKey: .accuracy)
    try container.encode(interval, forKey: .interval)
    try container.encode(report.macro, forKey: .macro)
    try container.encode(report.weighted, forKey: .weighted)
    try container.encodeIfPresent(parameters, forKey: .parameters)
    for (key, value) in [
      (CodingKeys.trainAccuracy, trainAccuracy), (.validationAccuracy, validationAccuracy),
      (.testAccuracy, testAccuracy), (.multiplyAddsPerEpoch, multiplyAddsPerEpoch),
      (.secondsPerEpoch, secondsPerEpoch),
    ] {
      guard let value, value.isFinite else { continue }
      try container.encode(value, forKey: key)
    }
  }
}

/// What one epoch of training gave; `nil` for what was not measured.
public struct EpochRecord: Equatable, Sendable {
  /// Counts from 1.
  public var epoch: Int
  /// The mean loss over the training split.
  public var trainLoss: Double?
  /// A share, `0 ... 1`, as are all accuracies.
  public var trainAccuracy: Double?
  /// The mean loss over the validation split.
  public var validationLoss: Double?
  /// `0 ... 1`, over the validation split.
  public var validationAccuracy: Double?
  /// As the epoch's record has it.
  public var learningRate: Double?
  /// How long it took.
  public var seconds: Double?

  /// An epoch; what is not given was not measured.
  public init(
    epoch: Int, trainLoss: Double? = nil, trainAccuracy: Double? = nil,
    validationLoss: Double? = nil, validationAccuracy: Double? = nil, learningRate: Double? = nil,
    seconds: Double? = nil
  ) {
    self.epoch = epoch
    self.trainLoss = trainLoss
    self.trainAccuracy = trainAccuracy
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
    self.learningRate = learningRate
    self.seconds = seconds
  }
}

extension EpochRecord: Encodable {
  enum CodingKeys: String, CodingKey {
    case epoch, seconds
    case trainLoss = "train_loss"
    case trainAccuracy = "train_accuracy"
    case validationLoss = "validation_loss"
    case validationAccuracy = "validation_accuracy"
    case learningRate = "learning_rate"
  }

  /// JSON knows no NaN, which the loss of a diverged run is: such a value is left out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(epoch, forKey: .epoch)
    for (key, value) in [
      (CodingKeys.trainLoss, trainLoss), (.trainAccuracy, trainAccuracy),
      (.validationLoss, validationLoss), (.validationAccuracy, validationAccuracy),
      (.learningRate, learningRate), (.seconds, seconds),
    ] {
      guard let value, value.isFinite else { continue }
      try container.encode(value, forKey: key)
    }
  }
}

/// How long and in what portions it learns.
public struct TrainingRecipe: Codable, Equatable, Sendable {
  public enum ClassWeights: String, Codable, CaseIterable, Sendable {
    /// Every picture counts the same.
    case none
    /// Every class counts the same: weights are inverse to its share of the training split.
    case balanced
  }

  /// The figure of the validation split that chooses the best epoch and that patience waits for.
  public enum Monitor: String, Codable, CaseIterable, Sendable {
    case accuracy, loss
    case macroF1 = "macro_f1"
  }

  /// What a network computes in while it learns; weights, their averages and evaluation are float32 always.
  public enum Precision: String, Codable, CaseIterable, Sendable {
    case float32
    /// Half the memory, and several times as fast on a GPU that has units for it.
    case bfloat16
  }

  static let largestBatch = 65_536

  public var epochs = 20
  public var batchSize = 128
  public var monitor = Monitor.accuracy
  /// Epochs without a better ``monitor`` after which to stop; 0 never stops.
  public var patience = 0
  /// Largest joint L2 norm of the gradients; 0 leaves them alone.
  public var clipNorm = 0.0
  /// Share of the target's probability given to all classes alike, below 1.
  public var labelSmoothing = 0.0
  public var classWeights = ClassWeights.none
  /// Probability that a picture goes without the last residual block, below 1; earlier blocks have less. 0 keeps all.
  public var stochasticDepth = 0.0
  /// Share of the old value that a moving average of the weights keeps at each step, such as 0.999; validation,
  /// choice and export then take the averaged weights. 0 keeps no average.
  public var averaging = 0.0
  public var precision = Precision.float32
  /// Whether ranks that train together normalise by the statistics of all their pictures; a rank alone has all.
  public var syncBatchNorm = false

  enum CodingKeys: String, CodingKey {
    case epochs, monitor, patience, averaging, precision
    case batchSize = "batch_size"
    case clipNorm = "clip_norm"
    case labelSmoothing = "label_smoothing"
    case stochasticDepth = "stochastic_depth"
    case classWeights = "class_weights"
    case syncBatchNorm = "sync_batch_norm"
  }
}

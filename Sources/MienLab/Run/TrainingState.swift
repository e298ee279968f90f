/// What one epoch gave. Training figures are averages over the epoch, on augmented pictures, while the
/// network was learning; validation figures are measured after it, on pictures as they are.
public struct EpochMetrics: Codable, Equatable, Sendable {
  /// Counted from 1.
  public let epoch: Int
  public let learningRate: Double
  public let trainLoss: Double
  public let trainAccuracy: Double
  public let validationLoss: Double
  public let validationAccuracy: Double
  public let validationMacroF1: Double

  enum CodingKeys: String, CodingKey {
    case epoch
    case learningRate = "learning_rate"
    case trainLoss = "train_loss"
    case trainAccuracy = "train_accuracy"
    case validationLoss = "validation_loss"
    case validationAccuracy = "validation_accuracy"
    case validationMacroF1 = "validation_macro_f1"
  }
}

/// Sums over the part of an epoch that is done.
struct RunningAverage: Codable, Equatable {
  var loss = 0.0
  var correct = 0
  var count = 0

  var meanLoss: Double { count == 0 ? 0 : loss / Double(count) }
  var accuracy: Double { count == 0 ? 0 : Double(correct) / Double(count) }

  mutating func add(loss batchLoss: Double, correct batchCorrect: Int, count batchCount: Int) {
    loss += batchLoss * Double(batchCount)
    correct += batchCorrect
    count += batchCount
  }
}

/// Where a run stands, apart from its tensors: all that ``Trainer`` needs to go on.
struct TrainingState: Codable, Equatable {
  /// Epochs that are complete, validation included.
  var history: [EpochMetrics] = []
  /// Seconds of each complete epoch; apart from the metrics, because they differ from run to run.
  var seconds: [Double] = []
  /// Steps of the current epoch that are done.
  var step = 0
  var running = RunningAverage()
  /// Seconds spent on the current epoch so far.
  var elapsed = 0.0
  var plateau = PlateauState()

  /// Whether a run of so many steps an epoch can stand here; false for a damaged checkpoint.
  func isPossible(stepsPerEpoch: Int) -> Bool {
    history.map(\.epoch) == Array(1..<history.count + 1) && seconds.count == history.count
      && (0...stepsPerEpoch).contains(step) && (step == 0) == (running.count == 0)
      && (0...step * TrainingRecipe.largestBatch).contains(running.count)
      && (0...running.count).contains(running.correct)
      && (0...history.count).contains(plateau.cuts)
      && (0...history.count).contains(plateau.epochsWithoutImprovement)
  }
}

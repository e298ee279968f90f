import MienCore
import MienMetrics

/// What a model said about every sample of a split, and what was true.
public struct Evaluation: Sendable {
  /// The model's name or file.
  public let model: String
  /// The split's name.
  public let split: String
  /// The names of the classes, at least one.
  public let labels: [String]
  /// The true class of each sample, an index into ``labels``.
  public let truth: [Int]
  /// Shape `[samples, labels]`; rows sum to 1.
  public let probabilities: ClassScores
  /// The row of each sample in the data set, for people who look it up.
  public let rows: [Int]
  /// Over which views of each picture the probabilities are means; nil for the picture alone.
  public var averaging: Averaging?

  /// Several views of each picture, and what one alone gives: figures of the field mix the two.
  public struct Averaging: Sendable {
    /// Such as `ten` crops.
    public let crops: String
    /// The accuracy with one view alone, `0 ... 1`.
    public let singleCropAccuracy: Double

    /// The accuracy that one view alone gives.
    ///
    /// - Parameters:
    ///   - single: What one view alone gives.
    ///   - truth: The true class of each sample.
    /// - Precondition: As many rows of scores as labels in `truth`.
    public init(crops: String, single: ClassScores, truth: [Int]) {
      precondition(single.count == truth.count, "one true label per row of scores")
      self.crops = crops
      // As the accuracy of the evaluation itself, equal scores included.
      let correct = zip(single.predicted, truth).count { $0 == $1 }
      singleCropAccuracy = truth.isEmpty ? 0 : Double(correct) / Double(truth.count)
    }
  }

  /// What a model said about a split.
  ///
  /// - Parameter rows: Without it samples are numbered from 0.
  /// - Throws: ``MienError`` when the counts disagree, there are no labels or a true class is none
  ///   of them.
  public init(
    model: String, split: String, labels: [String], truth: [Int], probabilities: [Float],
    rows: [Int]? = nil
  ) throws {
    guard !labels.isEmpty else { throw MienError("\(model) has no labels to evaluate") }
    guard probabilities.count == truth.count * labels.count else {
      throw MienError(
        "\(model) gave \(probabilities.count) probabilities for \(truth.count) samples of "
          + "\(labels.count) labels; model and data set must share their labels")
    }
    guard rows == nil || rows?.count == truth.count else {
      throw MienError("\(rows?.count ?? 0) row numbers for \(truth.count) samples of \(split)")
    }
    if let sample = truth.firstIndex(where: { !labels.indices.contains($0) }) {
      throw MienError(
        "sample \(sample) of \(split) has class \(truth[sample]), but \(model) knows "
          + "\(labels.count) labels")
    }
    self.model = model
    self.split = split
    self.labels = labels
    self.truth = truth
    self.probabilities = ClassScores(probabilities, classCount: labels.count)
    self.rows = rows ?? Array(truth.indices)
  }
}

/// Whether a classifier's confidence is its accuracy: reliability bins and the calibration error.
///
/// Confidence is the probability of the predicted class. Guo, Pleiss, Sun and Weinberger 2017,
/// "On Calibration of Modern Neural Networks".
public struct Calibration: Equatable, Codable, Sendable {
  /// The samples whose confidence lies in `lower < confidence <= upper`.
  public struct Bin: Equatable, Codable, Sendable {
    /// Where the bin begins, itself left out.
    public let lower: Double
    /// Where it ends.
    public let upper: Double
    /// The number of samples in it.
    public let count: Int
    /// Mean confidence, 0 in an empty bin.
    public let confidence: Double
    /// The share predicted rightly, 0 in an empty bin.
    public let accuracy: Double
  }

  /// By rising confidence, of equal width.
  public let bins: [Bin]
  /// The mean distance of confidence and accuracy over all samples, `0 ... 1`.
  public let expectedError: Double
  /// The distance in the worst bin that holds samples, `0 ... 1`.
  public let maximumError: Double

  enum CodingKeys: String, CodingKey {
    case bins
    case expectedError = "expected_error"
    case maximumError = "maximum_error"
  }

  /// Sorts the samples into bins of equal width over `0 ... 1`.
  ///
  /// - Parameter probabilities: Rows that sum to 1. A confidence that is not a number counts as 0.
  /// - Precondition: As many rows as labels in `truth`; at least one bin.
  public init(probabilities: ClassScores, truth: [Int], binCount: Int = 15) {
    precondition(probabilities.count == truth.count, "one true label per row of probabilities")
    precondition(binCount > 0, "calibration needs a bin")
    let step = 1 / Double(binCount)
    let edges = (0...binCount).map { $0 == binCount ? 1 : Double($0) * step }
    var counts = [Int](repeating: 0, count: binCount)
    var correct = counts
    var confidences = [Double](repeating: 0, count: binCount)
    for (sample, label) in truth.enumerated() {
      let top = probabilities.top(sample)
      let raw = Double(probabilities.values[sample * probabilities.classCount + top])
      let confidence = raw.isNaN ? 0 : min(max(raw, 0), 1)
      let bin = edges[1..<binCount].firstIndex { confidence <= $0 } ?? binCount
      counts[bin - 1] += 1
      confidences[bin - 1] += confidence
      if top == label { correct[bin - 1] += 1 }
    }
    bins = (0..<binCount).map { bin in
      let count = Double(max(counts[bin], 1))
      return Bin(
        lower: edges[bin], upper: edges[bin + 1], count: counts[bin],
        confidence: confidences[bin] / count, accuracy: Double(correct[bin]) / count)
    }
    let total = Double(max(truth.count, 1))
    expectedError = bins.reduce(0) { $0 + Double($1.count) / total * $1.gap }
    maximumError = bins.map(\.gap).max() ?? 0
  }
}

extension Calibration.Bin {
  /// The distance of confidence and accuracy; 0 in an empty bin.
  var gap: Double { abs(confidence - accuracy) }
}

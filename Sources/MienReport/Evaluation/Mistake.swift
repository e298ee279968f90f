import MienMetrics

/// A sample whose most probable class is not the true one.
struct Mistake: Encodable, Equatable {
  /// The position within the evaluation.
  let sample: Int
  /// The row in the data set.
  let row: Int
  let truth: String
  let predicted: String
  /// The probability of the predicted class.
  let probability: Double
  /// The probability the model left for the true class.
  let truthProbability: Double

  enum CodingKeys: String, CodingKey {
    case row, truth, predicted, probability
    case truthProbability = "truth_probability"
  }

  /// The `count` mistakes the model was surest of, the surest first.
  static func worst(_ count: Int, of evaluation: Evaluation) -> [Mistake] {
    let scores = evaluation.probabilities
    func probability(_ sample: Int, _ label: Int) -> Double {
      let value = Double(scores.values[sample * scores.classCount + label])
      return value.isFinite ? value : 0
    }
    return evaluation.truth.indices
      .map { (sample: $0, top: scores.top($0)) }
      .filter { $0.top != evaluation.truth[$0.sample] }
      .map { (sample: $0.sample, top: $0.top, probability: probability($0.sample, $0.top)) }
      .sorted { ($1.probability, $0.sample) < ($0.probability, $1.sample) }
      .prefix(max(0, count))
      .map { mistake in
        let truth = evaluation.truth[mistake.sample]
        return Mistake(
          sample: mistake.sample, row: evaluation.rows[mistake.sample],
          truth: evaluation.labels[truth], predicted: evaluation.labels[mistake.top],
          probability: mistake.probability,
          truthProbability: probability(mistake.sample, truth))
      }
  }
}

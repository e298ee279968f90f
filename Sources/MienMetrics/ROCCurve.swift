/// The receiver operating characteristic of one class against the rest.
public struct ROCCurve: Equatable, Sendable {
  /// The rates when every score of at least ``threshold`` counts as positive.
  public struct Point: Equatable, Sendable {
    /// The share of the negative samples that count as positive, `0 ... 1`.
    public let falsePositiveRate: Double
    /// The share of the positive samples that do, `0 ... 1`.
    public let truePositiveRate: Double
    /// The lowest score that counts as positive.
    public let threshold: Double
  }

  /// From (0, 0), whose threshold is infinite, to (1, 1), without the points
  /// that lie midway between their neighbours.
  public let points: [Point]

  /// The area under the curve, `0 ... 1`: the chance that a positive sample scores above a negative
  /// one.
  public let area: Double

  /// Traces the curve by falling score; equal scores make one step.
  ///
  /// - Returns: `nil` when there is no positive or no negative sample, for then no curve exists.
  ///   A score that is not a number counts as the lowest.
  /// - Precondition: `scores` and `positive` are equally long.
  /// - Complexity: O(n log n).
  public init?(scores: [Float], positive: [Bool]) {
    precondition(scores.count == positive.count, "\(scores.count) scores, \(positive.count) labels")
    let positives = positive.count { $0 }
    let negatives = positive.count - positives
    guard positives > 0, negatives > 0 else { return nil }

    let ranked = zip(scores, positive)
      .map { (score: $0.isNaN ? -Float.infinity : $0, positive: $1) }
      .sorted { $0.score > $1.score }
    var steps: [(hits: Int, alarms: Int, score: Double)] = [(0, 0, .infinity)]
    var hits = 0
    var alarms = 0
    for (index, sample) in ranked.enumerated() {
      if sample.positive { hits += 1 } else { alarms += 1 }
      let tied = index + 1 < ranked.count && ranked[index + 1].score == sample.score
      if !tied { steps.append((hits, alarms, Double(sample.score))) }
    }

    var twiceArea = 0
    for (before, after) in zip(steps, steps.dropFirst()) {
      twiceArea += (after.alarms - before.alarms) * (after.hits + before.hits)
    }
    area = Double(twiceArea) / 2 / Double(positives) / Double(negatives)

    points = steps.indices.filter { index in
      // The first real point and the last stay; between them only corners do.
      guard index > 1, index + 1 < steps.count else { return true }
      let (a, b, c) = (steps[index - 1], steps[index], steps[index + 1])
      return b.hits - a.hits != c.hits - b.hits || b.alarms - a.alarms != c.alarms - b.alarms
    }.map { index in
      Point(
        falsePositiveRate: Double(steps[index].alarms) / Double(negatives),
        truePositiveRate: Double(steps[index].hits) / Double(positives),
        threshold: steps[index].score)
    }
  }
}

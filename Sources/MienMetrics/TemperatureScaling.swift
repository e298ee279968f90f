import Foundation

/// One number that makes a network's confidence honest: logits are divided by it before the
/// softmax.
///
/// Guo, Pleiss, Sun and Weinberger 2017. Predictions do not change, only how sure they are. Fit it
/// on the validation split, never on the split that is reported.
public struct TemperatureScaling: Equatable, Codable, Sendable {
  /// Above 1 for an overconfident network, below 1 for a timid one.
  public let temperature: Double

  /// Temperatures a fit can return; where the likelihood has no minimum inside (every prediction
  /// right, or worse than chance) the nearer end is the answer.
  public static let range = 0.01...100.0

  /// A temperature that is known already.
  ///
  /// - Precondition: `temperature` is positive and finite.
  public init(temperature: Double) {
    precondition(temperature > 0 && temperature.isFinite, "temperature \(temperature)")
    self.temperature = temperature
  }

  /// The temperature with the smallest negative log-likelihood of the true labels.
  ///
  /// In the inverse temperature the likelihood is convex, its derivative the mean of the expected
  /// logit minus the true one; Newton's method finds its root, halving the bracket where a step
  /// would leave it.
  ///
  /// - Parameter logits: Scores before the softmax; logarithms of probabilities serve as well while none of these
  ///   is 0. Rows that hold anything not finite are left out: with logarithms of probabilities that underflowed
  ///   those are the surest answers, and the fit is of the others alone. Rows of equal logits are the same at
  ///   every temperature. Where no other row is left the temperature is 1.
  /// - Precondition: As many rows as labels in `truth`, labels in `0 ..< classCount`.
  /// - Complexity: O(samples · classes) per step, some ten steps.
  public static func fit(logits: ClassScores, truth: [Int]) -> TemperatureScaling {
    precondition(logits.count == truth.count, "one true label per row of logits")
    let rows = (0..<logits.count).filter { sample in
      let row = logits[sample]
      return row.allSatisfy(\.isFinite) && row.contains { $0 != row.first }
    }
    guard !rows.isEmpty else { return TemperatureScaling(temperature: 1) }

    var low = 1 / range.upperBound
    var high = 1 / range.lowerBound
    if slope(logits, truth, rows, at: low).first >= 0 { return .init(temperature: 1 / low) }
    if slope(logits, truth, rows, at: high).first <= 0 { return .init(temperature: 1 / high) }
    var inverse = 1.0
    for _ in 0..<100 {
      let (first, second) = slope(logits, truth, rows, at: inverse)
      if first == 0 { break }
      if first < 0 { low = inverse } else { high = inverse }
      let newton = inverse - first / second
      let next = newton > low && newton < high ? newton : (low + high) / 2
      let step = abs(next - inverse)
      inverse = next
      if step <= 1e-14 * inverse { break }
    }
    return TemperatureScaling(temperature: 1 / inverse)
  }

  /// The softmax of `logits / temperature`, row by row.
  public func probabilities(_ logits: ClassScores) -> ClassScores {
    var values: [Float] = []
    values.reserveCapacity(logits.values.count)
    for sample in 0..<logits.count {
      let row = logits[sample]
      let peak = Double(row.max() ?? 0)
      let powers = row.map { exp((Double($0) - peak) / temperature) }
      let total = powers.reduce(0, +)
      values += powers.map { Float($0 / total) }
    }
    return ClassScores(values, classCount: logits.classCount)
  }

  /// First and second derivative of the mean negative log-likelihood by the inverse temperature.
  private static func slope(
    _ logits: ClassScores, _ truth: [Int], _ rows: [Int], at inverse: Double
  ) -> (first: Double, second: Double) {
    var first = 0.0
    var second = 0.0
    for sample in rows {
      let row = logits[sample]
      let peak = Double(row.max() ?? 0)
      var total = 0.0
      var mean = 0.0
      var square = 0.0
      for logit in row {
        let distance = Double(logit) - peak
        let power = exp(distance * inverse)
        total += power
        mean += power * distance
        square += power * distance * distance
      }
      mean /= total
      first += mean - (Double(row[row.startIndex + truth[sample]]) - peak)
      second += square / total - mean * mean
    }
    return (first / Double(rows.count), second / Double(rows.count))
  }
}

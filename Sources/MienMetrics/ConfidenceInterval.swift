/// Where a measured proportion's true value plausibly lies, `0 ... 1`.
public struct ConfidenceInterval: Equatable, Codable, Sendable {
  /// The smallest plausible proportion.
  public let lower: Double
  /// The largest.
  public let upper: Double

  /// The Wilson score interval (Wilson 1927), which stays inside `0 ... 1` and holds for small
  /// samples.
  ///
  /// - Parameters:
  ///   - trials: With none the interval is `0 ... 1`.
  ///   - z: The normal quantile: 1.959964 for 95 %.
  /// - Precondition: `0 ... trials` contains `successes`.
  public static func wilson(
    successes: Int, trials: Int, z: Double = 1.959963984540054
  ) -> ConfidenceInterval {
    precondition(
      trials >= 0 && (0...trials).contains(successes), "\(successes) of \(trials) is no proportion")
    guard trials > 0 else { return ConfidenceInterval(lower: 0, upper: 1) }
    let n = Double(trials)
    let proportion = Double(successes) / n
    let spread = z * z / n
    let centre = (proportion + spread / 2) / (1 + spread)
    let half =
      z / (1 + spread) * (proportion * (1 - proportion) / n + spread / (4 * n)).squareRoot()
    // Rounding must not push the certain ends inside.
    return ConfidenceInterval(
      lower: successes == 0 ? 0 : max(0, centre - half),
      upper: successes == trials ? 1 : min(1, centre + half))
  }
}

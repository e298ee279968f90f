import MienCore

extension SweepDescription {
  /// More than anybody waits for; descriptions that ask for more are refused.
  static let mostTrials = 10_000

  /// The values of all settings, in the order of their numbers; different from each other.
  ///
  /// A grid's last key changes fastest. Draws that came before are drawn again, and where there are
  /// not as many different ones as wanted, fewer come back.
  public func settings() -> [[String]] {
    guard let trials else { return grid() }
    var generator = SeededGenerator(seed: seed, stream: 0x53EE_9000)
    var known: Set<[String]> = []
    var drawn: [[String]] = []
    var misses = 0
    while drawn.count < trials, misses < 1000 {
      let setting = parameters.map { $0.values.draw(&generator) }
      if known.insert(setting).inserted {
        drawn.append(setting)
        misses = 0
      } else {
        misses += 1
      }
    }
    return drawn
  }

  private func grid() -> [[String]] {
    var combinations: [[String]] = [[]]
    for parameter in parameters {
      guard case .list(let values) = parameter.values else { continue }
      combinations = combinations.flatMap { start in values.map { start + [$0] } }
    }
    return combinations
  }

  /// How many settings there will be at most; saturates.
  var settingCount: Int {
    if let trials { return trials }
    return parameters.reduce(1) { product, parameter in
      guard case .list(let values) = parameter.values else { return product }
      let (result, overflow) = product.multipliedReportingOverflow(by: values.count)
      return overflow ? .max : result
    }
  }
}

extension SweepDescription.Halving {
  /// The settings that go on to the next rung: one in ``factor``, at least one.
  ///
  /// - Parameters:
  ///   - scores: The score of each setting of the rung that did not fail, by its number.
  ///   - count: Settings of the rung, failed ones included.
  /// - Returns: Numbers of settings, ascending. Equal scores go by the lower number.
  func promoted(
    _ scores: [Int: Double], of count: Int, by objective: SweepDescription.Objective
  ) -> [Int] {
    let ranked = scores.sorted { a, b in
      a.value == b.value ? a.key < b.key : objective.prefers(a.value, to: b.value)
    }
    return ranked.prefix(max(1, count / factor)).map(\.key).sorted()
  }
}

/// The settings of a sweep, the best first.
public struct SweepRanking: Sendable {
  /// A setting with what its trials came to, one for each seed.
  public struct Entry: Sendable {
    /// Counted from 1.
    public let setting: Int
    public let values: [String]
    public let trials: [SweepTrialResult]
    /// The mean of the trials that are done; nil where none is.
    public let score: Double?
    /// The standard deviation over the seeds (of the sample); nil with fewer than two.
    public let deviation: Double?
    public let rung: Int

    init(_ trials: [SweepTrialResult], objective: TrainingRecipe.Monitor) {
      self.trials = trials
      setting = trials.first?.trial.setting ?? 0
      values = trials.first?.trial.values ?? []
      rung = trials.first?.rung ?? 0
      let scores = trials.compactMap { $0.best.map(objective.value) }
      let mean = scores.reduce(0, +) / Double(scores.count)
      score = scores.isEmpty ? nil : mean
      let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      deviation = scores.count < 2 ? nil : (squares / Double(scores.count - 1)).squareRoot()
    }
  }

  public let entries: [Entry]

  /// Settings that came to a higher rung stand above those that did not; equal ones go by number.
  public init(_ results: [SweepTrialResult], by objective: TrainingRecipe.Monitor) {
    let groups = Dictionary(grouping: results) { $0.trial.setting }
    entries = groups.values.map { Entry($0, objective: objective) }.sorted { a, b in
      guard let first = a.score, let second = b.score else {
        return a.score == nil && b.score == nil ? a.setting < b.setting : a.score != nil
      }
      if a.rung != b.rung { return a.rung > b.rung }
      return first == second ? a.setting < b.setting : objective.prefers(first, to: second)
    }
  }
}

/// What a sweep's page shows.
public struct SweepOverview: Sendable {
  /// One setting of the parameters.
  public struct Row: Sendable {
    /// Its name among the settings.
    public let name: String
    /// By the order of the parameters.
    public let values: [String]
    /// The mean over the seeds; nil for a setting that has not come to one.
    public let score: Double?
    /// Over the seeds; nil for a single one.
    public let deviation: Double?
    /// Runs behind the score.
    public let runs: Int
    /// Epochs of one run; nil for a setting that has not come to one.
    public let epochs: Int?
    /// How long all its runs took; nil when that is not known.
    public let seconds: Double?
    /// Such as why it failed; empty for nothing.
    public let note: String

    /// A setting and what came of it.
    public init(
      name: String, values: [String], score: Double?, deviation: Double?, runs: Int, epochs: Int?,
      seconds: Double?, note: String
    ) {
      self.name = name
      self.values = values
      self.score = score
      self.deviation = deviation
      self.runs = runs
      self.epochs = epochs
      self.seconds = seconds
      self.note = note
    }
  }

  /// The sweep's name or folder.
  public let title: String
  /// How settings are chosen, such as `Grid`.
  public let method: String
  /// Such as `validation accuracy`.
  public let objective: String
  /// Whether scores are shares to be shown in percent.
  public let isShare: Bool
  /// Whether a small score is a good one, as of a loss.
  public let isLowerBetter: Bool
  /// The recipe's keys that are varied.
  public let parameters: [String]
  /// The best first, those without a score last.
  public let rows: [Row]
  /// In the same order.
  public let runs: [ComparedRun]
  /// Where the scores come from: command, data, machine.
  public let provenance: [Fact]

  /// An overview of the settings that a sweep tried.
  ///
  /// - Precondition: Every row has a value for each parameter.
  public init(
    title: String, method: String, objective: String, isShare: Bool, isLowerBetter: Bool,
    parameters: [String], rows: [Row], runs: [ComparedRun], provenance: [Fact]
  ) {
    precondition(rows.allSatisfy { $0.values.count == parameters.count })
    self.title = title
    self.method = method
    self.objective = objective
    self.isShare = isShare
    self.isLowerBetter = isLowerBetter
    self.parameters = parameters
    self.rows = rows
    self.runs = runs
    self.provenance = provenance
  }

  func text(_ score: Double?) -> String {
    guard let score else { return "–" }
    return isShare ? Format.percent(score, digits: 2) : Format.number(score, digits: 4)
  }

  /// The axes of the parameters that have more than one value, with their places among them.
  var axes: [(index: Int, axis: ParameterAxis)] {
    parameters.indices.compactMap { index in
      let axis = ParameterAxis(key: parameters[index], values: rows.map { $0.values[index] })
      return axis.varies ? (index, axis) : nil
    }
  }
}

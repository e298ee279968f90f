/// What a run tells those who watch it.
public enum TrainingEvent: Sendable {
  /// Learning is about to begin, or to go on after `epochsDone` epochs.
  case started(TrainingPlan)
  /// The teachers were asked about so many pictures, before the first step; the first event has none yet.
  case asked(TeacherProgress)
  case step(StepProgress)
  /// An epoch with its validation is complete and saved; `isBest` when none before was
  /// better by `training.monitor`.
  case epoch(EpochMetrics, seconds: Double, isBest: Bool)
}

/// What a run is going to do.
public struct TrainingPlan: Sendable {
  public let model: String
  public let parameters: Int
  public let trainName: String
  public let trainCount: Int
  /// Pictures shown in an epoch: more than ``trainCount`` where some are shown twice, fewer where classes are balanced.
  public let picturesPerEpoch: Int
  public let validationName: String
  public let validationCount: Int
  public let epochs: Int
  public let epochsDone: Int
  public let stepsPerEpoch: Int
  /// What the user should know about the data and the network's start.
  public let remarks: [String]
}

/// How many pictures the teachers were asked about, where their answers are kept.
public struct TeacherProgress: Sendable {
  public let done: Int
  public let count: Int
  /// Until all are asked, at the rate so far.
  public let secondsLeft: Double
}

/// How far an epoch has come.
public struct StepProgress: Sendable {
  /// Counted from 1.
  public let epoch: Int
  public let epochs: Int
  /// Steps done in this epoch.
  public let step: Int
  public let steps: Int
  /// Averages over the epoch so far.
  public let loss: Double
  public let accuracy: Double
  /// Pictures a second since this process began the epoch.
  public let rate: Double
  /// Until the last epoch's steps are done at this rate; validations come on top.
  public let secondsLeft: Double
}

/// How a run ended.
public enum TrainingOutcome: Sendable {
  case finished(best: EpochMetrics, epochs: Int)
  /// No better epoch by `training.monitor` came within the recipe's patience.
  case stoppedEarly(best: EpochMetrics, epochs: Int)
  /// The caller asked to stop; everything is saved, and resuming goes on at this very step.
  case interrupted(epoch: Int, step: Int)
}

/// One run of a sweep: a setting and a seed.
public struct SweepTrial: Equatable, Sendable {
  /// Counted from 1.
  public let number: Int
  /// Of the setting, counted from 1; trials that differ in the seed alone share it.
  public let setting: Int
  /// By the order of the description's parameters.
  public let values: [String]
  public let seed: UInt64

  /// Its run directory, from the sweep's folder.
  public var run: String { "trials/" + Self.name(number) }

  static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension SweepDescription {
  /// Every trial, by its number.
  public func allTrials() -> [SweepTrial] {
    settings().enumerated().flatMap { index, setting in
      seeds.enumerated().map { place, seed in
        SweepTrial(
          number: index * seeds.count + place + 1, setting: index + 1, values: setting,
          seed: seed)
      }
    }
  }
}

/// What a trial has come to so far.
public struct SweepTrialResult: Equatable, Sendable {
  public enum State: String, Codable, Sendable {
    /// Waiting for a worker, or in the hands of one.
    case open
    case done, failed
  }

  public let trial: SweepTrial
  public let state: State
  /// The rung that it came to, counted from 0; always 0 without halving.
  public let rung: Int
  /// Epochs that count for the figures below; nil where none is complete.
  public let epochs: Int?
  /// The best epoch by the objective.
  public let best: EpochMetrics?
  /// Of all epochs together.
  public let seconds: Double?
  /// Why it failed.
  public let message: String?
  /// How often a worker took it up.
  public let claims: Int
}

/// How far a sweep has come.
public struct SweepProgress: Equatable, Sendable {
  public let done: Int
  public let failed: Int
  public let total: Int

  /// Trials of the current rung that are neither done nor failed.
  public var open: Int { total - done - failed }
}

/// What a sweep tells those who watch it.
public enum SweepEvent: Sendable {
  /// A trial was taken up; `epochsDone` are behind it from an earlier time.
  case started(SweepTrial, epochsDone: Int)
  case training(SweepTrial, TrainingEvent)
  case ended(SweepTrialResult, SweepProgress)
  /// Other workers have all that is left in hand.
  case waiting
}

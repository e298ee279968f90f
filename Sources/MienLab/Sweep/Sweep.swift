#if Training
  import Foundation
  import MienCore
  import MienData
  import Torch

  /// A sweep in a folder: `sweep.sqlite` and the run directories `trials/0001`, `trials/0002`, …
  ///
  /// Any number of processes may work on it at a time, and each may end at any moment: what it had
  /// in hand is taken up again by another, from the last checkpoint, and gives the same bits.
  public final class Sweep {
    public let description: SweepDescription
    public let folder: String
    /// Of one operation; the same for all trials.
    public let threads: Int
    private let data: FaceDataset
    private let command: String
    private let store: SweepStore

    /// Joins the sweep in `folder`, or begins it.
    ///
    /// - Parameters:
    ///   - threads: Threads of one operation; nil takes what the sweep began with, or
    ///     `defaultThreads` for a new one.
    ///   - command: What the user typed, for the record.
    ///   - shouldStop: Asked while another process holds the database.
    ///   - warn: Told when that takes long.
    /// - Throws: `MienError.usage` when the folder holds another sweep, or settings do not go
    ///   together with the recipe; `MienError` when the database cannot be used;
    ///   `CancellationError` when
    ///   `shouldStop` said yes.
    public init(
      _ description: SweepDescription, folder: String, data: FaceDataset, threads: Int?,
      defaultThreads: Int = 1, command: String, shouldStop: @escaping () -> Bool = { false },
      warn: @escaping (String) -> Void = { _ in }
    ) throws {
      if !FileManager.default.fileExists(atPath: folder + "/sweep.sqlite") {
        try description.demandPossible(hasVotes: data.targets != nil)
      }
      let origin = SweepStore.Origin(
        data: data.source, dataFingerprint: data.fingerprint, threads: threads ?? defaultThreads,
        command: command, machine: Machine.description,
        started: ISO8601DateFormatter().string(from: Date()))
      store = try Self.cancellable {
        try SweepStore(
          description, folder: folder, origin: origin, threads: threads,
          patience: .init(shouldStop: shouldStop, warn: warn))
      }
      self.description = description
      self.folder = folder
      self.threads = store.threads
      self.data = data
      self.command = command
    }

    /// Takes up trials and trains them, one after another, until all have ended.
    ///
    /// A trial that cannot be trained is recorded with its message; the others go on.
    ///
    /// - Parameters:
    ///   - shouldStop: Asked after every step; when it says yes, the trial in hand is saved.
    ///   - observe: Receives what happens, on this thread.
    /// - Returns: Whether the sweep is complete; false when it was asked to stop.
    /// - Throws: `MienError` when the sweep's own files cannot be written.
    public func work(
      shouldStop: () -> Bool, observe: (SweepEvent) throws -> Void
    ) throws -> Bool {
      var isWaiting = false
      while !shouldStop() {
        guard let claim = try Self.cancellable({ try store.claim() }) else {
          if try progress().open == 0 { return true }
          if !isWaiting { try observe(.waiting) }
          isWaiting = true
          usleep(200_000)
          continue
        }
        isWaiting = false
        try observe(.started(claim.trial, epochsDone: claim.epochsDone))
        guard try train(claim, shouldStop: shouldStop, observe: observe) else {
          try store.release(claim)
          return false
        }
        if let result = try results().first(where: { $0.trial == claim.trial }) {
          try observe(.ended(result, progress()))
        }
      }
      return false
    }

    public func progress() throws -> SweepProgress {
      try Self.cancellable { try store.progress() }
    }

    /// Every trial with what it has come to, by its number.
    public func results() throws -> [SweepTrialResult] {
      try Self.cancellable { try store.results() }
    }

    /// Opens failed trials again, those of the newest rung under halving.
    ///
    /// - Returns: How many there were.
    public func retryFailed() throws -> Int {
      try Self.cancellable { try store.reopenFailed() }
    }

    private static func cancellable<Result>(_ work: () throws -> Result) throws -> Result {
      do {
        return try work()
      } catch is SweepDatabase.Interrupted {
        throw CancellationError()
      }
    }
  }

  extension Sweep {
    /// The trial's rung is complete though its recipe is not.
    private struct RungReached: Error {}

    /// Trains a trial to the end of its rung and records how it ended.
    ///
    /// - Returns: false when it was saved on the way because `shouldStop` said yes.
    private func train(
      _ claim: SweepClaim, shouldStop: () -> Bool, observe: (SweepEvent) throws -> Void
    ) throws -> Bool {
      let run = RunDirectory("\(folder)/\(claim.trial.run)")
      // A killed worker's claim may be gone a moment before its lock on the run is.
      let patience = ContinuousClock.now + .seconds(10)
      while true {
        do {
          _ = try run.lock()
          break
        } catch let error as MienError {
          if shouldStop() { return false }
          guard ContinuousClock.now < patience else {
            try store.fail(claim, message: error.description)
            return true
          }
          usleep(20_000)
        }
      }
      let end = description.halving?.rungs[claim.rung] ?? .max
      do {
        if claim.epochsDone < end {
          guard try train(claim.trial, run, to: end, shouldStop: shouldStop, observe: observe)
          else { return false }
        }
        let rows = Array(try run.metrics().prefix(end))
        let seconds = try? run.timings().prefix(end).map(\.seconds).reduce(0, +)
        try store.finish(claim, rows: rows, seconds: seconds)
      } catch let error as MienError {
        try store.fail(claim, message: error.description)
      } catch let error as EncodingError {
        try store.fail(claim, message: "its figures cannot be written: \(error)")
      }
      return true
    }

    private func train(
      _ trial: SweepTrial, _ run: RunDirectory, to end: Int, shouldStop: () -> Bool,
      observe: (SweepEvent) throws -> Void
    ) throws -> Bool {
      let recipe = try description.recipe(of: trial.values, seed: trial.seed)
      let trainer: Trainer
      if run.holdsRun {
        trainer = try Trainer(resuming: run, recipe: recipe, data: data)
      } else {
        let provenance = Provenance(command: command, seed: trial.seed, data: data)
        trainer = try Trainer(trial: recipe, data: data, run: run, provenance: provenance)
      }
      do {
        let outcome = try trainer.train(shouldStop: shouldStop) { event in
          try observe(.training(trial, event))
          if case .epoch(let row, _, _) = event, row.epoch >= end, end < recipe.training.epochs {
            throw RungReached()
          }
        }
        if case .interrupted = outcome { return false }
      } catch is RungReached {}
      return true
    }
  }
#endif

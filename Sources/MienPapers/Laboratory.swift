#if Training
  import Foundation
  import MienCore
  import MienData
  import MienLab
  import MienMetrics
  import Torch

  /// Trains the networks of a paper one after another below one folder; what is done stays done.
  ///
  /// Every trial is a run directory, `runs/NAME`, that any other command reads. A laboratory that was stopped
  /// goes on where it was when the same paper is reproduced into the same folder again.
  public final class Laboratory {
    /// Thrown when the caller asked to stop; everything is saved.
    public struct Stopped: Error {
      public let trial: String
    }

    /// What a caller sees of the work.
    public struct Watcher {
      let shouldStop: () -> Bool
      let observe: (_ trial: String, TrainingEvent) throws -> Void
      let note: (String) -> Void

      /// - Parameters:
      ///   - shouldStop: Asked after every step.
      ///   - observe: Receives what happens in the trial of that name.
      ///   - note: Receives one line when something other than training begins.
      public init(
        shouldStop: @escaping () -> Bool,
        observe: @escaping (_ trial: String, TrainingEvent) throws -> Void,
        note: @escaping (String) -> Void
      ) {
        self.shouldStop = shouldStop
        self.observe = observe
        self.note = note
      }
    }

    let folder: String
    let command: String
    let watcher: Watcher

    /// - Parameters:
    ///   - folder: Where runs and page go; made if missing.
    ///   - command: What the user typed, for the record.
    public init(folder: String, command: String, watcher: Watcher) {
      self.folder = folder
      self.command = command
      self.watcher = watcher
    }

    /// Trains a network up to `epochs` (the recipe's when nil), or goes on with it.
    ///
    /// Asking for fewer epochs first and for more later gives the same network as asking for the more at
    /// once, as long as the recipe's schedule does not depend on their number.
    ///
    /// - Throws: ``Stopped`` when the caller asked to stop, and `MienError` as the trainer does.
    func train(_ trial: Trial, epochs: Int? = nil) throws -> TrialRun {
      let run = directory(of: trial)
      var recipe = trial.recipe
      if let epochs { recipe.training.epochs = epochs }
      let done = TrialRun(trial: trial, run: run, epochs: recipe.training.epochs)
      // A run that went further already keeps its epochs.
      if run.holdsRun, try run.metrics().count >= recipe.training.epochs {
        try demandSameData(trial)
        try demandSameRecipe(run, recipe)
        return done
      }
      let dataset = trial.data.dataset
      let trainer =
        run.holdsRun
        ? try Trainer(resuming: run, recipe: recipe, data: dataset)
        : try Trainer(
          recipe, data: dataset, run: run,
          provenance: Provenance(command: command, seed: recipe.seed, data: dataset))
      let outcome = try trainer.train(
        shouldStop: watcher.shouldStop, observe: { try watcher.observe(trial.name, $0) })
      if case .interrupted = outcome { throw Stopped(trial: trial.name) }
      return done
    }

    /// A run on other data is not reported as one on this; ask before anything is written beside it.
    ///
    /// - Throws: `MienError.usage` naming the run.
    func demandSameData(_ trial: Trial) throws {
      let run = directory(of: trial)
      guard run.holdsRun else { return }
      let known = try Provenance.read(run.provenanceFile)
      guard known.dataFingerprint == trial.data.dataset.fingerprint else {
        throw MienError.usage(
          "\(run.path) was trained on other data than \(trial.data.dataset.source); choose another "
            + "--out or remove it")
      }
    }

    private func directory(of trial: Trial) -> RunDirectory {
      RunDirectory("\(folder)/runs/\(trial.name)")
    }

    /// A folder made for other experiments is not reported as these.
    private func demandSameRecipe(_ run: RunDirectory, _ recipe: Recipe) throws {
      var known = try run.recipe()
      known.training.epochs = recipe.training.epochs
      guard known == recipe else {
        throw MienError.usage(
          "\(run.path) was trained with another recipe; choose another --out or remove it")
      }
    }
  }
#endif

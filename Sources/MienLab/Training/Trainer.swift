#if Training
  import Foundation
  import MienCore
  import MienData
  import MienModels
  import Torch

  /// Trains a network as a recipe says and records the run.
  ///
  /// The same recipe, data, machine and thread count give the same weights and metrics bit for bit, whether the
  /// run was interrupted and resumed or not; on a GPU, or with several ranks and a resumption, to rounding.
  public final class Trainer {
    let recipe: Recipe
    private let run: RunDirectory
    let experiment: Experiment
    private let evaluator: Evaluator
    var state = TrainingState()
    /// The last step's figures, which a GPU may not know yet.
    var unread: UnreadStep?
    /// What the user should know about the data or the start, if there is anything.
    private var remarks: [String]
    /// Rank 0's alone.
    private let lock: RunLock?
    let ranks: Ranks

    /// Begins a run in an empty or new folder.
    ///
    /// - Parameter ranks: Who trains together; all of them begin the same run, and rank 0 alone uses its folder.
    /// - Throws: `MienError` when the folder holds a run already, another process trains in it, recipe and data do not
    ///   go together, or nothing reads a key that the recipe gives a value.
    public convenience init(
      _ recipe: Recipe, data: FaceDataset, run: RunDirectory, provenance: Provenance,
      ranks: Ranks = Ranks()
    ) throws {
      if !run.holdsRun { try recipe.demandKeysAreRead(hasVotes: data.targets != nil) }
      try self.init(trial: recipe, data: data, run: run, provenance: provenance, ranks: ranks)
    }

    /// Begins a run as ``init(_:data:run:provenance:ranks:)`` does, but without asking whether all keys are read: those
    /// of a sweep may be for other trials.
    convenience init(
      trial recipe: Recipe, data: FaceDataset, run: RunDirectory, provenance: Provenance,
      ranks: Ranks = Ranks()
    ) throws {
      guard !ranks.isLeader || !run.holdsRun else {
        throw MienError.usage(
          "\(run.path) holds a run already; go on with --resume or choose another --out")
      }
      try recipe.validate()
      try self.init(recipe, data, run, ranks)
      if ranks.isLeader {
        try startFromSource()
        try recorded(provenance).write(to: run.provenanceFile)
        try AtomicFile.write(try RecipeFile.text(of: recipe), to: run.recipeFile)
      }
      try ranks.spread(&state, of: experiment)
    }

    /// Takes a run up where its last checkpoint stands; begins it when it was stopped before the first one.
    ///
    /// - Parameters:
    ///   - recipe: What to go on with. It may differ from the run's own in `training.epochs` alone, which must not be
    ///     fewer than are complete.
    ///   - ranks: Who trains together from here on; their number may differ from what it was before.
    /// - Throws: `MienError` when there is no run, when recipe or data differ, or the checkpoint is damaged.
    public convenience init(
      resuming run: RunDirectory, recipe: Recipe, data: FaceDataset, ranks: Ranks = Ranks()
    ) throws {
      if ranks.isLeader { try Self.demandSame(recipe, data, run) }
      try self.init(recipe, data, run, ranks)
      if ranks.isLeader { try restore() }
      try ranks.spread(&state, of: experiment)
    }

    /// - Throws: `MienError` when the run was begun with another recipe or other data.
    private static func demandSame(
      _ recipe: Recipe, _ data: FaceDataset, _ run: RunDirectory
    ) throws {
      var known = try run.recipe()
      known.training.epochs = recipe.training.epochs
      guard known == recipe else {
        throw MienError.usage(
          "\(run.path) was trained with another recipe (see \(run.recipeFile)); "
            + "only training.epochs may change on --resume")
      }
      let provenance = try Provenance.read(run.provenanceFile)
      guard provenance.dataFingerprint == data.fingerprint else {
        throw MienError.usage("\(run.path) was trained on other data than \(data.source)")
      }
    }

    /// Takes up the run's last checkpoint, or its beginning where there is none.
    private func restore() throws {
      var provenance = try Provenance.read(run.provenanceFile)
      try provenance.demandSamePictures(experiment.source.dataset, run)
      try provenance.demandSameTeachers(experiment.teachers?.fingerprint, run)
      if FileManager.default.fileExists(atPath: run.lastFile) {
        state = try Checkpoint.load(
          run.lastFile, network: experiment.network, average: experiment.average,
          optimizer: experiment.optimizer, description: experiment.description)
        guard state.isPossible(stepsPerEpoch: experiment.schedule.stepsPerEpoch) else {
          throw MienError("\(run.lastFile) is damaged: its progress cannot be")
        }
        guard recipe.training.epochs >= state.history.count else {
          throw MienError.usage(
            "\(run.path) has \(state.history.count) complete epochs; training.epochs is "
              + "\(recipe.training.epochs), and must not be below them on --resume")
        }
        try completeChoice()
      } else {
        guard try run.metrics().isEmpty, FileKind(at: run.bestFile) == nil else {
          throw MienError(
            "\(run.path) has epochs but no \(run.lastFile) to go on from; bring it back, or train into another folder"
          )
        }
        try startFromSource()
      }
      if state.history.count < recipe.training.epochs {
        remarks += provenance.add(
          Resumption(of: state, epochs: recipe.training.epochs, ranks: ranks),
          epochsBefore: try run.recipe().training.epochs, schedule: recipe.schedule)
        try provenance.write(to: run.provenanceFile)
      }
      try AtomicFile.write(try RecipeFile.text(of: recipe), to: run.recipeFile)
      try run.write(state)
    }

    /// Saves the network of the last epoch as the best where the process ended just before it could.
    private func completeChoice() throws {
      guard state.step == 0, let best, best.epoch == state.history.count,
        (try? Checkpoint.chosen(run.bestFile)) != best
      else { return }
      try saveBest(best)
    }

    private func saveBest(_ row: EpochMetrics) throws {
      try Checkpoint.saveNetwork(
        experiment.judged, description: experiment.description, chosen: row, to: run.bestFile)
    }

    private init(
      _ recipe: Recipe, _ data: FaceDataset, _ run: RunDirectory, _ ranks: Ranks
    ) throws {
      try ranks.agree(on: recipe, data)
      self.recipe = recipe
      self.run = run
      self.ranks = ranks
      experiment = try Experiment(recipe, data: data)
      try ranks.agree(on: experiment)
      evaluator = Evaluator(network: experiment.judged, source: experiment.source)
      remarks = experiment.remarks
      ranks.attach(to: experiment)
      guard ranks.isLeader else {
        lock = nil
        return
      }
      try Folders.make(run.path)
      lock = try run.lock()
      run.removeLeftovers()
    }

    /// Puts what the recipe starts from in the place of chance.
    private func startFromSource() throws {
      guard let said = try experiment.startFromSource() else { return }
      remarks += said
      experiment.average?.begin()
    }

    /// The provenance with what the network costs.
    private func recorded(_ provenance: Provenance) throws -> Provenance {
      var recorded = provenance
      let cost = NetworkCost(
        of: experiment.network, shape: try experiment.description.shape())
      recorded.parameters = cost.parameters
      recorded.multiplyAdds = cost.multiplyAdds
      recorded.trainingPictures = experiment.samples.count
      let dataset = experiment.source.dataset
      recorded.preparedFingerprint = dataset.fingerprint
      recorded.teachersFingerprint = experiment.teachers?.fingerprint
      recorded.validationFingerprint = dataset.labelFingerprint(of: experiment.splits.validation)
      recorded.ranks = ranks.isAlone ? nil : ranks.size
      return recorded
    }

    /// Learns until the recipe's epochs are done, patience runs out, or the caller asks to stop.
    ///
    /// - Parameters:
    ///   - shouldStop: Asked after every step; when it says yes, everything is saved and the run returns.
    ///   - observe: Receives what happens, on this thread, between steps.
    /// - Throws: `MienError` when a file cannot be written or the loss is no longer a number.
    public func train(
      shouldStop: () -> Bool, observe: (TrainingEvent) throws -> Void
    ) throws -> TrainingOutcome {
      try observe(.started(plan))
      while state.history.count < recipe.training.epochs {
        if let best, patienceIsOut(since: best) {
          return .stoppedEarly(best: best, epochs: state.history.count)
        }
        guard try askTeachers(shouldStop: shouldStop, observe: observe),
          try learnEpoch(shouldStop: shouldStop, observe: observe)
        else {
          return .interrupted(epoch: state.history.count + 1, step: state.step)
        }
        try finishEpoch(observe: observe)
      }
      guard let best else { throw MienError("\(run.path) has no complete epoch") }
      return .finished(best: best, epochs: state.history.count)
    }

    private var best: EpochMetrics? { state.history.bestEpoch(by: recipe.training.monitor) }

    private var plan: TrainingPlan {
      let splits = experiment.splits
      return TrainingPlan(
        model: recipe.model.name, parameters: experiment.network.parameterCount,
        trainName: splits.trainName, trainCount: splits.train.count,
        picturesPerEpoch: experiment.samples.count,
        validationName: splits.validationName, validationCount: splits.validation.count,
        epochs: recipe.training.epochs, epochsDone: state.history.count,
        stepsPerEpoch: experiment.schedule.stepsPerEpoch, remarks: remarks)
    }

    private func patienceIsOut(since best: EpochMetrics) -> Bool {
      let patience = recipe.training.patience
      return patience > 0 && state.history.count - best.epoch >= patience
    }

    private func finishEpoch(observe: (TrainingEvent) throws -> Void) throws {
      let clock = ContinuousClock()
      let start = clock.now
      try ranks.joinStatistics(of: experiment)
      let validation = try evaluator.evaluate(at: experiment.splits.validation, ranks: ranks)
      guard validation.loss.isFinite else {
        throw diverged("validation loss", validation.loss, epoch: state.history.count + 1)
      }
      let row = EpochMetrics(
        epoch: state.history.count + 1, learningRate: learningRateOfLastStep,
        trainLoss: state.running.meanLoss, trainAccuracy: state.running.accuracy,
        validationLoss: validation.loss, validationAccuracy: validation.accuracy,
        validationMacroF1: validation.macroF1)
      state.history.append(row)
      state.seconds.append(state.elapsed + (clock.now - start) / .seconds(1))
      state.plateau.record(loss: validation.loss, patience: recipe.schedule.every)
      state.step = 0
      state.running = RunningAverage()
      state.elapsed = 0

      let isBest = best == row
      try saveCheckpoint()
      if isBest && ranks.isLeader { try saveBest(row) }
      try observe(.epoch(row, seconds: state.seconds.last ?? 0, isBest: isBest))
    }

    /// Computed anew, because a run resumed behind an epoch's last step has made no step yet.
    private var learningRateOfLastStep: Double {
      let step = (state.history.count + 1) * experiment.schedule.stepsPerEpoch - 1
      return experiment.schedule.learningRate(step: step, plateau: state.plateau)
    }

    func saveCheckpoint() throws {
      guard ranks.isLeader else { return }
      try lock?.demandInPlace()
      try Checkpoint.save(
        state, network: experiment.network, average: experiment.average,
        optimizer: experiment.optimizer, description: experiment.description, to: run.lastFile)
      try run.write(state)
    }
  }
#endif

#if Training
  import Foundation
  import MienCore
  import MienData
  import MienModels
  import Torch

  /// Trains a network as a recipe says and records the run.
  ///
  /// The same recipe, data, machine and thread count give the same weights and metrics bit for bit, whether the
  /// run was interrupted and resumed or not.
  public final class Trainer {
    private let recipe: Recipe
    private let run: RunDirectory
    private let experiment: Experiment
    private let evaluator: Evaluator
    private var state = TrainingState()
    /// What the user should know about the data or the start, if there is anything.
    private var remarks: [String]
    /// Rank 0's alone.
    private let lock: RunLock?
    private let ranks: Ranks

    /// Begins a run in an empty or new folder.
    ///
    /// - Parameter ranks: Who trains together; all of them begin the same run, and rank 0 alone uses its folder.
    /// - Throws: `MienError` when the folder holds a run already, another process trains in it, or recipe and
    ///   data do not go together.
    public convenience init(
      _ recipe: Recipe, data: FaceDataset, run: RunDirectory, provenance: Provenance,
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
    ///   - recipe: What to go on with. It may differ from the run's own in `training.epochs` alone.
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
      if FileManager.default.fileExists(atPath: run.lastFile) {
        state = try Checkpoint.load(
          run.lastFile, network: experiment.network, average: experiment.average,
          optimizer: experiment.optimizer, description: experiment.description)
        guard state.isPossible(stepsPerEpoch: experiment.schedule.stepsPerEpoch) else {
          throw MienError("\(run.lastFile) is damaged: its progress cannot be")
        }
      } else {
        try startFromSource()
      }
      try AtomicFile.write(try RecipeFile.text(of: recipe), to: run.recipeFile)
      try run.write(state)
    }

    private init(
      _ recipe: Recipe, _ data: FaceDataset, _ run: RunDirectory, _ ranks: Ranks
    ) throws {
      try ranks.agree(on: recipe, data)
      self.recipe = recipe
      self.run = run
      self.ranks = ranks
      experiment = try Experiment(recipe, data: data)
      evaluator = Evaluator(network: experiment.judged, source: experiment.source)
      remarks = experiment.remarks
      ranks.attach(to: experiment)
      guard ranks.isLeader else {
        lock = nil
        return
      }
      do {
        try FileManager.default.createDirectory(atPath: run.path, withIntermediateDirectories: true)
      } catch {
        throw MienError("cannot create the folder \(run.path)")
      }
      lock = try run.lock()
    }

    /// Puts what the recipe starts from in the place of chance.
    private func startFromSource() throws {
      guard !recipe.transfer.from.isEmpty else { return }
      remarks += try PretrainedNetwork(recipe.transfer).start(
        experiment.network, labels: experiment.description.labels)
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
        guard try learnEpoch(shouldStop: shouldStop, observe: observe) else {
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
        validationName: splits.validationName, validationCount: splits.validation.count,
        epochs: recipe.training.epochs, epochsDone: state.history.count,
        stepsPerEpoch: experiment.schedule.stepsPerEpoch, remarks: remarks)
    }

    private func patienceIsOut(since best: EpochMetrics) -> Bool {
      let patience = recipe.training.patience
      return patience > 0 && state.history.count - best.epoch >= patience
    }

    /// The steps of the current epoch that are left; false when the caller asked to stop.
    private func learnEpoch(
      shouldStop: () -> Bool, observe: (TrainingEvent) throws -> Void
    ) throws -> Bool {
      let epoch = state.history.count + 1
      let order = BatchOrder(
        experiment.samples.samples(epoch: epoch), batchSize: recipe.training.batchSize,
        seed: recipe.seed, epoch: epoch)
      experiment.unfreezing.begin(
        epoch: epoch, network: experiment.network, optimizer: experiment.optimizer)
      try ranks.begin(experiment.network)
      let clock = ContinuousClock()
      let (start, before) = (clock.now, state)
      while state.step < order.count {
        let othersStop = try learn(order[state.step], epoch: epoch, shouldStop: shouldStop)
        state.step += 1
        let seconds = max((clock.now - start) / .seconds(1), 1e-9)
        state.elapsed = before.elapsed + seconds
        try observe(.step(progress(epoch: epoch, seconds: seconds, since: before)))
        if ranks.isAlone ? shouldStop() : othersStop {
          try ranks.joinStatistics(of: experiment)
          try saveCheckpoint()
          return false
        }
      }
      return true
    }

    private func progress(
      epoch: Int, seconds: Double, since before: TrainingState
    ) -> StepProgress {
      let (epochs, steps) = (recipe.training.epochs, experiment.schedule.stepsPerEpoch)
      let stepsLeft = (epochs - epoch) * steps + steps - state.step
      return StepProgress(
        epoch: epoch, epochs: epochs, step: state.step, steps: steps,
        loss: state.running.meanLoss, accuracy: state.running.accuracy,
        rate: Double(state.running.count - before.running.count) / seconds,
        secondsLeft: seconds / Double(state.step - before.step) * Double(stepsLeft))
    }

    /// One step: pictures, forward, backward, update.
    ///
    /// - Returns: Whether any of several ranks was asked to stop.
    private func learn(
      _ whole: ArraySlice<Sample>, epoch: Int, shouldStop: () -> Bool
    ) throws -> Bool {
      let share = ranks.share(of: whole.count)
      let batch = whole[share]
      let optimizer = experiment.optimizer
      let step = (epoch - 1) * experiment.schedule.stepsPerEpoch + state.step
      optimizer.learningRate = experiment.schedule.learningRate(step: step, plateau: state.plateau)

      let (pixels, targets) = withoutGradient {
        let shown = experiment.mixing == nil ? batch : whole.neighbouring(share)
        let pixels = experiment.augmentation.apply(
          to: experiment.source.pixels(at: shown.map(\.position)[...]), samples: shown,
          epoch: epoch)
        guard let mixing = experiment.mixing else {
          return (pixels, experiment.targets.batch(batch, epoch: epoch))
        }
        return mixing.apply(
          to: pixels, targets: experiment.targets.probabilities(shown, epoch: epoch),
          samples: batch, epoch: epoch)
      }
      let pictures = withoutGradient {
        experiment.source.normalization.apply(to: pixels).channelsLast()
      }
      optimizer.clearGradients()
      let logits = try ranks.forward(share) { experiment.network(pictures) }
      var loss = crossEntropy(
        logits, targets, classWeights: experiment.classWeights,
        labelSmoothing: recipe.training.labelSmoothing)
      let correction = experiment.weightCorrection(share, of: whole, epoch: epoch)
      if correction != 1 { loss = loss * correction }
      if let teachers = experiment.teachers {
        loss = teachers.blend(loss, logits: logits, pixels: pixels)
      }
      let correct = withoutGradient {
        let classes = targets.shape.count == 1 ? targets : targets.argmax(1)
        return logits.argmax(1).equals(classes).to(.float32).sum()
      }
      let pending = try ranks.backward(
        loss, correct: correct, stops: !ranks.isAlone && shouldStop(), of: share)
      if recipe.training.clipNorm > 0 {
        clipGradientNorm(optimizer.movingParameters.map(\.tensor), to: recipe.training.clipNorm)
      }
      optimizer.step()
      experiment.average?.update(steps: step + 1)

      // Reading the loss waits for the device.
      let figures = try pending.values()
      guard figures.loss.isFinite else {
        throw MienError(
          "the loss is \(figures.loss) in epoch \(epoch), step \(state.step + 1); "
            + "lower optimizer.lr (\(recipe.optimizer.lr)) or set training.clip_norm")
      }
      state.running.add(loss: figures.loss, correct: figures.correct, count: whole.count)
      return figures.stops
    }

    private func finishEpoch(observe: (TrainingEvent) throws -> Void) throws {
      let clock = ContinuousClock()
      let start = clock.now
      try ranks.joinStatistics(of: experiment)
      let validation = try evaluator.evaluate(at: experiment.splits.validation, ranks: ranks)
      let previousBest = best
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

      let monitor = recipe.training.monitor
      let isBest = previousBest.map { row.merit(monitor) > $0.merit(monitor) } ?? true
      if isBest && ranks.isLeader {
        try Checkpoint.saveNetwork(
          experiment.judged, description: experiment.description, chosen: row, to: run.bestFile)
      }
      try saveCheckpoint()
      try observe(.epoch(row, seconds: state.seconds.last ?? 0, isBest: isBest))
    }

    /// Computed anew, because a run resumed behind an epoch's last step has made no step yet.
    private var learningRateOfLastStep: Double {
      let step = (state.history.count + 1) * experiment.schedule.stepsPerEpoch - 1
      return experiment.schedule.learningRate(step: step, plateau: state.plateau)
    }

    private func saveCheckpoint() throws {
      guard ranks.isLeader else { return }
      try Checkpoint.save(
        state, network: experiment.network, average: experiment.average,
        optimizer: experiment.optimizer, description: experiment.description, to: run.lastFile)
      try run.write(state)
    }
  }
#endif

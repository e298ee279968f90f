#if Training
  import MienCore
  import MienModels
  import Torch

  extension Trainer {
    /// Has the teachers answer before this process's first step, where their answers are kept.
    ///
    /// - Returns: false when the caller asked to stop.
    func askTeachers(
      shouldStop: () -> Bool, observe: (TrainingEvent) throws -> Void
    ) throws -> Bool {
      guard let teachers = experiment.teachers else { return true }
      return try teachers.prepare(
        experiment.splits.train, of: experiment.source, mirrored: recipe.augmentation.flip > 0,
        ranks: ranks, shouldStop: shouldStop
      ) { try observe(.asked($0)) }
    }

    /// The steps of the current epoch that are left; false when the caller asked to stop.
    func learnEpoch(
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
          try readLastStep()
          try demandFiniteWeights(epoch: epoch)
          try ranks.joinStatistics(of: experiment)
          try saveCheckpoint()
          return false
        }
      }
      try readLastStep()
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

      let shown = withoutGradient {
        let samples = experiment.mixing == nil ? batch : whole.neighbouring(share)
        let isPlain =
          recipe.augmentation.plainUnmixed
          ? experiment.mixing?.isUnmixed(samples, epoch: epoch) ?? [] : []
        let pixels = experiment.augmentation.apply(
          to: experiment.source.pixels(at: samples.map(\.position)[...]), samples: samples,
          epoch: epoch, isPlain: isPlain)
        guard let mixing = experiment.mixing else {
          return ShownBatch(
            pixels: pixels, targets: experiment.targets.batch(batch, epoch: epoch))
        }
        return mixing.apply(
          to: pixels, targets: experiment.targets.probabilities(samples, epoch: epoch),
          samples: batch, epoch: epoch)
      }
      let pictures = withoutGradient {
        experiment.source.normalization.apply(to: shown.pixels).channelsLast()
      }
      optimizer.clearGradients()
      let logits = try ranks.forward(share) {
        withAutocast(to: recipe.training.precision.dtype) { experiment.network(pictures) }
      }.to(.float32)
      let teaching = experiment.teachers?.weights(shown.isMixed)
      var loss = crossEntropy(
        logits, shown.targets, classWeights: experiment.classWeights,
        labelSmoothing: recipe.training.labelSmoothing, sampleWeights: teaching.map { $0 * -1 + 1 })
      let correction = experiment.weightCorrection(share, of: whole, epoch: epoch)
      if correction != 1 { loss = loss * correction }
      if let teachers = experiment.teachers {
        loss = teachers.blend(
          loss, logits: logits, pixels: shown.pixels, positions: batch.map(\.position),
          weights: teaching)
      }
      let correct = withoutGradient {
        let classes =
          shown.targets.shape.count == 1 ? shown.targets : shown.targets.argmax(1)
        return logits.argmax(1).equals(classes).to(.float32).sum()
      }
      let pending = try ranks.backward(
        loss, correct: correct, stops: !ranks.isAlone && shouldStop(), of: share)
      if recipe.training.clipNorm > 0 {
        clipGradientNorm(optimizer.movingParameters.map(\.tensor), to: recipe.training.clipNorm)
      }
      optimizer.step()
      experiment.average?.update(steps: step + 1)

      return try record(
        UnreadStep(figures: pending, count: whole.count, epoch: epoch, number: state.step + 1))
    }

    /// Takes in the figures of a step; on a GPU those of the one before, so that it need not stand still until
    /// they have arrived here. The first step of an epoch is waited for, so that progress has figures to show.
    ///
    /// - Returns: Whether any of several ranks was asked to stop.
    private func record(_ step: UnreadStep) throws -> Bool {
      guard Device.current != .cpu, state.running.count > 0 else {
        return try read(step)
      }
      let stops = try readLastStep()
      unread = step
      return stops
    }

    @discardableResult
    private func readLastStep() throws -> Bool {
      guard let step = unread else { return false }
      unread = nil
      return try read(step)
    }

    /// Waits for the device or the other ranks.
    private func read(_ step: UnreadStep) throws -> Bool {
      let figures = try step.figures.values()
      guard figures.loss.isFinite else {
        throw diverged("loss", figures.loss, epoch: step.epoch, step: step.number)
      }
      state.running.add(loss: figures.loss, correct: figures.correct, count: step.count)
      return figures.stops
    }

    /// The last step's loss is of the weights before it; nobody can go on from weights that are no numbers.
    private func demandFiniteWeights(epoch: Int) throws {
      for (_, parameter) in experiment.network.namedParameters {
        let sum = withoutGradient { parameter.sum().item() }
        guard sum.isFinite else {
          throw diverged("sum of a layer's weights", sum, epoch: epoch, step: state.step)
        }
      }
    }

    func diverged(_ figure: String, _ value: Double, epoch: Int, step: Int? = nil) -> MienError {
      MienError(
        "the \(figure) is \(value) in epoch \(epoch)\(step.map { ", step \($0)" } ?? ""); "
          + "lower optimizer.lr (\(recipe.optimizer.lr)) or set training.clip_norm")
    }
  }

  /// A step whose figures were not read yet.
  struct UnreadStep {
    let figures: StepFigures
    let count: Int
    let epoch: Int
    /// In its epoch, from 1.
    let number: Int
  }

  extension TrainingRecipe.Precision {
    var dtype: DType {
      switch self {
      case .float32: .float32
      case .bfloat16: .bfloat16
      }
    }
  }
#endif

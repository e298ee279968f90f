#if Training
  import Foundation
  import MienCore
  import MienData
  import Testing
  import Torch

  @testable import MienLab

  /// The root of everything that trains, one after another: libtorch's generator and the cores
  /// belong to the whole process. Runs that are compared with each other are trained in a process of
  /// their own, where no test of another target draws random numbers.
  @Suite("Trainer", .serialized) struct TrainerSuite {}

  /// What a test may want from a run in a folder.
  enum TrainingRun {
    static func provenance(_ data: FaceDataset, seed: UInt64 = 1) -> Provenance {
      Provenance(command: "mien train test.yaml", seed: seed, data: data)
    }

    /// Begins a run, or goes on with it, and trains until the recipe is done or `steps` are.
    @discardableResult
    static func train(
      _ recipe: Recipe, _ data: FaceDataset, in folder: String, resuming: Bool = false,
      steps: Int = .max, observe: (TrainingEvent) throws -> Void = { _ in }
    ) throws -> TrainingOutcome {
      let run = RunDirectory(folder)
      let trainer =
        try resuming
        ? Trainer(resuming: run, recipe: recipe, data: data)
        : Trainer(recipe, data: data, run: run, provenance: provenance(data))
      var done = 0
      return try trainer.train(
        shouldStop: {
          done += 1
          return done >= steps
        }, observe: observe)
    }

    /// Five steps an epoch on 72 patterns, with all that has a memory: optimizer, schedule, order,
    /// augmentation, mixing, average of weights.
    static func demandingRecipe(epochs: Int = 3) -> Recipe {
      var recipe = Recipe()
      recipe.seed = 5
      recipe.augmentation.flip = 0.5
      recipe.augmentation.rotation = 10
      recipe.augmentation.shift = 0.1
      recipe.augmentation.contrast = 0.2
      recipe.augmentation.erasing = 0.3
      recipe.augmentation.mixup = 0.3
      recipe.augmentation.cutmix = 1
      recipe.training.epochs = epochs
      recipe.training.batchSize = 16
      recipe.training.clipNorm = 5
      recipe.training.labelSmoothing = 0.05
      recipe.training.classWeights = .balanced
      recipe.training.averaging = 0.9
      recipe.optimizer.amsgrad = true
      recipe.schedule.name = .cosine
      recipe.schedule.warmupEpochs = 0.5
      return recipe
    }

    /// A recipe that changes nothing on the way: the first weights stay.
    static func standingRecipe(epochs: Int = 1, batchSize: Int = 16) -> Recipe {
      var recipe = Recipe()
      recipe.optimizer.name = .sgd
      recipe.optimizer.lr = 1e-12
      recipe.training.epochs = epochs
      recipe.training.batchSize = batchSize
      return recipe
    }
  }

  /// What must be the same whether a run was interrupted or not.
  struct RunRecord: Equatable {
    let metrics: String
    let best: Data
    /// Network, optimizer and random state; times, which differ, stand in the file's free text.
    let last: [String: [String]]

    init(_ folder: String) throws {
      let run = RunDirectory(folder)
      metrics = try String(contentsOfFile: run.metricsFile, encoding: .utf8)
      best = try Data(contentsOf: URL(fileURLWithPath: run.bestFile))
      last = try TensorFile(path: run.lastFile).tensors()
    }

    /// Which parts differ; nothing when the records are the same.
    func differences(from other: RunRecord) -> [String] {
      var found = last.filter { other.last[$0.key] != $0.value }.map(\.key).sorted()
      found += other.last.keys.filter { last[$0] == nil }.sorted()
      if metrics != other.metrics { found.append("metrics: \(metrics) not \(other.metrics)") }
      if best != other.best { found.append("best.safetensors") }
      return found
    }
  }
#endif

#if Training
  import Foundation
  import MienCore
  import MienData
  import TestSupport
  import Testing
  import Torch

  @testable import MienLab

  extension TrainerSuite {
    /// The same bits, whether a run was interrupted or not.
    @Suite struct ResumeTests {
      @Test func sameSeedGivesTheSameFiles() async {
        await #expect(processExitsWith: .success) {
          try inOneThread { folder in
            let data = Fixture.patterns()
            var recipe = TrainingRun.demandingRecipe()
            for name in ["a", "b"] { try TrainingRun.train(recipe, data, in: "\(folder)/\(name)") }
            recipe.seed = 6
            try TrainingRun.train(recipe, data, in: "\(folder)/other")
            let first = try RunRecord("\(folder)/a")
            #expect(try RunRecord("\(folder)/b").differences(from: first) == [])
            let other = try RunRecord("\(folder)/other")
            #expect(other.metrics != first.metrics && other.best != first.best)
          }
        }
      }

      @Test func interruptedInTheMiddleOfAnEpoch() async {
        await #expect(processExitsWith: .success) {
          for steps in [[1], [2], [4], [7], [11], [14], [3, 4, 1, 1]] {
            try expectSame(TrainingRun.demandingRecipe(), interruptedAfter: steps)
          }
        }
      }

      /// All steps are done, but the validation is not.
      @Test func interruptedAfterTheLastStepOfAnEpoch() async {
        await #expect(processExitsWith: .success) {
          for steps in [[5], [10], [15]] {
            try expectSame(TrainingRun.demandingRecipe(), interruptedAfter: steps)
          }
        }
      }

      @Test func interruptedUnderOtherSchedulesAndOptimizers() async {
        await #expect(processExitsWith: .success) {
          var recipe = TrainingRun.demandingRecipe(epochs: 5)
          recipe.schedule.name = .plateau
          recipe.schedule.every = 1
          recipe.schedule.factor = 0.5
          recipe.optimizer = OptimizerRecipe()
          recipe.optimizer.name = .sgd
          recipe.optimizer.lr = 0.05
          recipe.optimizer.momentum = 0.9
          try expectSame(recipe, interruptedAfter: [8, 9])
          recipe.optimizer = OptimizerRecipe()
          recipe.optimizer.name = .adamw
          recipe.optimizer.lr = 0.05
          recipe.optimizer.weightDecay = 0.01
          recipe.schedule = ScheduleRecipe()
          recipe.schedule.name = .oneCycle
          try expectSame(recipe, interruptedAfter: [13])
        }
      }

      /// Dropout and batch normalization have a memory, too.
      @Test func interruptedWithDropoutAndBatchNormalization() async {
        await #expect(processExitsWith: .success) {
          var recipe = TrainingRun.demandingRecipe(epochs: 2)
          recipe.model.name = "leaky"
          try expectSame(recipe, interruptedAfter: [3, 4])
        }
      }

      /// Killed before anything was saved: the recipe is there, a checkpoint is not.
      @Test func stoppedBeforeTheFirstCheckpoint() async {
        await #expect(processExitsWith: .success) {
          try inOneThread { folder in
            let (recipe, data) = (TrainingRun.demandingRecipe(), Fixture.patterns())
            try TrainingRun.train(recipe, data, in: "\(folder)/whole")
            let run = RunDirectory("\(folder)/stopped")
            _ = try Trainer(
              recipe, data: data, run: run, provenance: TrainingRun.provenance(data))
            _ = Tensor.normal([100])
            try TrainingRun.train(recipe, data, in: run.path, resuming: true)
            let whole = try RunRecord("\(folder)/whole")
            #expect(try RunRecord(run.path).differences(from: whole) == [])
          }
        }
      }

      /// Stopped while teachers answer, and later; asked again, they answer the same bits.
      @Test func interruptedWhileTeachersAreAsked() async {
        await #expect(processExitsWith: .success) {
          try inOneThread { folder in
            let data = Fixture.patterns()
            var recipe = TrainingRun.demandingRecipe()
            try TrainingRun.train(recipe, data, in: "\(folder)/teacher")
            recipe.augmentation.mixup = 0
            recipe.augmentation.cutmix = 0
            recipe.distillation.from = "\(folder)/teacher"
            recipe.distillation.answers = .kept
            try TrainingRun.train(recipe, data, in: "\(folder)/whole")
            let parts = "\(folder)/parts"
            let outcome = try TrainingRun.train(recipe, data, in: parts, steps: 1)
            guard case .interrupted(epoch: 1, step: 0) = outcome else {
              Issue.record("\(outcome)")
              return
            }
            try TrainingRun.train(recipe, data, in: parts, resuming: true, steps: 9)
            try TrainingRun.train(recipe, data, in: parts, resuming: true)
            let whole = try RunRecord("\(folder)/whole")
            #expect(try RunRecord(parts).differences(from: whole) == [])
          }
        }
      }

      /// A teacher that was trained on, or replaced by another version's, says other things.
      @Test func otherTeachersAreRefused() async {
        await #expect(processExitsWith: .success) {
          try inOneThread { folder in
            let data = Fixture.patterns()
            var recipe = TrainingRun.demandingRecipe()
            try TrainingRun.train(recipe, data, in: "\(folder)/teacher")
            var student = recipe
            student.distillation.from = "\(folder)/teacher"
            try TrainingRun.train(student, data, in: "\(folder)/run", steps: 3)
            try FileManager.default.removeItem(atPath: "\(folder)/teacher")
            recipe.seed = 9
            try TrainingRun.train(recipe, data, in: "\(folder)/teacher")
            let error = #expect(throws: MienError.self) {
              try TrainingRun.train(student, data, in: "\(folder)/run", resuming: true)
            }
            #expect(error?.kind == .usage)
            #expect(error?.description.contains("learned from other teachers") == true)
          }
        }
      }

      @Test func runRecordsHowItWentOn() async {
        await #expect(processExitsWith: .success) {
          try inOneThread { folder in
            let (data, run) = (Fixture.patterns(), RunDirectory("\(folder)/run"))
            var recipe = TrainingRun.demandingRecipe()
            recipe.schedule = ScheduleRecipe()
            recipe.schedule.name = .oneCycle
            try TrainingRun.train(recipe, data, in: run.path, steps: 7)
            // What a killed save leaves behind, and a file of somebody else.
            let leftover = run.lastFile + ".17.abc.partial"
            for path in [leftover, run.path + "/notes.partial"] {
              try AtomicFile.write("x", to: path)
            }
            recipe.training.epochs += 1
            Runtime.threads = 2
            var remarks: [String] = []
            try TrainingRun.train(recipe, data, in: run.path, resuming: true) { event in
              if case .started(let plan) = event { remarks = plan.remarks }
            }
            #expect(remarks.contains { $0.contains("--threads 1 until now and goes on with 2") })
            #expect(remarks.contains { $0.contains("schedule for \(recipe.training.epochs - 1)") })
            let known = try Provenance.read(run.provenanceFile).resumptions ?? []
            #expect(known.map(\.epoch) == [1] && known.map(\.step) == [2])
            #expect(known[0].epochs == recipe.training.epochs && known[0].threads == 2)
            #expect(FileKind(at: leftover) == nil)
            #expect(FileKind(at: run.path + "/notes.partial") != nil)
          }
        }
      }

      @Test func moreEpochsMayFollow() async {
        await #expect(processExitsWith: .success) {
          try inOneThread { folder in
            let data = Fixture.patterns()
            // A schedule that does not depend on the number of epochs.
            func recipe(epochs: Int) -> Recipe {
              var recipe = TrainingRun.demandingRecipe(epochs: epochs)
              recipe.schedule.name = .step
              recipe.schedule.every = 2
              return recipe
            }
            try TrainingRun.train(recipe(epochs: 4), data, in: "\(folder)/whole")
            try TrainingRun.train(recipe(epochs: 2), data, in: "\(folder)/parts")
            let outcome = try TrainingRun.train(
              recipe(epochs: 4), data, in: "\(folder)/parts", resuming: true)
            guard case .finished(_, epochs: 4) = outcome else {
              Issue.record("\(outcome)")
              return
            }
            let whole = try RunRecord("\(folder)/whole")
            #expect(try RunRecord("\(folder)/parts").differences(from: whole) == [])
            #expect(try RunDirectory("\(folder)/parts").recipe().training.epochs == 4)
          }
        }
      }

      /// A finished run is neither trained further nor changed.
      @Test func resumingAFinishedRunChangesNothing() async {
        await #expect(processExitsWith: .success) {
          try inOneThread { folder in
            let (recipe, data) = (TrainingRun.demandingRecipe(epochs: 2), Fixture.patterns())
            try TrainingRun.train(recipe, data, in: folder)
            let before = try RunRecord(folder)
            var steps = 0
            let outcome = try TrainingRun.train(recipe, data, in: folder, resuming: true) { event in
              if case .step = event { steps += 1 }
            }
            guard case .finished(_, epochs: 2) = outcome else {
              Issue.record("\(outcome)")
              return
            }
            #expect(steps == 0)
            #expect(try RunRecord(folder).differences(from: before) == [])
          }
        }
      }

      /// Classes of 48, 12 and 12 pictures; the first step's loss is that of the first weights.
      @Test func balancedClassesWeighTheSame() async {
        await #expect(processExitsWith: .success) {
          try inOneThread { folder in
            let data = Fixture.patterns(label: { max(0, $0 % 6 - 3) })
            var recipe = TrainingRun.standingRecipe(batchSize: 72)
            recipe.training.classWeights = .balanced
            try TrainingRun.train(recipe, data, in: folder)
            let row = try #require(try RunDirectory(folder).metrics().first)

            let splits = try TrainingSplits(data, recipe: recipe.data)
            let normalization = try Normalization(of: data, at: splits.train)
            Runtime.seed(recipe.seed)
            let form = PictureForm(of: data, recipe: recipe.data)
            let network = try NetworkDescription(
              recipe.model, labels: data.labels, form: form, normalization: normalization
            ).makeNetwork()
            let source = PictureSource(data, form: form, normalization: normalization)
            let judged = Judged(
              logits: Evaluator(network: network, source: source).logits(at: splits.train),
              truth: splits.train.map { Int(data.labelIndices[$0]) }, classes: 3)
            // 72 pictures over 3 classes of 48, 12 and 12.
            let weights: [Double] = [0.5, 2, 2]
            #expect(abs(row.trainLoss - judged.loss(weights: weights)) < 1e-5)
            #expect(abs(row.trainLoss - judged.loss()) > 1e-4)
          }
        }
      }
    }
  }

  private func inOneThread(_ body: (String) throws -> Void) throws {
    // Two threads that wait for each other on a busy machine take most of the time.
    Runtime.threads = 1
    try withTemporaryFolder(body)
  }

  /// Trains a run at once and another with interruptions, and compares what they leave.
  private func expectSame(
    _ recipe: Recipe, interruptedAfter parts: [Int],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try inOneThread { folder in
      let data = Fixture.patterns()
      try TrainingRun.train(recipe, data, in: "\(folder)/whole")
      for (number, steps) in parts.enumerated() {
        let outcome = try TrainingRun.train(
          recipe, data, in: "\(folder)/parts", resuming: number > 0, steps: steps)
        guard case .interrupted = outcome else {
          Issue.record("\(outcome)", sourceLocation: sourceLocation)
          return
        }
        // Whatever else the process draws must not matter.
        _ = Tensor.normal([100])
      }
      try TrainingRun.train(recipe, data, in: "\(folder)/parts", resuming: true)
      let whole = try RunRecord("\(folder)/whole")
      let differences = try RunRecord("\(folder)/parts").differences(from: whole)
      #expect(differences == [], "after \(parts) steps", sourceLocation: sourceLocation)
    }
  }
#endif

#if Training
  import Foundation
  import MienCore
  import MienData
  import TestSupport
  import Testing
  import Torch

  @testable import MienLab

  extension TrainerSuite {
    /// What a run does and leaves behind.
    @Suite struct RunTests {
      @Test func twoEpochsOnFacesAreRecorded() throws {
        try withTemporaryFolder { parent in
          let folder = parent + "/made/on/demand"
          let data = try SyntheticFaces(count: 300, seed: 1).dataset()
          var recipe = Recipe()
          recipe.training.epochs = 2
          recipe.training.batchSize = 32
          recipe.augmentation.flip = 0.5
          let outcome = try TrainingRun.train(recipe, data, in: folder)
          guard case .finished(let best, epochs: 2) = outcome else {
            Issue.record("\(outcome)")
            return
          }
          let run = RunDirectory(folder)
          let lines = try String(contentsOfFile: run.metricsFile, encoding: .utf8)
          #expect(lines.split(separator: "\n").count == 2 && lines.hasSuffix("}\n"))
          let rows = try run.metrics()
          #expect(rows.map(\.epoch) == [1, 2])
          #expect(rows.contains(best) && rows.bestEpoch() == best)
          #expect(rows.allSatisfy { $0.learningRate == 0.001 })
          // Seven classes, guessed at first.
          #expect(abs(rows[0].trainLoss - log(7)) < 0.5)
          #expect(rows[1].trainLoss < rows[0].trainLoss)

          #expect(try run.recipe() == recipe)
          let provenance = try Provenance.read(run.provenanceFile)
          #expect(provenance.dataFingerprint == data.fingerprint)
          #expect(provenance.data == data.source && provenance.libtorch == Runtime.version)
          let timing = try String(contentsOfFile: run.timingFile, encoding: .utf8)
          #expect(timing.split(separator: "\n").count == 2)
          #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
              ".lock", "best.safetensors", "last.safetensors", "metrics.jsonl", "recipe.yaml",
              "run.json", "timing.jsonl",
            ])
        }
      }

      @Test func watchersAreToldEveryStepAndEpochInOrder() throws {
        try withTemporaryFolder { folder in
          var recipe = TrainingRun.demandingRecipe(epochs: 2)
          recipe.optimizer.lr = 0.01
          var story: [String] = []
          var steps: [StepProgress] = []
          var rows: [EpochMetrics] = []
          try TrainingRun.train(recipe, Fixture.patterns(), in: folder) { event in
            switch event {
            case .started(let plan):
              story.append("started")
              #expect(plan.model == "li" && plan.parameters == 150_403)
              #expect(plan.trainName == "Training" && plan.trainCount == 72)
              #expect(plan.validationName == "PublicTest" && plan.validationCount == 24)
              #expect(plan.epochs == 2 && plan.epochsDone == 0 && plan.stepsPerEpoch == 5)
              #expect(plan.remarks == [])
            case .asked: story.append("asked")
            case .step(let step):
              story.append("step \(step.epoch).\(step.step)")
              steps.append(step)
            case .epoch(let row, let seconds, let isBest):
              story.append("epoch \(row.epoch)")
              let earlier = rows.map(\.validationAccuracy).max() ?? -1
              #expect(isBest == (row.validationAccuracy > earlier))
              #expect(seconds > 0)
              rows.append(row)
              // What is told is saved.
              let saved = try? RunDirectory(folder).metrics()
              #expect(saved == rows)
            }
          }
          var expected = ["started"]
          for epoch in 1...2 {
            for step in 1...5 { expected.append("step \(epoch).\(step)") }
            expected.append("epoch \(epoch)")
          }
          #expect(story == expected)
          #expect(steps.allSatisfy { $0.epochs == 2 && $0.steps == 5 && $0.rate > 0 })
          #expect(steps.allSatisfy { $0.loss.isFinite && (0...1).contains($0.accuracy) })
          #expect(steps.last?.secondsLeft == 0 && steps[0].secondsLeft > 0)
          #expect(steps[4].loss == rows[0].trainLoss && steps[9].accuracy == rows[1].trainAccuracy)
        }
      }

      /// What `metrics.jsonl` says is of the averaged weights; so must be what is loaded.
      @Test func lastWeightsAreTheAveragedOnes() throws {
        try withTemporaryFolder { folder in
          let data = Fixture.patterns()
          let recipe = TrainingRun.demandingRecipe()
          try TrainingRun.train(recipe, data, in: folder)
          let run = RunDirectory(folder)
          let last = try #require(try run.metrics().last)
          let positions = try data.indices(ofSplit: "PublicTest")
          let judged = Judged(
            logits: try TrainedNetwork(run: run, weights: .last).logits(of: data, at: positions),
            truth: positions.map { Int(data.labelIndices[$0]) }, classes: 3)
          #expect(abs(judged.loss() - last.validationLoss) < 1e-5)
        }
      }

      /// A process that ended between the checkpoint of an epoch and the network it chose.
      @Test func choiceIsCompletedOnResume() throws {
        try withTemporaryFolder { folder in
          let (recipe, data) = (TrainingRun.demandingRecipe(epochs: 1), Fixture.patterns())
          try TrainingRun.train(recipe, data, in: folder)
          let record = try RunRecord(folder)
          try FileManager.default.removeItem(atPath: RunDirectory(folder).bestFile)
          try TrainingRun.train(recipe, data, in: folder, resuming: true)
          #expect(try RunRecord(folder).differences(from: record) == [])
        }
      }

      @Test func weightsThatAreNoNumbersAreAnErrorForPeople() throws {
        try withTemporaryFolder { folder in
          var recipe = TrainingRun.standingRecipe(batchSize: 72)
          recipe.optimizer.lr = 1000
          recipe.optimizer.weightDecay = 1000
          recipe.training.epochs = 20
          let error = #expect(throws: MienError.self) {
            try TrainingRun.train(recipe, Fixture.patterns(), in: folder)
          }
          #expect(
            error?.description.contains("lower optimizer.lr (1000.0)") == true,
            "\(String(describing: error))")
        }
      }

      @Test func networkLearnsAndTheBestEpochIsKept() throws {
        try withTemporaryFolder { folder in
          let data = Fixture.patterns()
          var recipe = Recipe()
          recipe.training.epochs = 4
          recipe.training.batchSize = 16
          try TrainingRun.train(recipe, data, in: folder)
          let run = RunDirectory(folder)
          let rows = try run.metrics()
          let best = try #require(rows.bestEpoch())
          #expect(best.validationAccuracy > 0.9)
          #expect(rows[3].trainLoss < 0.7 * rows[0].trainLoss)

          let network = try TrainedNetwork(run: run)
          #expect(network.description.labels == data.labels.names)
          let positions = try data.indices(ofSplit: "PublicTest")
          let truth = positions.map { Int(data.labelIndices[$0]) }
          let logits = try network.logits(of: data, at: positions)
          let judged = Judged(logits: logits, truth: truth, classes: 3)
          #expect(abs(judged.accuracy - best.validationAccuracy) < 1e-12)
          #expect(abs(judged.loss() - best.validationLoss) < 1e-5)
          // Every class has as many pictures, so that a perfect score is perfect in both.
          if best.validationAccuracy == 1 { #expect(best.validationMacroF1 == 1) }
        }
      }

      /// Where none is mixed, they are all as they would be without the changes.
      @Test func unmixedPicturesCanStayAsTheyAre() async {
        await #expect(processExitsWith: .success) {
          try withTemporaryFolder { folder in
            func loss(_ name: String, _ change: (inout AugmentationRecipe) -> Void) throws -> Double
            {
              var recipe = Recipe()
              (recipe.training.epochs, recipe.training.batchSize) = (1, 16)
              (recipe.augmentation.flip, recipe.augmentation.mixup) = (0.5, 1)
              recipe.augmentation.mixProbability = 0
              change(&recipe.augmentation)
              try TrainingRun.train(recipe, Fixture.patterns(), in: folder + "/" + name)
              return try #require(RunDirectory(folder + "/" + name).metrics().first).trainLoss
            }
            let unchanged = try loss("unchanged") { _ in }
            let turned = try loss("turned") { $0.rotation = 30 }
            let plain = try loss("plain") { ($0.rotation, $0.plainUnmixed) = (30, true) }
            #expect(plain == unchanged && turned != unchanged)
          }
        }
      }

      @Test func bfloat16LearnsNearlyWhatFloat32Learns() async {
        await #expect(processExitsWith: .success) {
          try withTemporaryFolder { folder in
            var recipe = Recipe()
            recipe.training.epochs = 1
            recipe.training.batchSize = 16
            try TrainingRun.train(recipe, Fixture.patterns(), in: folder + "/float32")
            recipe.training.precision = .bfloat16
            try TrainingRun.train(recipe, Fixture.patterns(), in: folder + "/bfloat16")
            let exact = try #require(RunDirectory(folder + "/float32").metrics().first)
            let rounded = try #require(RunDirectory(folder + "/bfloat16").metrics().first)
            #expect(exact.trainLoss != rounded.trainLoss)
            #expect(abs(exact.trainLoss - rounded.trainLoss) < 0.05 * exact.trainLoss)
            #expect(abs(exact.validationLoss - rounded.validationLoss) < 0.1 * exact.validationLoss)
          }
        }
      }

      @Test(arguments: OptimizerRecipe.Name.allCases, ScheduleRecipe.Name.allCases)
      func everyOptimizerGoesWithEverySchedule(
        optimizer: OptimizerRecipe.Name, schedule: ScheduleRecipe.Name
      ) throws {
        try withTemporaryFolder { folder in
          var recipe = Recipe()
          recipe.training.epochs = 2
          recipe.training.batchSize = 24
          recipe.optimizer.name = optimizer
          recipe.optimizer.lr = 0.005
          if [.sgd, .rmsprop].contains(optimizer) { recipe.optimizer.momentum = 0.9 }
          recipe.optimizer.nesterov = optimizer == .sgd
          recipe.optimizer.weightDecay = 0.001
          recipe.schedule.name = schedule
          if [.step, .plateau].contains(schedule) { recipe.schedule.every = 1 }
          try TrainingRun.train(recipe, Fixture.patterns(), in: folder)
          let rows = try RunDirectory(folder).metrics()
          #expect(rows.count == 2)
          let expected = Schedule(
            recipe: recipe.schedule, rate: 0.005, stepsPerEpoch: 3, epochs: 2)
          #expect(rows[0].learningRate == expected.learningRate(step: 2, plateau: PlateauState()))
        }
      }

      @Test func lossThatIsNoNumberStopsTheRun() throws {
        try withTemporaryFolder { folder in
          var recipe = TrainingRun.standingRecipe(epochs: 5)
          // Every step multiplies the weights by a million.
          recipe.optimizer.lr = 1e3
          recipe.optimizer.weightDecay = 1e3
          let error = #expect(throws: MienError.self) {
            try TrainingRun.train(recipe, Fixture.patterns(), in: folder)
          }
          let text = try #require(error).description
          #expect(text.hasPrefix("the loss is "))
          #expect(text.contains(" in epoch "))
          #expect(text.hasSuffix("; lower optimizer.lr (1000.0) or set training.clip_norm"))
          // What is not a number is not saved as the best there is.
          #expect(!FileManager.default.fileExists(atPath: RunDirectory(folder).bestFile))
          #expect(try RunDirectory(folder).metrics().isEmpty)
        }
      }

      @Test func patienceEndsARunThatGetsNoBetter() throws {
        try withTemporaryFolder { folder in
          let data = Fixture.patterns()
          var recipe = TrainingRun.standingRecipe(epochs: 10)
          recipe.training.patience = 2
          let outcome = try TrainingRun.train(recipe, data, in: folder)
          guard case .stoppedEarly(let best, epochs: 3) = outcome else {
            Issue.record("\(outcome)")
            return
          }
          #expect(best.epoch == 1)
          #expect(try RunDirectory(folder).metrics().count == 3)
          var steps = 0
          let again = try TrainingRun.train(recipe, data, in: folder, resuming: true) { event in
            if case .step = event { steps += 1 }
          }
          guard case .stoppedEarly(best, epochs: 3) = again else {
            Issue.record("\(again)")
            return
          }
          #expect(steps == 0)
        }
      }
    }
  }

  /// Accuracy and mean cross-entropy of logits, by the textbook.
  struct Judged {
    let logits: [Float]
    let truth: [Int]
    let classes: Int

    private func row(_ sample: Int) -> [Double] {
      logits[sample * classes..<(sample + 1) * classes].map(Double.init)
    }

    var accuracy: Double {
      let correct = truth.indices.count { sample in
        let row = row(sample)
        return row.firstIndex(of: row.max() ?? 0) == truth[sample]
      }
      return Double(correct) / Double(truth.count)
    }

    /// The mean weighted by the weight of each sample's class.
    func loss(weights: [Double]? = nil) -> Double {
      var (sum, total) = (0.0, 0.0)
      for sample in truth.indices {
        let row = row(sample)
        let highest = row.max() ?? 0
        let norm = highest + log(row.reduce(0) { $0 + exp($1 - highest) })
        let weight = weights?[truth[sample]] ?? 1
        sum += weight * (norm - row[truth[sample]])
        total += weight
      }
      return sum / total
    }
  }
#endif

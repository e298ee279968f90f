#if Training
  import Foundation
  import MienCore
  import MienData
  import MienModels
  import TestSupport
  import Testing
  import Torch

  @testable import MienLab

  extension TrainerSuite {
    @Suite struct DistillationTests {
      private func teach(
        _ folder: String, _ recipe: DistillationRecipe
      ) throws -> (Teachers?, FaceDataset, NetworkDescription) {
        let data = Fixture.patterns()
        if !FileManager.default.fileExists(atPath: "\(folder)/teacher") {
          try TrainingRun.train(TrainingRun.demandingRecipe(), data, in: "\(folder)/teacher")
        }
        let description = try Checkpoint.loadNetwork("\(folder)/teacher/best.safetensors").1
        return (try Teachers(recipe, for: description, crop: 0), data, description)
      }

      @Test func nobodyTeachesUnasked() throws {
        try withTemporaryFolder { folder in
          let (teachers, _, _) = try teach(folder, DistillationRecipe())
          #expect(teachers == nil)
        }
      }

      @Test func teacherThatCannotBeShownPartsIsRefused() throws {
        try withTemporaryFolder { folder in
          var recipe = DistillationRecipe()
          let (_, _, description) = try teach(folder, recipe)
          recipe.from = "\(folder)/teacher"
          let error = #expect(throws: MienError.self) {
            try Teachers(recipe, for: description, crop: 12)
          }
          #expect(
            error == .usage("augmentation.crop is 12; li learns from pictures of one size alone"))
        }
      }

      /// A network that answers as its teacher does has the least loss it can have from it.
      @Test func theTeachersAnswerIsTheBest() throws {
        try withTemporaryFolder { folder in
          var recipe = DistillationRecipe()
          recipe.from = "\(folder)/teacher"
          recipe.weight = 1
          let (teachers, data, description) = try teach(folder, recipe)
          let source = PictureSource(
            data, form: description.form, normalization: description.normalization)
          let pixels = source.pixels(at: [0, 1, 2, 3, 4, 5])
          let (network, _) = try Checkpoint.loadNetwork("\(folder)/teacher/best.safetensors")
          let logits = network(source.batch(at: [0, 1, 2, 3, 4, 5])).detached().cloned()
          logits.requiresGradient = true
          let loss = try #require(teachers).blend(
            Tensor([Float(100)]).sum(), logits: logits, pixels: pixels)
          loss.backward()
          let gradient: [Float] = try #require(logits.gradient).elements()
          #expect(gradient.allSatisfy { abs($0) < 1e-5 })
          #expect(loss.item() < 10, "labels count although the teachers have all the weight")
        }
      }

      @Test func labelsAndTeachersShareTheLoss() throws {
        try withTemporaryFolder { folder in
          var recipe = DistillationRecipe()
          recipe.from = "\(folder)/teacher, \(folder)/teacher"
          var losses: [Double] = []
          for weight in [0, 0.25, 1] {
            recipe.weight = weight
            let (teachers, data, description) = try teach(folder, recipe)
            let pixels = PictureSource(
              data, form: description.form, normalization: description.normalization
            ).pixels(at: [0, 1])
            let logits = Tensor([Float](repeating: 0, count: 2 * description.labels.count))
              .reshaped([2, description.labels.count])
            losses.append(
              try #require(teachers).blend(
                Tensor([Float(8)]).sum(), logits: logits, pixels: pixels
              ).item())
          }
          #expect(abs(losses[0] - 8) < 1e-5)
          #expect(abs(losses[1] - (0.75 * losses[0] + 0.25 * losses[2])) < 1e-4)
        }
      }

      @Test func strangersAreRefused() throws {
        try withTemporaryFolder { folder in
          var recipe = DistillationRecipe()
          recipe.from = "\(folder)/nowhere"
          let (_, data, _) = try teach(folder, DistillationRecipe())
          var training = TrainingRun.demandingRecipe()
          training.distillation = recipe
          #expect(throws: MienError.self) {
            try TrainingRun.train(training, data, in: "\(folder)/student")
          }
          training.distillation.from = "\(folder)/teacher"
          training.data.size = 24
          let refusal = #expect(throws: MienError.self) {
            try TrainingRun.train(training, data, in: "\(folder)/student")
          }
          #expect(refusal?.description.contains("distillation.from") == true)
        }
      }
    }
  }
#endif

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

      /// What a network that answers the same about three pictures would lose by what teachers say about them.
      private func loss(_ teachers: Teachers?, _ pixels: Tensor) throws -> Double {
        try #require(teachers).blend(
          Tensor([Float(0)]).sum(), logits: Tensor.zeros([3, 3]) + Tensor([Float(0), 1, 2]),
          pixels: pixels, positions: 0..<3
        ).item()
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
            Tensor([Float(100)]).sum(), logits: logits, pixels: pixels, positions: 0..<6)
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
                Tensor([Float(8)]).sum(), logits: logits, pixels: pixels, positions: 0..<2
              ).item())
          }
          #expect(abs(losses[0] - 8) < 1e-5)
          #expect(abs(losses[1] - (0.75 * losses[0] + 0.25 * losses[2])) < 1e-4)
        }
      }

      @Test func unmixedPicturesListenToTeachersLess() throws {
        try withTemporaryFolder { folder in
          var recipe = DistillationRecipe()
          recipe.from = "\(folder)/teacher"
          recipe.weight = 0.8
          recipe.temperature = 3
          let (plain, data, description) = try teach(folder, recipe)
          #expect(try #require(plain).weights([true, false]) == nil)
          recipe.unmixedShare = 0.25
          let teachers = try #require(try teach(folder, recipe).0)
          #expect(teachers.weights([true, true]) == nil && teachers.weights([]) == nil)
          let weights = try #require(teachers.weights([true, false, true]))
          #expect((weights.elements() as [Float]) == [0.8, 0.2, 0.8])

          let source = PictureSource(
            data, form: description.form, normalization: description.normalization)
          let logits = Tensor.normal([3, 3])
          let targets = softmax(Tensor.normal([3, 3]))
          func loss(_ row: Int, weight: Double) throws -> Double {
            recipe.weight = weight
            let logits = logits.narrowed(0, row..<row + 1)
            return try #require(try teach(folder, recipe).0).blend(
              crossEntropy(logits, targets.narrowed(0, row..<row + 1)), logits: logits,
              pixels: source.pixels(at: [row]), positions: [row]
            ).item()
          }
          let whole = teachers.blend(
            crossEntropy(logits, targets, sampleWeights: weights * -1 + 1), logits: logits,
            pixels: source.pixels(at: [0, 1, 2]), positions: 0..<3, weights: weights)
          let parts = try loss(0, weight: 0.8) + loss(1, weight: 0.2) + loss(2, weight: 0.8)
          #expect(abs(whole.item() - parts / 3) < 1e-4)
        }
      }

      @Test(arguments: [false, true]) func keptAnswersAreThoseAboutTheWholePicture(
        mirrored: Bool
      ) throws {
        try withTemporaryFolder { folder in
          var recipe = DistillationRecipe()
          recipe.from = "\(folder)/teacher"
          recipe.weight = 1
          let (fresh, _, description) = try teach(folder, recipe)
          recipe.answers = .kept
          let data = Fixture.patterns(200, seed: 2)
          let kept = try #require(try teach(folder, recipe).0)
          let source = PictureSource(
            data, form: description.form, normalization: description.normalization)
          var told: [Int] = []
          let positions = Array((0..<data.count).reversed())
          let isDone = try kept.prepare(
            positions, of: source, mirrored: mirrored, shouldStop: { false }
          ) { told.append($0.done) }
          #expect(isDone && told == [0, 128, 200])

          let asked = [7, 190, 3, 110]
          let logits = Tensor([Float](repeating: 0, count: 4 * description.labels.count))
            .reshaped([4, description.labels.count])
          logits.requiresGradient = true
          let pixels = source.pixels(at: asked[...])
          let none = Tensor([Float(0)]).sum()
          func gradient(_ loss: Tensor) throws -> [Float] {
            logits.clearGradient()
            loss.backward()
            return try #require(logits.gradient).elements()
          }
          // What the network saw does not matter any more.
          let keptGradient = try gradient(
            kept.blend(none, logits: logits, pixels: pixels * 0, positions: asked))
          let teachers = try #require(fresh)
          var expected = try gradient(
            teachers.blend(none, logits: logits, pixels: pixels, positions: asked))
          if mirrored {
            let other = try gradient(
              teachers.blend(none, logits: logits, pixels: pixels.flipped(3), positions: asked))
            expected = zip(expected, other).map { ($0 + $1) / 2 }
          }
          #expect(zip(keptGradient, expected).allSatisfy { abs($0 - $1) < 1e-6 })
          #expect(keptGradient.contains { abs($0) > 1e-3 })
        }
      }

      @Test func freshAnswersCanBeOfBothViews() throws {
        try withTemporaryFolder { folder in
          var recipe = DistillationRecipe()
          recipe.from = "\(folder)/teacher"
          recipe.weight = 1
          let (plain, data, description) = try teach(folder, recipe)
          recipe.mirror = true
          let (both, _, _) = try teach(folder, recipe)
          let pixels = PictureSource(
            data, form: description.form, normalization: description.normalization
          ).pixels(at: [0, 1, 2])
          let (one, other) = (try loss(plain, pixels), try loss(plain, pixels.flipped(3)))
          #expect(abs(one - other) > 1e-3, "the teacher makes no difference between them")
          // The loss is linear in what teachers say.
          #expect(abs(try loss(both, pixels) - (one + other) / 2) < 1e-5)
        }
      }

      @Test func exportedNetworksTeachAsTheirRunsDo() throws {
        try withTemporaryFolder { folder in
          var recipe = DistillationRecipe()
          recipe.from = "\(folder)/teacher"
          let (run, data, description) = try teach(folder, recipe)
          recipe.from = "\(folder)/teacher.onnx"
          try TrainedNetwork(run: RunDirectory("\(folder)/teacher")).export(to: recipe.from)
          let exported = try teach(folder, recipe).0
          let pixels = PictureSource(
            data, form: description.form, normalization: description.normalization
          ).pixels(at: [0, 1, 2])
          #expect(try loss(run, pixels) == loss(exported, pixels))
        }
      }

      @Test func teachersComputeInTheStudentsPrecision() throws {
        try withTemporaryFolder { folder in
          var recipe = DistillationRecipe()
          recipe.from = "\(folder)/teacher"
          let (exact, data, description) = try teach(folder, recipe)
          let rounded = try Teachers(recipe, for: description, precision: .bfloat16, crop: 0)
          let pixels = PictureSource(
            data, form: description.form, normalization: description.normalization
          ).pixels(at: [0, 1, 2])
          let (wanted, found) = (try loss(exact, pixels), try loss(rounded, pixels))
          #expect(found != wanted)
          #expect(abs(found - wanted) < 0.02)
        }
      }

      @Test func teachersAreShownPicturesInTheirOwnForm() throws {
        try withTemporaryFolder { folder in
          var recipe = DistillationRecipe()
          recipe.from = "\(folder)/teacher"
          let (same, data, description) = try teach(folder, recipe)
          let larger = NetworkDescription(
            ModelRecipe(), labels: data.labels,
            form: PictureForm(channels: 3, height: 24, width: 24),
            normalization: description.normalization)
          let other = try Teachers(recipe, for: larger, crop: 0)
          let pixels = PictureSource(
            data, form: larger.form, normalization: description.normalization
          ).pixels(at: [0, 1, 2])
          let fitting = pixels.narrowed(1, 0..<1).resized(height: 16, width: 16)
          #expect(abs(try loss(other, pixels) - loss(same, fitting)) < 1e-5)

          let error = #expect(throws: MienError.self) {
            try Teachers(recipe, for: larger, crop: 20)
          }
          #expect(error?.description.contains("takes other pictures") == true)
        }
      }

      @Test func mixedPicturesHaveNoKeptAnswer() {
        var recipe = Recipe()
        recipe.distillation.answers = .kept
        recipe.augmentation.cutmix = 1
        #expect(throws: MienError.self) { try recipe.validate() }
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
          training.data.classes = "across, chess"
          let refusal = #expect(throws: MienError.self) {
            try TrainingRun.train(training, data, in: "\(folder)/student")
          }
          #expect(refusal?.description.contains("distillation.from") == true)
        }
      }
    }
  }
#endif

#if Training
  import MienCore
  import MienONNX
  import TestSupport
  import Testing
  import Torch

  @testable import MienLab

  extension TrainerSuite {
    /// Networks between two others.
    @Suite struct AveragingTests {
      @Test func weightsLieBetweenThoseOfBoth() throws {
        try withTemporaryFolder { folder in
          let data = Fixture.patterns()
          var recipe = TrainingRun.demandingRecipe(epochs: 1)
          try TrainingRun.train(recipe, data, in: folder + "/one")
          recipe.seed = 6
          try TrainingRun.train(recipe, data, in: folder + "/other")
          let one = try TrainedNetwork(run: RunDirectory(folder + "/one"))
          let other = try TrainedNetwork(run: RunDirectory(folder + "/other"))
          let mean = try one.averaged(with: folder + "/other", share: 0.25)

          func state(_ trained: TrainedNetwork) -> [[Float]] {
            trained.network.namedState.filter { $0.tensor.dtype == .float32 }
              .map { $0.tensor.elements() }
          }
          var largest: Float = 0
          for (got, (own, added)) in zip(state(mean), zip(state(one), state(other))) {
            for (value, (a, b)) in zip(got, zip(own, added)) {
              #expect(abs(value - (0.75 * a + 0.25 * b)) <= 1e-6 * max(1, abs(a), abs(b)))
              largest = max(largest, abs(a - b))
            }
          }
          #expect(largest > 0.01, "both are the same network")

          let path = folder + "/mean.onnx"
          try mean.export(to: path)
          let metadata = try ModelMetadata.read(onnxPath: path)
          #expect(
            metadata.provenance["averaged_with"]?.hasPrefix("0.25 of \(folder)/other (") == true)
          #expect(metadata.scores["validation.accuracy"] == nil, "that of another network")
          let calibration = try mean.calibrated(on: data)
          try mean.export(to: path, calibration: calibration)
          let scores = try ModelMetadata.read(onnxPath: path).scores
          #expect(scores["validation.accuracy"] == calibration.accuracy)
          #expect(scores["validation.macro_f1"] == calibration.macroF1)
        }
      }

      @Test func networksOfAnotherKindAreRefused() throws {
        try withTemporaryFolder { folder in
          let data = Fixture.patterns()
          let recipe = TrainingRun.standingRecipe()
          try TrainingRun.train(recipe, data, in: folder + "/one")
          var smaller = recipe
          smaller.data.size = 20
          try TrainingRun.train(smaller, data, in: folder + "/smaller")
          var scaled = recipe
          scaled.data.scaling = .half
          try TrainingRun.train(scaled, data, in: folder + "/scaled")
          let one = try TrainedNetwork(run: RunDirectory(folder + "/one"))
          for name in ["smaller", "scaled", "missing"] {
            let error = #expect(throws: MienError.self) {
              try one.averaged(with: "\(folder)/\(name)", share: 0.5)
            }
            #expect(error?.kind == .usage && error?.description.hasPrefix("average: ") == true)
          }
        }
      }
    }
  }
#endif

#if Training
  import MienCore
  import MienModels
  import MienONNX
  import TestSupport
  import Testing
  import Torch

  @testable import MienLab

  extension TrainerSuite {
    @Suite struct ExportedNetworkTests {
      /// A file of `mien_small` for three classes and grey pictures of 16 x 16, and the network in it.
      private func exported(
        to path: String, recipe: String?, weights: ONNXGraph.WeightType = .float32
      ) throws -> any Network {
        Runtime.seed(3)
        let network = try Zoo.make("mien_small", NetworkShape(classes: 3, channels: 1, size: 16))
        // Statistics that are not those of a new network.
        for _ in 0..<3 { _ = network(Tensor.normal([8, 1, 16, 16])) }
        let metadata = ModelMetadata(
          labels: ["a", "b", "c"], channels: 1, height: 16, width: 16, mean: [0.5], std: [0.25],
          provenance: recipe.map { ["recipe": $0] } ?? [:])
        try exportONNX(
          network, named: "mien_small", metadata: metadata, weights: weights, to: path)
        return network
      }

      @Test(arguments: [ONNXGraph.WeightType.float32, .float16])
      func comesBackAsItWas(weights: ONNXGraph.WeightType) throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/network.onnx"
          let network = try exported(
            to: path, recipe: "model: {name: mien_small}", weights: weights)
          let found = try ExportedNetwork(path: path)
          #expect(found.description.model == "mien_small")
          #expect(found.description.labels == ["a", "b", "c"])
          #expect(found.description.form == PictureForm(channels: 1, height: 16, width: 16))
          #expect(found.description.normalization == Normalization(mean: [0.5], std: [0.25]))

          let back = try found.makeNetwork()
          func values(_ network: any Network, _ kind: String) -> [[Float]] {
            network.namedState.filter { $0.name.hasSuffix(kind) }.map { $0.tensor.elements() }
          }
          for kind in ["running_mean", "running_var", "bias"] {
            #expect(values(back, kind) == values(network, kind))
            #expect(!values(back, kind).isEmpty)
          }
          let pixels = Tensor.normal([4, 1, 16, 16])
          network.train(false)
          func answers(_ network: any Network) -> [Float] {
            withoutGradient { network(pixels) }.elements()
          }
          let tolerance: Float = weights == .float32 ? 1e-5 : 2e-2
          for (got, want) in zip(answers(back), answers(network)) {
            #expect(abs(got - want) < tolerance)
          }
        }
      }

      @Test func filesThatDoNotSayWhatTheyHoldAreRefused() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/network.onnx"
          _ = try exported(to: path, recipe: nil)
          let error = #expect(throws: MienError.self) { try ExportedNetwork(path: path) }
          #expect(error?.kind == .usage)
          #expect(
            error?.description.hasPrefix("\(path) does not say which network it holds") == true)
        }
      }

      @Test(arguments: ["mien_base", "li"])
      func filesThatHoldAnotherNetworkThanTheySayAreRefused(model: String) throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/network.onnx"
          _ = try exported(to: path, recipe: "model: {name: \(model)}")
          let error = #expect(throws: MienError.self) {
            try ExportedNetwork(path: path).makeNetwork()
          }
          #expect(
            error?.description.contains(
              model == "li" ? "nothing for this network" : "does not hold a whole \(model)") == true
          )
        }
      }

      @Test func runsComeBeforeFilesOfTheirName() throws {
        try withTemporaryFolder { folder in
          let run = "\(folder)/run.onnx"
          try TrainingRun.train(TrainingRun.standingRecipe(), Fixture.patterns(), in: run)
          #expect(try ExportedNetwork(named: run) == nil)
          #expect(try ExportedNetwork(named: "\(folder)/nothing") == nil)
          #expect(try ExportedNetwork(named: "mien_small")?.description.model == "mien_small")
        }
      }
    }
  }
#endif

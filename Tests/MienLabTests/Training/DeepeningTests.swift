#if Training
  import MienCore
  import MienModels
  import TestSupport
  import Testing
  import Torch

  @testable import MienLab

  extension TrainerSuite {
    @Suite struct DeepeningTests {
      private func network(_ name: String, seed: UInt64) throws -> any Network {
        Runtime.seed(seed)
        return try Zoo.make(name, NetworkShape(classes: 3, channels: 1, size: 32))
      }

      private func deepen(
        _ network: any Network, from path: String, asked: Bool = true
      ) throws -> [String] {
        var recipe = TransferRecipe()
        (recipe.from, recipe.head, recipe.deepen) = (path, .keep, asked)
        return try PretrainedNetwork(recipe).start(network, labels: ["a", "b", "c"])
      }

      @Test(arguments: [("mien_medium", "mien_base", 80), ("resnet18", "resnet34", 96)])
      func deeperNetworksAnswerAsTheirSource(small: String, deep: String, tensors: Int) throws {
        try withTemporaryFolder { folder in
          let source = try network(small, seed: 1)
          let pictures = Tensor.normal([4, 1, 32, 32])
          // So that running statistics are not those that every network begins with.
          withoutGradient { _ = source(pictures) }
          let path = "\(folder)/source.safetensors"
          try StateFile.save(source.namedState, to: path)
          let error = #expect(throws: MienError.self) {
            try deepen(network(deep, seed: 2), from: path, asked: false)
          }
          #expect(error?.description.contains("\(tensors) missing in the file") == true)

          let target = try network(deep, seed: 2)
          let remarks = try deepen(target, from: path)
          #expect(
            remarks.last
              == "\(tensors) tensors are of blocks that \(path) lacks, which begin as the identity")
          source.train(false)
          target.train(false)
          let answers = withoutGradient { (source(pictures), target(pictures)) }
          let pairs = zip(answers.0.elements() as [Float], answers.1.elements() as [Float])
          #expect(pairs.allSatisfy { abs($0 - $1) < 1e-5 })
        }
      }

      @Test func blocksThatChangeTheirInputAreNotInvented() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/source.safetensors"
          let state = try network("mien_medium", seed: 1).namedState
          try StateFile.save(state.filter { !$0.name.hasPrefix("stages.1.0.") }, to: path)
          let error = #expect(throws: MienError.self) {
            try deepen(network("mien_base", seed: 2), from: path)
          }
          #expect(error?.description.contains("missing in the file (stages.1.0.") == true)
        }
      }

      @Test func blocksThatAreThereInPartAreNotReplaced() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/source.safetensors"
          let state = try network("mien_base", seed: 1).namedState
          try StateFile.save(state.filter { $0.name != "stages.0.1.conv1.weight" }, to: path)
          let error = #expect(throws: MienError.self) {
            try deepen(network("mien_base", seed: 2), from: path)
          }
          #expect(
            error?.description.contains("1 missing in the file (stages.0.1.conv1.weight)") == true)
        }
      }
    }
  }
#endif

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
    @Suite struct TransferTests {
      private let shape = NetworkShape(classes: 3, channels: 1, size: 16)

      private func network(classes: Int = 3, channels: Int = 1, seed: UInt64) throws -> any Network
      {
        Runtime.seed(seed)
        return try Zoo.make("li", NetworkShape(classes: classes, channels: channels, size: 16))
      }

      private func values(_ network: any Network, _ name: String) throws -> [Float] {
        try #require(network.namedState.first { $0.name == name }).tensor.elements()
      }

      private func start(
        _ network: any Network, from path: String, head: TransferRecipe.Head = .replace
      ) throws -> [String] {
        var recipe = TransferRecipe()
        recipe.from = path
        recipe.head = head
        return try PretrainedNetwork(recipe).start(network, labels: ["a", "b", "c"])
      }

      @Test func everythingButTheHeadIsTaken() throws {
        try withTemporaryFolder { folder in
          let source = try network(classes: 5, seed: 1)
          let path = "\(folder)/source.safetensors"
          try StateFile.save(source.namedState, to: path)
          let target = try network(seed: 2)
          let head = try values(target, "fc2.weight")
          let remarks = try start(target, from: path)
          for name in ["conv1.weight", "conv2.bias", "fc1.weight"] {
            #expect(try values(target, name) == values(source, name))
          }
          #expect(try values(target, "fc2.weight") == head)
          #expect(
            remarks == ["starting from \(path): 6 loaded; 2 skipped (fc2.weight, fc2.bias)"])
        }
      }

      @Test func keptHeadMustFit() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/source.safetensors"
          try StateFile.save(network(classes: 5, seed: 1).namedState, to: path)
          let target = try network(seed: 2)
          let error = #expect(throws: MienError.self) {
            try start(target, from: path, head: .keep)
          }
          let told = "2 of another shape (fc2.weight [5, 128], not [3, 128], fc2.bias [5], not [3])"
          #expect(error?.description.contains(told) == true)
        }
      }

      @Test func exportedNetworksAreTakenWhole() throws {
        try withTemporaryFolder { folder in
          try TrainingRun.train(
            TrainingRun.demandingRecipe(epochs: 1), Fixture.patterns(), in: "\(folder)/run")
          let run = RunDirectory("\(folder)/run")
          let file = "\(folder)/run.onnx"
          try TrainedNetwork(run: run).export(to: file)
          let (source, description) = try Checkpoint.loadNetwork(run.bestFile)
          let target = try network(seed: 2)
          var recipe = TransferRecipe()
          (recipe.from, recipe.head) = (file, .keep)
          let remarks = try PretrainedNetwork(recipe).start(target, labels: description.labels)
          #expect(remarks == ["starting from \(file): 8 loaded"])
          for (name, tensor) in source.namedState {
            #expect(try values(target, name) == tensor.elements() as [Float], "\(name)")
          }
          let error = #expect(throws: MienError.self) {
            try start(target, from: file, head: .keep)
          }
          #expect(error?.description.contains("knows across, down, chess") == true)
        }
      }

      @Test func missingAndExtraTensorsAreNamed() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/source.safetensors"
          var state = try network(seed: 1).namedState.filter { $0.name != "conv2.bias" }
          try StateFile.save(state, to: path)
          let error = #expect(throws: MienError.self) {
            try start(network(seed: 2), from: path)
          }
          #expect(error?.description.contains("1 missing in the file (conv2.bias)") == true)

          state = try network(seed: 1).namedState + [("conv9.weight", Tensor([1, 2] as [Float]))]
          try StateFile.save(state, to: path)
          let remarks = try start(network(seed: 2), from: path)
          #expect(remarks.last?.contains("1 in the file alone (conv9.weight)") == true)
        }
      }

      /// A network for colour answers a grey picture as the one for grey does, and the other way round.
      @Test(arguments: [(1, 3), (3, 1)]) func coloursAreAdapted(from: Int, to: Int) throws {
        try withTemporaryFolder { folder in
          let source = try network(channels: from, seed: 1)
          let path = "\(folder)/source.safetensors"
          try StateFile.save(source.namedState, to: path)
          let target = try network(channels: to, seed: 2)
          _ = try start(target, from: path, head: .keep)
          let grey = Tensor.normal([2, 1, 16, 16])
          func answer(_ network: any Network, _ channels: Int) -> [Float] {
            network.train(false)
            let picture =
              channels == 1 ? grey : Tensor.concatenated([grey, grey, grey], along: 1)
            return withoutGradient { network(picture) }.elements()
          }
          for (got, want) in zip(answer(target, to), answer(source, from)) {
            #expect(abs(got - want) < 1e-4)
          }
        }
      }

      @Test func sourcesThatAreNoNetworkAreRefused() throws {
        try withTemporaryFolder { folder in
          let text = "\(folder)/notes.txt"
          try Data("hello".utf8).write(to: URL(fileURLWithPath: text))
          for path in ["\(folder)/none", text, folder] {
            #expect(throws: MienError.self) { try start(network(seed: 2), from: path) }
          }
        }
      }

      // MARK: Which layers learn

      private func unfreezing(
        _ network: any Network, _ change: (inout TransferRecipe) -> Void
      ) throws -> Unfreezing {
        var recipe = TransferRecipe()
        change(&recipe)
        return try Unfreezing(recipe, network: network)
      }

      @Test func backboneHasARateOfItsOwn() throws {
        let network = try network(seed: 1)
        let unfreezing = try unfreezing(network) { $0.backboneLR = 0.1 }
        #expect(unfreezing.factor(of: "fc2.weight", epoch: 1) == 1)
        #expect(unfreezing.factor(of: "fc1.weight", epoch: 1) == 0.1)
        #expect(unfreezing.groups(network).map(\.parameters.count) == [6, 2])
      }

      @Test func stagesUnfreezeInTurn() throws {
        let network = try network(seed: 1)
        let unfreezing = try unfreezing(network) { $0.stages = "1 head 1, 3 fc1 0.5, 5 all 0.01" }
        let factors = [1, 2, 3, 4, 5].map { epoch in
          ["fc2.weight", "fc1.weight", "conv1.weight"].map {
            unfreezing.factor(of: $0, epoch: epoch)
          }
        }
        #expect(
          factors == [[1, 0, 0], [1, 0, 0], [1, 0.5, 0], [1, 0.5, 0], [0.01, 0.01, 0.01]])

        let optimizer = SGD(unfreezing.groups(network), learningRate: 0.1)
        unfreezing.begin(epoch: 1, network: network, optimizer: optimizer)
        let learning = network.namedParameters.filter(\.tensor.requiresGradient).map(\.name)
        #expect(learning == ["fc2.weight", "fc2.bias"])
        unfreezing.begin(epoch: 5, network: network, optimizer: optimizer)
        #expect(network.namedParameters.allSatisfy { $0.tensor.requiresGradient })
        #expect(optimizer.groups.allSatisfy { $0.learningRateFactor == 0.01 })
      }

      @Test(arguments: [
        "1 head", "x head 1", "1 layer9 1", "0 head 1", "1 head -1", "1 head nan",
        // Nothing learns in the first epoch, or in the third.
        "2 head 1", "1 all 0", "1 head 1, 3 all 0",
      ])
      func badStagesAreRefused(stages: String) throws {
        let network = try network(seed: 1)
        let error = #expect(throws: MienError.self) {
          try unfreezing(network) { $0.stages = stages }
        }
        #expect(error?.kind == .usage)
      }

      @Test func frozenBackboneStaysBitForBit() async {
        await #expect(processExitsWith: .success) {
          Runtime.threads = 1
          try withTemporaryFolder { folder in
            let data = Fixture.patterns()
            var recipe = TrainingRun.demandingRecipe(epochs: 1)
            recipe.optimizer.weightDecay = 0.01
            try TrainingRun.train(recipe, data, in: "\(folder)/base")
            recipe.transfer.from = "\(folder)/base"
            recipe.transfer.stages = "1 head 1, 2 all 0.1"
            recipe.seed = 8
            try TrainingRun.train(recipe, data, in: "\(folder)/tuned")
            let base = try TensorFile(path: "\(folder)/base/best.safetensors").tensors()
            let tuned = try TensorFile(path: "\(folder)/tuned/last.safetensors").tensors()
            #expect(tuned["model.conv1.weight"] == base["model.conv1.weight"])
            #expect(tuned["model.fc2.weight"] != base["model.fc2.weight"])
            // Interrupted between and within the stages, it goes on as if it had not been.
            recipe.training.epochs = 3
            try TrainingRun.train(recipe, data, in: "\(folder)/whole")
            try TrainingRun.train(recipe, data, in: "\(folder)/parts", steps: 7)
            try TrainingRun.train(recipe, data, in: "\(folder)/parts", resuming: true)
            let whole = try RunRecord("\(folder)/whole")
            #expect(try RunRecord("\(folder)/parts").differences(from: whole) == [])
          }
        }
      }
    }
  }
#endif

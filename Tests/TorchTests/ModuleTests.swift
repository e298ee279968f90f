#if Training
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct ModuleTests {
      @Test func stateNamesAndTheirOrderAreTorchvisions() throws {
        let names = try #require(Golden("blocks").file.metadata["names"]).split(separator: "\n")
        #expect(BasicBlock.stage().namedState.map(\.name) == names.map(String.init))
      }

      @Test func parametersAreWhatIsNotABuffer() {
        let norm = BatchNorm2d(3)
        #expect(norm.namedParameters.map(\.name) == ["weight", "bias"])
        #expect(
          norm.namedState.map(\.name) == [
            "weight", "bias", "running_mean", "running_var", "num_batches_tracked",
          ])
        #expect(norm.parameterCount == 6)
        #expect(norm.namedParameters.allSatisfy { $0.tensor.requiresGradient })
        let buffers = [norm.runningMean, norm.runningVariance, norm.batchesTracked]
        #expect(buffers.allSatisfy { !$0.requiresGradient })
      }

      @Test func absentPartsHaveNoNames() {
        #expect(Conv2d(1, 1, kernelSize: 1, bias: false).namedState.map(\.name) == ["weight"])
        #expect(BasicBlock(4, 4).namedState.allSatisfy { !$0.name.hasPrefix("downsample") })
        #expect(ReLU().namedState.isEmpty)
      }

      @Test func sequentialCountsEveryLayer() {
        let network = Sequential(
          Linear(2, 3), ReLU(), Sequential(Dropout(), Linear(3, 1, bias: false)))
        #expect(network.namedState.map(\.name) == ["0.weight", "0.bias", "2.1.weight"])
      }

      @Test func arraysOfModulesAreCounted() {
        let network = Branches()
        #expect(
          network.namedState.map(\.name) == [
            "branches.0.weight", "branches.1.weight", "heads.0.weight", "heads.1.0.weight",
          ])
        network.train(false)
        #expect(network.branches.allSatisfy { !$0.isTraining })
        #expect(network.heads.allSatisfy { !$0.isTraining })
      }

      @Test func inheritedPartsComeFirst() {
        #expect(Derived().namedState.map(\.name) == ["first.weight", "second.weight"])
      }

      @Test func lazyPropertiesAreNotSeen() {
        let module = Lazy()
        #expect(module.cache.count == 2)
        #expect(module.namedState.map(\.name) == ["weight"])
      }

      @Test func sharedParametersAreTrainedOnce() {
        let network = Shared()
        #expect(network.namedState.map(\.name) == ["encoder.weight", "decoder.weight"])
        #expect(network.namedParameters.map(\.name) == ["encoder.weight"])
        #expect(network.parameterCount == 4)
      }

      @Test func trainReachesEveryModule() {
        let stage = BasicBlock.stage()
        #expect(stage.isTraining)
        stage.train(false)
        let blocks = stage.layers.compactMap { $0 as? BasicBlock }
        #expect(blocks.count == 2)
        for block in blocks {
          #expect(!block.isTraining && !block.bn1.isTraining && !block.bn2.isTraining)
        }
        #expect(blocks.first?.downsample?.layers.allSatisfy { !$0.isTraining } == true)
        stage.train()
        #expect(blocks.allSatisfy { $0.isTraining && $0.bn2.isTraining })
      }

      @Test func channelsLastChangesTheLayoutOnly() {
        let conv = Conv2d(3, 4, kernelSize: 3)
        let before = conv.weight.bytes()
        conv.useChannelsLast()
        #expect(conv.weight.isChannelsLast && conv.weight.requiresGradient)
        #expect(conv.weight.bytes() == before && conv.weight.shape == [4, 3, 3, 3])
      }

      @Test func everyParameterOfABlockLearns() {
        let stage = BasicBlock.stage()
        crossEntropy(
          GlobalAvgPool2d()(stage(.normal([4, 3, 8, 8]))).flattened(),
          Tensor([0, 1, 2, 3] as [Int64])
        ).backward()
        for (name, tensor) in stage.namedParameters {
          let gradient = tensor.gradient?.elements(as: Float.self) ?? []
          #expect(gradient.contains { $0 != 0 }, "\(name) has no gradient")
        }
      }

      /// A few steps on four points: enough to see that all parts work together.
      @Test func smallNetworkLearnsExclusiveOr() {
        let x = Tensor([0, 0, 0, 1, 1, 0, 1, 1] as [Float], shape: [4, 2])
        let y = Tensor([0, 1, 1, 0] as [Int64])
        let network = Sequential(Linear(2, 16), SiLU(), Linear(16, 2))
        let optimizer = Adam(network.namedParameters, learningRate: 0.05)
        for _ in 0..<200 {
          optimizer.clearGradients()
          crossEntropy(network(x), y).backward()
          optimizer.step()
        }
        #expect(network(x).argmax(1).elements(as: Int64.self) == [0, 1, 1, 0])
      }
    }
  }

  private final class Branches: Module {
    let branches = [Linear(2, 2, bias: false), Linear(2, 3, bias: false)]
    let heads: [any UnaryLayer] = [
      Linear(2, 1, bias: false), Sequential(Linear(3, 1, bias: false)),
    ]
    /// Neither tensors nor modules: no part of the state.
    let widths = [2, 3]
    let nothing: [Module] = []
  }

  private class Base: Module {
    let first = Linear(1, 1, bias: false)
  }

  private final class Derived: Base {
    let second = Linear(1, 1, bias: false)
  }

  private final class Lazy: Module {
    let weight = Tensor.parameter(.constant(1), [2])
    lazy var cache = weight * 2
  }

  private final class Shared: Module {
    let encoder = Linear(2, 2, bias: false)
    let decoder: Linear

    override init() { decoder = encoder }
  }
#endif

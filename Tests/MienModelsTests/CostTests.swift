#if Training
  import MienModels
  import Testing
  import Torch

  extension ModelsSuite {
    @Suite struct CostTests {
      private func cost(_ name: String, _ shape: NetworkShape) throws -> NetworkCost {
        NetworkCost(of: try withoutFirstValues { try Zoo.make(name, shape) }, shape: shape)
      }

      /// Counted by hand: kernels times pixels, rows times columns.
      @Test func multiplyAddsOfLiAreThoseOfTheFormula() throws {
        let cost = try cost("li", NetworkShape(classes: 7))
        let layers = cost.layers.filter { $0.multiplyAdds > 0 }
        #expect(layers.map(\.name) == ["conv1", "conv2", "fc1", "fc2"])
        #expect(
          layers.map(\.multiplyAdds)
            == [48 * 48 * 32 * 9, 24 * 24 * 64 * 32 * 9, 64 * 12 * 12 * 128, 128 * 7])
        #expect(layers.map(\.outputShape) == [[32, 48, 48], [64, 24, 24], [128], [7]])
        #expect(layers.map(\.parameters) == [320, 18_496, 1_179_776, 903])
        #expect(cost.multiplyAdds == layers.reduce(0) { $0 + $1.multiplyAdds })
      }

      @Test func groupsDivideTheCost() throws {
        let network = Sequential(Conv2d(8, 16, kernelSize: 3, padding: 1, groups: 4))
        let cost = NetworkCost(
          of: network, shape: NetworkShape(classes: 1, channels: 8, size: 10))
        #expect(cost.multiplyAdds == 100 * 16 * 2 * 9)
        #expect(cost.layers.map(\.operation) == ["conv 3x3, 4 groups"])
      }

      @Test(arguments: Zoo.names)
      func everyParameterBelongsToOneLayer(name: String) throws {
        let shape = NetworkShape(classes: 11, channels: 3, size: 32)
        let network = try withoutFirstValues { try Zoo.make(name, shape) }
        let cost = NetworkCost(of: network, shape: shape)
        #expect(cost.parameters == network.parameterCount)
        #expect(cost.layers.reduce(0) { $0 + $1.parameters } == cost.parameters)
        #expect(cost.layers.last?.name == network.headName)
        #expect(cost.layers.last?.outputShape == [11])
        #expect(cost.stateBytes == network.namedState.reduce(0) { $0 + $1.tensor.bytes().count })
      }

      /// What the networks that Mien laid out itself were made to cost at 48 x 48.
      @Test(
        arguments: [
          ("bodapati", 96.8), ("leaky", 24.4), ("leaky_conv4", 33.9), ("resnet18", 312.8),
        ])
      func costsAt48AreWhatTheNetworksWereMadeFor(name: String, millions: Double) throws {
        let cost = try cost(name, NetworkShape(classes: 7))
        #expect(abs(Double(cost.multiplyAdds) / 1e6 - millions) < 0.1)
      }

      @Test func countingLeavesNoTrace() throws {
        let network = try Zoo.make("bodapati", NetworkShape(classes: 7))
        let before = network.namedState.map { $0.tensor.bytes() }
        // A frozen part predicts while the rest learns.
        network.modules[3].train(false)
        let modes = network.modules.map(\.isTraining)
        _ = NetworkCost(of: network, shape: NetworkShape(classes: 7))
        #expect(network.modules.map(\.isTraining) == modes && Set(modes).count == 2)
        #expect(network.namedState.map { $0.tensor.bytes() } == before)
      }
    }
  }
#endif

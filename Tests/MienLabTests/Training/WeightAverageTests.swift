#if Training
  import MienModels
  import Testing
  import Torch

  @testable import MienLab

  @Suite struct WeightAverageTests {
    private func networks() throws -> (any Network, any Network) {
      let shape = NetworkShape(classes: 2, size: 16)
      return (try Zoo.make("leaky", shape), try Zoo.make("leaky", shape))
    }

    private func values(_ network: any Network, _ name: String) throws -> [Float] {
      try #require(network.namedState.first { $0.name == name }).tensor.elements()
    }

    @Test func beginsWithWhatIsThere() throws {
      let (network, copy) = try networks()
      _ = WeightAverage(of: network, into: copy, decay: 0.9)
      for (name, tensor) in network.namedState where tensor.dtype == .float32 {
        #expect(try values(copy, name) == tensor.elements())
      }
    }

    @Test func followsTheValues() throws {
      let (network, copy) = try networks()
      let average = WeightAverage(of: network, into: copy, decay: 0.9)
      let (name, tensor) = try #require(network.namedParameters.first)
      tensor.fill(1)
      average.begin()
      tensor.fill(2)
      average.update(steps: 1000)
      #expect(try values(copy, name).allSatisfy { abs($0 - 1.1) < 1e-6 })
      average.update(steps: 1001)
      #expect(try values(copy, name).allSatisfy { abs($0 - 1.19) < 1e-6 })
      #expect(try values(network, name).allSatisfy { $0 == 2 })
    }

    /// After one step the average reaches back over less than the decay says.
    @Test func forgetsTheFirstValuesSoon() throws {
      let (network, copy) = try networks()
      let average = WeightAverage(of: network, into: copy, decay: 0.999)
      let (name, tensor) = try #require(network.namedParameters.first)
      tensor.fill(0)
      average.begin()
      tensor.fill(1)
      average.update(steps: 1)
      #expect(try values(copy, name).allSatisfy { abs($0 - (1 - 2.0 / 11)) < 1e-6 })
    }
  }
#endif

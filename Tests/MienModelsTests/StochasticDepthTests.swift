#if Training
  import MienModels
  import Testing
  import Torch

  extension ModelsSuite {
    /// Networks that leave out residual blocks while they learn.
    @Suite struct StochasticDepthTests {
      private func network(_ name: String) throws -> any Network {
        Runtime.seed(1)
        return try Zoo.make(name, NetworkShape(classes: 7))
      }

      @Test(arguments: [("mien_small", 4), ("mien_base", 10), ("resnet18", 8)])
      func laterBlocksAreLeftOutMoreOften(name: String, count: Int) throws {
        let network = try network(name)
        #expect(network.setStochasticDepth(0.4) == count)
        let found = network.modules.compactMap { ($0 as? StochasticDepth)?.probability }
        let expected = (1...count).map { 0.4 * Double($0) / Double(count) }
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 } && found.count == count)
      }

      @Test func networksWithoutSuchBlocksSaySo() throws {
        #expect(try network("li").setStochasticDepth(0.4) == 0)
      }

      /// Answers change while learning alone, and every parameter still learns.
      @Test(arguments: ["mien_small", "mien_medium", "resnet18"])
      func blocksAreLeftOutWhileLearning(name: String) throws {
        let (plain, thinned) = (try network(name), try network(name))
        thinned.setStochasticDepth(0.5)
        let pictures = Tensor.normal([8, 1, 48, 48])
        // The head's dropout draws the same in both where no block draws before it.
        Runtime.seed(2)
        let whole = plain(pictures)
        Runtime.seed(2)
        let drawn = thinned(pictures)
        #expect(whole.bytes() != drawn.bytes())
        drawn.sum().backward()
        for (name, parameter) in thinned.namedParameters {
          #expect(parameter.gradient != nil, "\(name)")
        }
        for (copy, original) in zip(thinned.namedState, plain.namedState) {
          withoutGradient { copy.tensor.assign(original.tensor) }
        }
        for network in [plain, thinned] { network.train(false) }
        #expect(plain(pictures).bytes() == thinned(pictures).bytes())
      }
    }
  }
#endif

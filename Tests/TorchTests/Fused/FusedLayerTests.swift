#if Training
  import Testing
  import Torch

  extension TorchSuite {
    /// Layers computed together against libtorch's operations one after the other.
    @Suite struct FusedLayerTests {
      @Test(arguments: FusedCase.norms)
      func normsAgree(_ fused: FusedCase) { fused.check(tolerance: 1e-5) }

      @Test(arguments: FusedCase.pools)
      func poolsAgree(_ fused: FusedCase) { fused.check(tolerance: 1e-6) }

      /// Winograd's transforms cost a digit of accuracy.
      @Test(arguments: FusedCase.convolutions)
      func convolutionsAgree(_ fused: FusedCase) { fused.check(tolerance: 1e-4) }

      @Test(arguments: FusedCase.deals)
      func dealsAgree(_ fused: FusedCase) { fused.check(tolerance: 1e-6) }

      @Test(arguments: FusedCase.shared)
      func theSameForAnyNumberOfThreads(_ fused: FusedCase) {
        let before = Runtime.threads
        defer { Runtime.threads = before }
        let draw = fused.draw()
        let runs = [1, 2, 2, 3].map { threads in
          Runtime.threads = threads
          return bytes(of: fused.results(draw, channelsLast: true))
        }
        #expect(Set(runs).count == 1)
      }

      /// The sum of gradients times a direction against the difference of losses along it, without a kink.
      @Test func gradientsAreThoseOfDifferences() throws {
        let norm = BatchNorm2d(16)
        let conv = Conv2d(16, 16, kernelSize: 3, padding: 1)
        conv.useChannelsLast()
        let x = Tensor.normal([4, 16, 8, 8]).channelsLast()
        let weights = Tensor.normal([4, 16, 8, 8]).channelsLast()
        func loss() -> Tensor {
          (norm(conv(x), adding: x, then: .identity) * weights).sum()
        }
        loss().backward()
        for (name, parameter) in norm.namedParameters + conv.namedParameters {
          let gradient = try #require(parameter.gradient)
          let direction = Tensor.normal(parameter.shape)
          let slope = (gradient * direction).sum().item()
          let step = 1e-3
          func moved(_ distance: Double) -> Double {
            withoutGradient {
              parameter.add(direction, times: distance)
              defer { parameter.add(direction, times: -distance) }
              return loss().item()
            }
          }
          let difference = (moved(step) - moved(-step)) / (2 * step)
          #expect(abs(difference - slope) < 0.02 * abs(slope) + 0.5, "\(name)")
        }
      }

      /// What libtorch refuses, or answers otherwise, must not be taken from it.
      @Test func oddLayersAreLeftToLibtorch() async throws {
        await #expect(processExitsWith: .failure) {
          let x = Tensor.normal([8, 16, 1, 1]).channelsLast()
          x.requiresGradient = true
          _ = MaxPool2d(2)(x)
        }
        func gradient(channelsLast: Bool) throws -> [Float] {
          let norm = BatchNorm2d(16)
          let x = Tensor((0..<512).map { Float($0 * 37 % 101) / 50 - 1 }, shape: [2, 16, 4, 4])
          let leaf = (channelsLast ? x.channelsLast() : x).detached()
          leaf.requiresGradient = true
          norm(leaf, adding: leaf.detached() * 0.5, then: .leakyReLU(slope: -0.1)).sum().backward()
          return try #require(leaf.gradient).elements()
        }
        let (ours, theirs) = (try gradient(channelsLast: true), try gradient(channelsLast: false))
        #expect(zip(ours, theirs).allSatisfy { abs($0 - $1) < 1e-4 })
      }

      @Test func sequenceGivesWhatItsLayersGive() {
        for isTraining in [true, false] {
          let layers: [any UnaryLayer] = [
            Conv2d(1, 16, kernelSize: 3, padding: 1), BatchNorm2d(16), LeakyReLU(0.1),
            Conv2d(16, 16, kernelSize: 3, padding: 1), ReLU(), MaxPool2d(2), BatchNorm2d(16),
            BatchNorm2d(16), ReLU(), MaxPool2d(2), ReLU6(), Flatten(),
          ]
          let network = Sequential(layers)
          network.useChannelsLast()
          network.train(isTraining)
          let x = Tensor.normal([4, 1, 12, 12]).channelsLast()
          expectClose(network(x), layers.reduce(x) { $1($0) }, rtol: 1e-5, atol: 1e-5)
        }
      }

      @Test func stepsLeaveNoTensorsBehind() async {
        await #expect(processExitsWith: .success) {
          let network = Sequential(
            Conv2d(16, 16, kernelSize: 3, padding: 1), BatchNorm2d(16), ReLU(), MaxPool2d(2))
          network.useChannelsLast()
          let x = Tensor.normal([2, 16, 6, 6]).channelsLast()
          func step() {
            for (_, parameter) in network.namedParameters { parameter.clearGradient() }
            let (lower, upper) = Tensor.channelsDealt(network(x), network(x))
            (lower * upper).sum().backward()
          }
          step()
          let before = Tensor.liveCount
          for _ in 0..<5 { step() }
          precondition(Tensor.liveCount == before, "\(before) became \(Tensor.liveCount)")
        }
      }
    }
  }
#endif

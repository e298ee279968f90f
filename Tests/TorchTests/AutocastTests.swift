#if Training
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct AutocastTests {
      @Test func autocastComputesInLessAndLearnsInFloat32() throws {
        Runtime.seed(3)
        let network = Sequential(
          Conv2d(16, 32, kernelSize: 3, padding: 1, bias: false), BatchNorm2d(32), ReLU(),
          MaxPool2d(2),
          Flatten(), Linear(512, 5))
        network.useChannelsLast()
        let pictures = Tensor.normal([8, 16, 8, 8]).channelsLast()
        let classes = Tensor([0, 1, 2, 3, 4, 0, 1, 2] as [Int64])
        func gradients(_ type: DType) -> [[Float]] {
          for (_, parameter) in network.namedParameters { parameter.clearGradient() }
          let logits = withAutocast(to: type) { network(pictures) }
          #expect(logits.dtype == type)
          crossEntropy(logits.to(.float32), classes).backward()
          return network.namedParameters.map { $0.tensor.gradient?.elements() ?? [] }
        }
        let (exact, rounded) = (gradients(.float32), gradients(.bfloat16))
        #expect(network.namedParameters.allSatisfy { $0.tensor.gradient?.dtype == .float32 })
        for (exact, rounded) in zip(exact, rounded) {
          let norm = exact.reduce(0) { $0 + $1 * $1 }.squareRoot()
          let difference = zip(exact, rounded).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            .squareRoot()
          // bfloat16 has eight bits; PyTorch's own autocast differs by up to 0.08 here.
          #expect(difference > 0 && difference < 0.15 * norm)
        }
        #expect(withAutocast(to: .float32) { network(pictures) }.dtype == .float32)
        #expect(network(pictures).dtype == .float32)
      }
    }
  }
#endif

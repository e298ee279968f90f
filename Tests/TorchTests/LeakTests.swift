#if Training
  import Foundation
  import Testing
  import Torch

  extension TorchSuite {
    /// In processes of their own, where no other test makes tensors.
    @Suite struct LeakTests {
      @Test func trainingLeavesNoTensorBehind() async {
        await #expect(processExitsWith: .success) {
          // Two threads that wait for each other on a busy machine take most of the time.
          Runtime.threads = 1
          #expect(Tensor.liveCount == 0)
          trainSomeSteps()
          #expect(Tensor.liveCount == 0)
        }
      }

      /// Handles may balance while libtorch keeps the memory: a graph that holds itself, for one.
      @Test func memoryStaysWhereItWas() async {
        await #expect(processExitsWith: .success) {
          let network = Sequential(
            Conv2d(1, 16, kernelSize: 3, padding: 1), BatchNorm2d(16), ReLU(), GlobalAvgPool2d(),
            Flatten(), Linear(16, 4))
          let optimizer = Adam(network.namedParameters, amsgrad: true)
          func step() {
            optimizer.clearGradients()
            let loss = crossEntropy(
              network(.normal([32, 1, 32, 32])), Tensor([Int64](repeating: 1, count: 32)))
            loss.backward()
            optimizer.step()
          }
          Runtime.threads = 1
          for _ in 0..<5 { step() }
          let before = residentBytes()
          // Activations of one step take more than 6 MB.
          for _ in 0..<15 { step() }
          #expect(residentBytes() - before < 30_000_000)
        }
      }
    }
  }

  /// Everything a run does, several times over; checks the count after every step.
  private func trainSomeSteps() {
    let network = Sequential(
      BasicBlock(2, 4, stride: 2), BasicBlock(4, 4), MaxPool2d(2), Flatten(), Dropout(0.3),
      Linear(16, 3))
    network.useChannelsLast()
    let weights = Tensor([1, 2, 3] as [Float])
    let (x, y) = (Tensor.normal([4, 2, 8, 8]), Tensor([0, 1, 2, 1] as [Int64]))
    let optimizers: [any Optimizer] = [
      SGD(network.namedParameters, learningRate: 0.01, momentum: 0.9, nesterov: true),
      Adam(network.namedParameters, weightDecay: 0.1, amsgrad: true, decoupledDecay: true),
    ]
    let before = Tensor.liveCount
    for optimizer in optimizers {
      for step in 0..<4 {
        optimizer.clearGradients()
        let picture = x.sampled(affine: .normal([4, 2, 3])).flipped(3).channelsLast()
        let loss = crossEntropy(network(picture), y, classWeights: weights, labelSmoothing: 0.1)
        loss.backward()
        clipGradientNorm(optimizer.parameters.map(\.tensor), to: 1)
        optimizer.step()
        network.train(false)
        #expect(!Tracer.trace { _ = network(x) }.isEmpty)
        withoutGradient { #expect(network(x).argmax(1).equals(y).shape == [4]) }
        network.train()
        Runtime.seed(UInt64(step))
        #expect(throws: TorchError.self) { try Runtime.restoreRandomState(weights) }
        #expect((try? Runtime.restoreRandomState(Runtime.randomState)) != nil)
      }
    }
    #expect(Tensor.liveCount == before)
  }

  /// Physical memory of this process.
  private func residentBytes() -> Int {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (fields.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
  }
#endif

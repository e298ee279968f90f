#if Training
  import Foundation
  import Safetensors
  import TestSupport
  import Testing
  import Torch

  extension TorchSuite {
    /// In processes of their own, where no other test draws from the generator.
    @Suite struct DeterminismTests {
      @Test func sameSeedGivesTheSameBits() async {
        await #expect(processExitsWith: .success) {
          func bits(seed: UInt64, steps: Int) -> [UInt8] {
            let run = Run(seed: seed)
            run.restart()
            run.advance(steps)
            return run.bits()
          }
          let first = bits(seed: 7, steps: 20)
          #expect(bits(seed: 7, steps: 20) == first)
          Runtime.threads = 1
          #expect(bits(seed: 8, steps: 1) != bits(seed: 7, steps: 1))
        }
      }

      @Test func savedRunGoesOnAsIfNothingHadHappened() async {
        await #expect(processExitsWith: .success) {
          try withTemporaryFolder { folder in
            let path = "\(folder)/checkpoint.safetensors"
            Runtime.threads = 1
            let run = Run(seed: 7)
            run.restart()
            run.advance(10)
            try StateFile.save(run.namedState + [("random", Runtime.randomState)], to: path)
            run.advance(10)

            let resumed = Run(seed: 99)
            resumed.restart()
            resumed.advance(3)
            let file = try SafetensorsFile(path: path)
            let random = try StateFile.read("random", from: file)
            try StateFile.load(resumed.namedState + [("random", random)], from: file)
            try Runtime.restoreRandomState(random)
            resumed.advance(10)
            #expect(resumed.bits() == run.bits())
          }
        }
      }

      @Test func randomStateRepeatsDraws() async {
        await #expect(processExitsWith: .success) {
          Runtime.seed(3)
          let start = Runtime.randomState
          func draws() -> [[UInt8]] {
            let input = Tensor.ones([257])
            return [
              Tensor.uniform([33]).bytes(), Tensor.normal([5]).bytes(), Tensor.normal([64]).bytes(),
              dropout(input, probability: 0.5, training: true).bytes(),
            ]
          }
          let first = draws()
          #expect(draws() != first)
          try Runtime.restoreRandomState(start)
          #expect(draws() == first)
          Runtime.seed(3)
          #expect(draws() == first)
        }
      }
    }
  }

  /// A small training run with everything that draws random numbers.
  private final class Run {
    private let seed: UInt64
    private var network = Sequential()
    private var optimizer: any Optimizer = SGD([ParameterGroup](), learningRate: 0)

    init(seed: UInt64) { self.seed = seed }

    /// Seeds the generator and begins anew.
    func restart() {
      Runtime.seed(seed)
      network = Sequential(
        Conv2d(1, 8, kernelSize: 3), BatchNorm2d(8), ReLU(), MaxPool2d(2), Flatten(),
        Dropout(0.4), Linear(72, 5))
      network.useChannelsLast()
      optimizer = Adam(network.namedParameters, amsgrad: true)
    }

    func advance(_ steps: Int) {
      for _ in 0..<steps {
        optimizer.clearGradients()
        let labels = Tensor((0..<16).map { Int64($0 % 5) })
        crossEntropy(network(.normal([16, 1, 8, 8])), labels).backward()
        optimizer.step()
      }
    }

    var namedState: [(name: String, tensor: Tensor)] {
      network.namedState.map { ("model.\($0.name)", $0.tensor) }
        + optimizer.namedState.map { ("optimizer.\($0.name)", $0.tensor) }
    }

    func bits() -> [UInt8] { bytes(of: namedState) }
  }
#endif

#if Training
  import Testing
  import Torch

  /// One optimizer of `OPTIMIZERS` in `Golden/make_golden.py`, by the same name.
  struct OptimizerCase: Sendable, CustomTestStringConvertible {
    let name: String
    let make: @Sendable ([(name: String, tensor: Tensor)]) -> any Optimizer

    var testDescription: String { name }

    static let all = [
      OptimizerCase(name: "sgd") { SGD($0, learningRate: 0.05) },
      OptimizerCase(name: "sgd.decay") { SGD($0, learningRate: 0.05, weightDecay: 0.2) },
      OptimizerCase(name: "sgd.momentum") { SGD($0, learningRate: 0.05, momentum: 0.9) },
      OptimizerCase(name: "sgd.nesterov") {
        SGD($0, learningRate: 0.05, momentum: 0.8, nesterov: true, weightDecay: 0.1)
      },
      OptimizerCase(name: "adam") { Adam($0, learningRate: 0.01) },
      OptimizerCase(name: "adam.configured") {
        Adam($0, learningRate: 0.01, betas: (0.7, 0.9), eps: 1e-3, weightDecay: 0.2)
      },
      OptimizerCase(name: "amsgrad") {
        Adam($0, learningRate: 0.02, betas: (0.9, 0.5), amsgrad: true)
      },
      OptimizerCase(name: "adamw") {
        Adam($0, learningRate: 0.01, weightDecay: 0.5, decoupledDecay: true)
      },
      OptimizerCase(name: "adamw.amsgrad") {
        Adam(
          $0, learningRate: 0.02, betas: (0.9, 0.5), weightDecay: 0.5, amsgrad: true,
          decoupledDecay: true)
      },
    ]
  }

  /// The network and the data of `make_optimizers()` in the script.
  struct Regression {
    let network = Sequential(Conv2d(2, 4, kernelSize: 3), SiLU(), Flatten(), Linear(36, 3))
    /// What the learning rate is multiplied by at each of the ten steps.
    let factors: [Double]
    private let input: Tensor
    private let target: Tensor

    init(_ golden: Golden, channelsLast: Bool = false) throws {
      for (key, tensor) in network.namedState { tensor.assign(try golden["start.\(key)"]) }
      factors = try golden["factors"].elements()
      input = try golden["input"]
      target = try golden["target"]
      if channelsLast { network.useChannelsLast() }
    }

    /// Fills the gradients with those of the mean squared error.
    func backward(_ optimizer: any Optimizer) {
      optimizer.clearGradients()
      let difference = network(input) - target
      (difference * difference).mean(over: [0, 1]).backward()
    }

    func step(_ optimizer: any Optimizer) {
      backward(optimizer)
      optimizer.step()
    }
  }

  /// Everything the tensors hold, to compare bit for bit.
  func bytes(of tensors: [(name: String, tensor: Tensor)]) -> [UInt8] {
    tensors.flatMap { $0.tensor.bytes() }
  }
#endif

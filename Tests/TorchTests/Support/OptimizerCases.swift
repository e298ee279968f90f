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
      OptimizerCase(name: "amsgrad.decay") {
        Adam($0, learningRate: 0.02, betas: (0.9, 0.5), weightDecay: 0.3, amsgrad: true)
      },
      OptimizerCase(name: "adamw") {
        Adam($0, learningRate: 0.01, weightDecay: 0.5, decoupledDecay: true)
      },
      OptimizerCase(name: "adamw.amsgrad") {
        Adam(
          $0, learningRate: 0.02, betas: (0.9, 0.5), weightDecay: 0.5, amsgrad: true,
          decoupledDecay: true)
      },
      OptimizerCase(name: "adadelta") { AdaDelta($0) },
      OptimizerCase(name: "adadelta.configured") {
        AdaDelta($0, learningRate: 0.5, rho: 0.7, eps: 1e-4, weightDecay: 0.2)
      },
      OptimizerCase(name: "adagrad") { Adagrad($0, learningRate: 0.02) },
      OptimizerCase(name: "adagrad.configured") {
        Adagrad(
          $0, learningRate: 0.05, rateDecay: 0.1, weightDecay: 0.2, initialSum: 0.2, eps: 1e-3)
      },
      OptimizerCase(name: "rmsprop") { RMSprop($0, learningRate: 0.005) },
      OptimizerCase(name: "rmsprop.configured") {
        RMSprop($0, learningRate: 0.01, alpha: 0.8, eps: 1e-3, weightDecay: 0.2)
      },
      OptimizerCase(name: "rmsprop.momentum") {
        RMSprop($0, learningRate: 0.001, alpha: 0.9, momentum: 0.7)
      },
      OptimizerCase(name: "rmsprop.centered") {
        RMSprop(
          $0, learningRate: 0.002, alpha: 0.9, eps: 1e-3, weightDecay: 0.1, momentum: 0.5,
          centered: true)
      },
      OptimizerCase(name: "radam") { RAdam($0, learningRate: 0.02) },
      OptimizerCase(name: "radam.configured") {
        RAdam($0, learningRate: 0.02, betas: (0.7, 0.9), eps: 1e-3, weightDecay: 0.2)
      },
      OptimizerCase(name: "radam.decoupled") {
        RAdam(
          $0, learningRate: 0.02, betas: (0.8, 0.95), weightDecay: 0.5, decoupledDecay: true)
      },
    ]

    /// Those of `GROUPED`, with the groups of `GROUPS`.
    static let grouped = [
      grouped("sgd.nesterov") {
        SGD($0, learningRate: 0.05, momentum: 0.8, nesterov: true, weightDecay: 0.1)
      },
      grouped("adam.configured") {
        Adam($0, learningRate: 0.01, betas: (0.7, 0.9), eps: 1e-3, weightDecay: 0.2)
      },
      grouped("amsgrad.decay") {
        Adam($0, learningRate: 0.02, betas: (0.9, 0.5), weightDecay: 0.3, amsgrad: true)
      },
      grouped("adamw") {
        Adam($0, learningRate: 0.01, weightDecay: 0.5, decoupledDecay: true)
      },
      grouped("adadelta.configured") {
        AdaDelta($0, learningRate: 0.5, rho: 0.7, eps: 1e-4, weightDecay: 0.2)
      },
      grouped("adagrad.configured") {
        Adagrad(
          $0, learningRate: 0.05, rateDecay: 0.1, weightDecay: 0.2, initialSum: 0.2, eps: 1e-3)
      },
      grouped("rmsprop.centered") {
        RMSprop(
          $0, learningRate: 0.002, alpha: 0.9, eps: 1e-3, weightDecay: 0.1, momentum: 0.5,
          centered: true)
      },
      grouped("radam.configured") {
        RAdam($0, learningRate: 0.02, betas: (0.7, 0.9), eps: 1e-3, weightDecay: 0.2)
      },
    ]

    private static func grouped(
      _ name: String, _ make: @escaping @Sendable ([ParameterGroup]) -> any Optimizer
    ) -> OptimizerCase {
      OptimizerCase(name: "\(name).groups") { parameters in
        make([
          ParameterGroup(
            "backbone", parameters.filter { $0.name.hasPrefix("0.") }, learningRateFactor: 0.3),
          ParameterGroup(
            "head", parameters.filter { $0.name == "3.weight" }, weightDecay: 0.4),
          ParameterGroup(
            "head.bias", parameters.filter { $0.name == "3.bias" }, learningRateFactor: 2,
            weightDecay: 0),
        ])
      }
    }
  }

  /// The network and the data of `make_optimizers()` in the script.
  struct Regression {
    let network = Sequential(Conv2d(2, 4, kernelSize: 3), SiLU(), Flatten(), Linear(36, 3))
    /// What the learning rate is multiplied by at each of the twenty steps.
    let factors: [Double]
    private let input: Tensor
    private let target: Tensor

    init(_ golden: Golden, channelsLast: Bool = false, dtype: DType = .float32) throws {
      for (key, tensor) in network.namedState {
        tensor.rebind(to: try golden["start.\(key)"].to(dtype))
      }
      factors = try golden["factors"].elements()
      input = try golden["input"].to(dtype)
      target = try golden["target"].to(dtype)
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

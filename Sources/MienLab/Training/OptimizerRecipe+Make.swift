#if Training
  import Torch

  extension OptimizerRecipe {
    func make(for network: any UnaryLayer) -> any Optimizer {
      let parameters = network.namedParameters
      switch name {
      case .sgd:
        return SGD(
          parameters, learningRate: lr, momentum: momentum, nesterov: nesterov,
          weightDecay: weightDecay)
      case .adam, .adamw:
        return Adam(
          parameters, learningRate: lr, betas: (beta1, beta2), eps: eps, weightDecay: weightDecay,
          amsgrad: amsgrad, decoupledDecay: name == .adamw)
      }
    }
  }
#endif

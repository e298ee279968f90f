#if Training
  import Torch

  extension OptimizerRecipe {
    /// The optimizer of this recipe over `groups`.
    func make(_ groups: [ParameterGroup]) -> any Optimizer {
      let groups = decay == .weights ? groups.exemptingVectorsFromDecay() : groups
      switch name {
      case .sgd:
        return SGD(
          groups, learningRate: lr, momentum: momentum, nesterov: nesterov,
          weightDecay: weightDecay)
      case .adam, .adamw:
        return Adam(
          groups, learningRate: lr, betas: (beta1, beta2), eps: eps(or: 1e-8),
          weightDecay: weightDecay, amsgrad: amsgrad, decoupledDecay: name == .adamw)
      case .radam:
        return RAdam(
          groups, learningRate: lr, betas: (beta1, beta2), eps: eps(or: 1e-8),
          weightDecay: weightDecay)
      case .adagrad:
        return Adagrad(groups, learningRate: lr, weightDecay: weightDecay, eps: eps(or: 1e-10))
      case .adadelta:
        return AdaDelta(
          groups, learningRate: lr, rho: rho == 0 ? 0.9 : rho, eps: eps(or: 1e-6),
          weightDecay: weightDecay)
      case .rmsprop:
        return RMSprop(
          groups, learningRate: lr, alpha: rho == 0 ? 0.99 : rho, eps: eps(or: 1e-8),
          weightDecay: weightDecay, momentum: momentum)
      }
    }

    private func eps(or usual: Double) -> Double { eps == 0 ? usual : eps }
  }
#endif

#if Training
  import CTorch

  /// Stochastic gradient descent with momentum, Nesterov's variant and L2 weight decay.
  ///
  /// `v = momentum * v + g`, `p = p - lr * v` (with Nesterov: `p = p - lr * (g + momentum * v)`), where
  /// `g` includes `weightDecay * p`. Sutskever et al. 2013, in PyTorch's formulation.
  public final class SGD: Optimizer {
    public var groups: [ParameterGroup] { willSet { groups.demandSameParameters(as: newValue) } }
    public var learningRate: Double

    let momentum: Double
    let nesterov: Bool
    let weightDecay: Double
    private let velocities: StateSlot?

    /// Traps when `nesterov` is wanted without momentum.
    public init(
      _ groups: [ParameterGroup], learningRate: Double, momentum: Double = 0,
      nesterov: Bool = false, weightDecay: Double = 0
    ) {
      precondition(!nesterov || momentum > 0, "Nesterov's variant needs momentum")
      groups.demandDistinctParameters()
      self.groups = groups
      self.learningRate = learningRate
      self.momentum = momentum
      self.nesterov = nesterov
      self.weightDecay = weightDecay
      // Zero velocities make the first step what PyTorch's special first step is, as dampening is 0.
      velocities = momentum == 0 ? nil : StateSlot("momentum_buffer", groups)
    }

    /// One group of all `parameters`.
    public convenience init(
      _ parameters: [(name: String, tensor: Tensor)], learningRate: Double, momentum: Double = 0,
      nesterov: Bool = false, weightDecay: Double = 0
    ) {
      self.init(
        [ParameterGroup("all", parameters)], learningRate: learningRate, momentum: momentum,
        nesterov: nesterov, weightDecay: weightDecay)
    }

    public func step() {
      for move in moves(weightDecay: weightDecay) {
        demand(
          ct_sgd_step(
            move.parameters, velocities?.handles(move.group) ?? [], move.parameters.count,
            move.rate, momentum, move.weightDecay, nesterov),
          "SGD.step")
      }
    }

    public var namedState: [(name: String, tensor: Tensor)] { namedState([velocities]) }
  }
#endif

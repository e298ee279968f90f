#if Training
  import CTorch

  /// Stochastic gradient descent with momentum, Nesterov's variant and L2 weight decay.
  ///
  /// `v = momentum * v + g`, `p = p - lr * v` (with Nesterov: `p = p - lr * (g + momentum * v)`), where
  /// `g` includes `weightDecay * p`. Sutskever et al. 2013, in PyTorch's formulation.
  public final class SGD: Optimizer {
    public let parameters: [(name: String, tensor: Tensor)]
    public var learningRate: Double

    let momentum: Double
    let nesterov: Bool
    let weightDecay: Double
    private let velocities: [Tensor]

    /// Traps when `nesterov` is wanted without momentum.
    public init(
      _ parameters: [(name: String, tensor: Tensor)], learningRate: Double, momentum: Double = 0,
      nesterov: Bool = false, weightDecay: Double = 0
    ) {
      precondition(!nesterov || momentum > 0, "Nesterov's variant needs momentum")
      self.parameters = parameters
      self.learningRate = learningRate
      self.momentum = momentum
      self.nesterov = nesterov
      self.weightDecay = weightDecay
      // Zero velocities make the first step what PyTorch's special first step is, as dampening is 0.
      velocities = momentum == 0 ? [] : parameters.map { Tensor.zeros(like: $0.tensor) }
    }

    public func step() {
      demand(
        ct_sgd_step(
          parameters.map(\.tensor.handle), velocities.map(\.handle), parameters.count,
          learningRate, momentum, weightDecay, nesterov),
        "SGD.step")
    }

    public var namedState: [(name: String, tensor: Tensor)] {
      zip(parameters, velocities).map { ("momentum_buffer.\($0.name)", $1) }
    }
  }

  extension Tensor {
    /// Zeros of another tensor's shape, type, device and memory layout.
    static func zeros(like other: Tensor) -> Tensor {
      let copy = other.detached().cloned()
      copy.fill(0)
      return copy
    }
  }
#endif

#if Training
  import CTorch

  /// RMSprop: divides each gradient by the root of a moving average of its squares.
  ///
  /// `s = alpha * s + (1 - alpha) * g²`, `p = p - lr * g / (√s + eps)`; with momentum
  /// `v = momentum * v + g / (√s + eps)`, `p = p - lr * v`. Centered, the square of the average gradient is
  /// taken from `s`, which makes it a variance. `g` includes `weightDecay * p`. Hinton 2012, lecture 6;
  /// centered: Graves 2013.
  public final class RMSprop: Optimizer {
    public var groups: [ParameterGroup] { willSet { groups.demandSameParameters(as: newValue) } }
    public var learningRate: Double

    let alpha: Double
    let eps: Double
    let weightDecay: Double
    let momentum: Double
    private let squares: StateSlot
    private let velocities: StateSlot?
    /// Only the centered variant has them.
    private let averages: StateSlot?

    public init(
      _ groups: [ParameterGroup], learningRate: Double = 1e-2, alpha: Double = 0.99,
      eps: Double = 1e-8, weightDecay: Double = 0, momentum: Double = 0, centered: Bool = false
    ) {
      groups.demandDistinctParameters()
      self.groups = groups
      self.learningRate = learningRate
      self.alpha = alpha
      self.eps = eps
      self.weightDecay = weightDecay
      self.momentum = momentum
      squares = StateSlot("square_avg", groups)
      velocities = momentum == 0 ? nil : StateSlot("momentum_buffer", groups)
      averages = centered ? StateSlot("grad_avg", groups) : nil
    }

    /// One group of all `parameters`.
    public convenience init(
      _ parameters: [(name: String, tensor: Tensor)], learningRate: Double = 1e-2,
      alpha: Double = 0.99, eps: Double = 1e-8, weightDecay: Double = 0, momentum: Double = 0,
      centered: Bool = false
    ) {
      self.init(
        [ParameterGroup("all", parameters)], learningRate: learningRate, alpha: alpha, eps: eps,
        weightDecay: weightDecay, momentum: momentum, centered: centered)
    }

    public func step() {
      for move in moves(weightDecay: weightDecay) {
        demand(
          ct_rmsprop_step(
            move.parameters, squares.handles(move.group), velocities?.handles(move.group) ?? [],
            averages?.handles(move.group) ?? [], move.parameters.count, move.rate, alpha, eps,
            move.weightDecay, momentum, averages != nil),
          "RMSprop.step")
      }
    }

    public var namedState: [(name: String, tensor: Tensor)] {
      namedState([squares, velocities, averages])
    }
  }
#endif

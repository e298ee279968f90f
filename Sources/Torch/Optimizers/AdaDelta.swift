#if Training
  import CTorch

  /// AdaDelta: gives the gradient the size of recent changes, so that the rate has no unit to be chosen in.
  ///
  /// `s = rho * s + (1 - rho) * g²`, `d = √(a + eps) / √(s + eps) * g`, `a = rho * a + (1 - rho) * d²`,
  /// `p = p - lr * d`, where `g` includes `weightDecay * p`. Zeiler 2012, with PyTorch's learning rate.
  public final class AdaDelta: Optimizer {
    public var groups: [ParameterGroup] { willSet { groups.demandSameParameters(as: newValue) } }
    public var learningRate: Double

    let rho: Double
    let eps: Double
    let weightDecay: Double
    private let squares: StateSlot
    private let changes: StateSlot

    public init(
      _ groups: [ParameterGroup], learningRate: Double = 1, rho: Double = 0.9, eps: Double = 1e-6,
      weightDecay: Double = 0
    ) {
      groups.demandDistinctParameters()
      self.groups = groups
      self.learningRate = learningRate
      self.rho = rho
      self.eps = eps
      self.weightDecay = weightDecay
      squares = StateSlot("square_avg", groups)
      changes = StateSlot("acc_delta", groups)
    }

    /// One group of all `parameters`.
    public convenience init(
      _ parameters: [(name: String, tensor: Tensor)], learningRate: Double = 1,
      rho: Double = 0.9, eps: Double = 1e-6, weightDecay: Double = 0
    ) {
      self.init(
        [ParameterGroup("all", parameters)], learningRate: learningRate, rho: rho, eps: eps,
        weightDecay: weightDecay)
    }

    public func step() {
      for move in moves(weightDecay: weightDecay) {
        demand(
          ct_adadelta_step(
            move.parameters, squares.handles(move.group), changes.handles(move.group),
            move.parameters.count, move.rate, rho, eps, move.weightDecay),
          "AdaDelta.step")
      }
    }

    public var namedState: [(name: String, tensor: Tensor)] { namedState([squares, changes]) }
  }
#endif

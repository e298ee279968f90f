#if Training
  import CTorch

  /// Rectified Adam: as long as few steps have been made, the average of squares is not to be trusted and
  /// the step is that of momentum alone; afterwards Adam's, scaled down by how much it varies.
  ///
  /// Liu et al. 2019, algorithm 2, in PyTorch's formulation.
  public final class RAdam: Optimizer {
    public var groups: [ParameterGroup] { willSet { groups.demandSameParameters(as: newValue) } }
    public var learningRate: Double

    let betas: (Double, Double)
    let eps: Double
    let weightDecay: Double
    let decoupledDecay: Bool
    private let averages: StateSlot
    private let squares: StateSlot
    private let steps: StateSlot

    /// - Parameter decoupledDecay: Shrinks the weights directly, as AdamW does, instead of L2.
    public init(
      _ groups: [ParameterGroup], learningRate: Double = 1e-3,
      betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
      decoupledDecay: Bool = false
    ) {
      groups.demandDistinctParameters()
      self.groups = groups
      self.learningRate = learningRate
      self.betas = betas
      self.eps = eps
      self.weightDecay = weightDecay
      self.decoupledDecay = decoupledDecay
      averages = StateSlot("exp_avg", groups)
      squares = StateSlot("exp_avg_sq", groups)
      // On the CPU wherever the parameters are: the step is computed from the count on the host.
      steps = StateSlot("step", groups) { _ in Tensor.zero(on: .cpu) }
    }

    /// One group of all `parameters`.
    public convenience init(
      _ parameters: [(name: String, tensor: Tensor)], learningRate: Double = 1e-3,
      betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
      decoupledDecay: Bool = false
    ) {
      self.init(
        [ParameterGroup("all", parameters)], learningRate: learningRate, betas: betas, eps: eps,
        weightDecay: weightDecay, decoupledDecay: decoupledDecay)
    }

    public func step() {
      for move in moves(weightDecay: weightDecay) {
        demand(
          ct_radam_step(
            move.parameters, averages.handles(move.group), squares.handles(move.group),
            steps.handles(move.group), move.parameters.count, move.rate, betas.0, betas.1, eps,
            move.weightDecay, decoupledDecay),
          "RAdam.step")
      }
    }

    public var namedState: [(name: String, tensor: Tensor)] {
      namedState([averages, squares, steps])
    }
  }
#endif

#if Training
  import CTorch

  /// Adam, AMSGrad and AdamW.
  ///
  /// Keeps averages of each gradient and of its square and moves by their bias-corrected quotient. Kingma and
  /// Ba 2014; AMSGrad (Reddi, Kale and Kumar 2018) divides by the largest average of squares so far; AdamW
  /// (Loshchilov and Hutter 2017) shrinks the weights directly instead of adding decay to the gradient.
  public final class Adam: Optimizer {
    public var groups: [ParameterGroup] { willSet { groups.demandSameParameters(as: newValue) } }
    public var learningRate: Double

    let betas: (Double, Double)
    let eps: Double
    let weightDecay: Double
    let decoupledDecay: Bool

    private let averages: StateSlot
    private let squares: StateSlot
    /// Only AMSGrad has them.
    private let maxima: StateSlot?
    private let steps: StateSlot

    /// - Parameter decoupledDecay: AdamW's weight decay instead of L2.
    public init(
      _ groups: [ParameterGroup], learningRate: Double = 1e-3,
      betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
      amsgrad: Bool = false, decoupledDecay: Bool = false
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
      maxima = amsgrad ? StateSlot("max_exp_avg_sq", groups) : nil
      steps = StateSlot("step", groups, make: Tensor.counter(beside:))
    }

    /// One group of all `parameters`.
    public convenience init(
      _ parameters: [(name: String, tensor: Tensor)], learningRate: Double = 1e-3,
      betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
      amsgrad: Bool = false, decoupledDecay: Bool = false
    ) {
      self.init(
        [ParameterGroup("all", parameters)], learningRate: learningRate, betas: betas, eps: eps,
        weightDecay: weightDecay, amsgrad: amsgrad, decoupledDecay: decoupledDecay)
    }

    public func step() {
      for move in moves(weightDecay: weightDecay) {
        demand(
          ct_adam_step(
            move.parameters, averages.handles(move.group), squares.handles(move.group),
            maxima?.handles(move.group) ?? [], steps.handles(move.group), move.parameters.count,
            move.rate, betas.0, betas.1, eps, move.weightDecay, maxima != nil, decoupledDecay),
          "Adam.step")
      }
    }

    public var namedState: [(name: String, tensor: Tensor)] {
      namedState([averages, squares, maxima, steps])
    }
  }
#endif

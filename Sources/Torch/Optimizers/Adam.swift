#if Training
  import CTorch

  /// Adam, AMSGrad and AdamW.
  ///
  /// Keeps averages of each gradient and of its square and moves by their bias-corrected quotient. Kingma and
  /// Ba 2014; AMSGrad (Reddi, Kale and Kumar 2018) divides by the largest average of squares so far; AdamW
  /// (Loshchilov and Hutter 2017) shrinks the weights directly instead of adding decay to the gradient.
  public final class Adam: Optimizer {
    public let parameters: [(name: String, tensor: Tensor)]
    public var learningRate: Double

    let betas: (Double, Double)
    let eps: Double
    let weightDecay: Double
    let amsgrad: Bool
    let decoupledDecay: Bool

    private let averages: [Tensor]
    private let squares: [Tensor]
    private let maxima: [Tensor]
    private let steps: [Tensor]

    /// - Parameter decoupledDecay: AdamW's weight decay instead of L2.
    public init(
      _ parameters: [(name: String, tensor: Tensor)], learningRate: Double = 1e-3,
      betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
      amsgrad: Bool = false, decoupledDecay: Bool = false
    ) {
      self.parameters = parameters
      self.learningRate = learningRate
      self.betas = betas
      self.eps = eps
      self.weightDecay = weightDecay
      self.amsgrad = amsgrad
      self.decoupledDecay = decoupledDecay
      averages = parameters.map { Tensor.zeros(like: $0.tensor) }
      squares = parameters.map { Tensor.zeros(like: $0.tensor) }
      maxima = amsgrad ? parameters.map { Tensor.zeros(like: $0.tensor) } : []
      steps = parameters.map { _ in Tensor.zeros([]) }
    }

    public func step() {
      demand(
        ct_adam_step(
          parameters.map(\.tensor.handle), averages.map(\.handle), squares.map(\.handle),
          maxima.map(\.handle), steps.map(\.handle), parameters.count, learningRate, betas.0,
          betas.1, eps, weightDecay, amsgrad, decoupledDecay),
        "Adam.step")
    }

    public var namedState: [(name: String, tensor: Tensor)] {
      var state: [(name: String, tensor: Tensor)] = []
      for (index, parameter) in parameters.enumerated() {
        state.append(("exp_avg.\(parameter.name)", averages[index]))
        state.append(("exp_avg_sq.\(parameter.name)", squares[index]))
        if amsgrad { state.append(("max_exp_avg_sq.\(parameter.name)", maxima[index])) }
        state.append(("step.\(parameter.name)", steps[index]))
      }
      return state
    }
  }
#endif

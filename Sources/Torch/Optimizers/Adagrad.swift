#if Training
  import CTorch

  /// Adagrad: divides each gradient by the root of the sum of all its squares so far.
  ///
  /// `s = s + g²`, `p = p - lr / (1 + (t - 1) * rateDecay) * g / (√s + eps)` at step `t`, where `g` includes
  /// `weightDecay * p`. Duchi, Hazan and Singer 2011, in PyTorch's formulation.
  public final class Adagrad: Optimizer {
    public var groups: [ParameterGroup] { willSet { groups.demandSameParameters(as: newValue) } }
    public var learningRate: Double

    let rateDecay: Double
    let weightDecay: Double
    let eps: Double
    private let sums: StateSlot
    private let steps: StateSlot

    /// - Parameter initialSum: What the sums of squares start with.
    public init(
      _ groups: [ParameterGroup], learningRate: Double = 1e-2, rateDecay: Double = 0,
      weightDecay: Double = 0, initialSum: Double = 0, eps: Double = 1e-10
    ) {
      groups.demandDistinctParameters()
      self.groups = groups
      self.learningRate = learningRate
      self.rateDecay = rateDecay
      self.weightDecay = weightDecay
      self.eps = eps
      sums = StateSlot("sum", groups) { parameter in
        let sum = Tensor.zeros(like: parameter)
        sum.fill(initialSum)
        return sum
      }
      steps = StateSlot("step", groups, make: Tensor.counter(beside:))
    }

    /// One group of all `parameters`.
    public convenience init(
      _ parameters: [(name: String, tensor: Tensor)], learningRate: Double = 1e-2,
      rateDecay: Double = 0, weightDecay: Double = 0, initialSum: Double = 0, eps: Double = 1e-10
    ) {
      self.init(
        [ParameterGroup("all", parameters)], learningRate: learningRate, rateDecay: rateDecay,
        weightDecay: weightDecay, initialSum: initialSum, eps: eps)
    }

    public func step() {
      for move in moves(weightDecay: weightDecay) {
        demand(
          ct_adagrad_step(
            move.parameters, sums.handles(move.group), steps.handles(move.group),
            move.parameters.count, move.rate, rateDecay, eps, move.weightDecay),
          "Adagrad.step")
      }
    }

    public var namedState: [(name: String, tensor: Tensor)] { namedState([sums, steps]) }
  }
#endif

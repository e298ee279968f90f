#if Training
  /// Changes parameters against their gradients, one step at a time.
  public protocol Optimizer: AnyObject {
    /// What is trained, under the state names it is saved with.
    ///
    /// The groups' rates may change between steps; traps when their parameters do.
    var groups: [ParameterGroup] { get set }

    /// The factor of the next step; a schedule sets it before every step. A group moves at this rate
    /// times its ``ParameterGroup/learningRateFactor``.
    var learningRate: Double { get set }

    /// Moves every parameter that has a gradient and is not frozen. The gradients stay as they are.
    func step()

    /// What the optimizer remembers between steps, by names such as `exp_avg.conv1.weight`.
    ///
    /// The tensors are the optimizer's own: assigning to them restores a saved state.
    var namedState: [(name: String, tensor: Tensor)] { get }
  }

  extension Optimizer {
    /// The parameters of all groups.
    public var parameters: [(name: String, tensor: Tensor)] { groups.flatMap(\.parameters) }

    /// The parameters of the groups that are not frozen: those whose gradients count when clipping.
    public var movingParameters: [(name: String, tensor: Tensor)] {
      groups.filter { !$0.isFrozen }.flatMap(\.parameters)
    }

    /// Drops all gradients before the next backward pass.
    public func clearGradients() {
      for (_, tensor) in parameters { tensor.clearGradient() }
    }
  }
#endif

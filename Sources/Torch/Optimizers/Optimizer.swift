#if Training
  /// Changes parameters against their gradients, one step at a time.
  public protocol Optimizer: AnyObject {
    /// The parameters, under the state names they are saved with.
    var parameters: [(name: String, tensor: Tensor)] { get }

    /// The factor of the next step; a schedule sets it before every step.
    var learningRate: Double { get set }

    /// Moves every parameter that has a gradient. The gradients stay as they are.
    func step()

    /// What the optimizer remembers between steps, by names such as `exp_avg.conv1.weight`.
    ///
    /// The tensors are the optimizer's own: assigning to them restores a saved state.
    var namedState: [(name: String, tensor: Tensor)] { get }
  }

  extension Optimizer {
    /// Drops all gradients before the next backward pass.
    public func clearGradients() {
      for (_, tensor) in parameters { tensor.clearGradient() }
    }
  }
#endif

#if Training
  /// Leaves a residual branch `[N, C, H, W]` out for some of the pictures while learning. Huang et al. 2016.
  ///
  /// What stays is divided by the share that stays, so that the branch is the same in the mean; while predicting
  /// nothing changes.
  public final class StochasticDepth: Module, UnaryLayer {
    /// With which each picture goes without the branch, in `0 ..< 1`.
    public var probability = 0.0

    /// Whether a call changes anything.
    public var isActive: Bool { isTraining && probability > 0 }

    public func callAsFunction(_ x: Tensor) -> Tensor {
      guard isActive else { return x }
      let ones = Tensor.ones([x.shape[0], 1, 1, 1], dtype: x.dtype)
      return x * dropout(ones, probability: probability, training: true)
    }
  }
#endif

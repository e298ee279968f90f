#if Training
  import CTorch

  /// Batch normalisation of each channel of `[N, C, H, W]` or feature of `[N, C]`.
  ///
  /// While learning, normalises by the batch's mean and variance and moves the running ones towards them by
  /// `momentum`; while predicting, by the running ones. Ioffe and Szegedy 2015. A batch of one value per
  /// channel cannot be normalised while learning and traps.
  open class BatchNorm: Module, UnaryLayer {
    public let weight: Tensor
    public let bias: Tensor
    @Buffer public var runningMean: Tensor
    @Buffer public var runningVariance: Tensor
    @Buffer public var batchesTracked: Tensor

    let eps: Double
    let momentum: Double
    /// Whose batches count together; see ``Module/synchronizeBatchNorm(over:)``.
    var group: ProcessGroup?

    public init(_ channels: Int, eps: Double = 1e-5, momentum: Double = 0.1) {
      weight = Tensor.parameter(.constant(1), [channels])
      bias = Tensor.parameter(.constant(0), [channels])
      _runningMean = Buffer("running_mean", .zeros([channels]))
      _runningVariance = Buffer("running_var", .ones([channels]))
      _batchesTracked = Buffer("num_batches_tracked", .zeros([], dtype: .int64))
      self.eps = eps
      self.momentum = momentum
    }

    public func callAsFunction(_ x: Tensor) -> Tensor {
      callAsFunction(x, then: .identity)
    }

    /// `activation(batchNorm(x) + residual)`, computed together where that is faster.
    ///
    /// Keeps what the backward pass needs once: `x`, and the result with a residual. `residual` has the shape
    /// of `x`. Running statistics move as without activation.
    public func callAsFunction(
      _ x: Tensor, adding residual: Tensor? = nil, then activation: Activation
    ) -> Tensor {
      precondition(
        synchronizing != nil || !isTraining || x.count != weight.count,
        "BatchNorm cannot learn from \(x.shape): one value per channel has no variance")
      if isTraining { batchesTracked.add(.ones([], dtype: .int64)) }
      guard Tracer.isTracing else { return normalized(x, residual, activation) }
      let y = normalized(x, nil, .identity)
      Tracer.record(.batchNorm(eps: eps), [x, weight, bias, runningMean, runningVariance], y)
      return activation(residual.map { y + $0 } ?? y)
    }

    private func normalized(
      _ x: Tensor, _ residual: Tensor?, _ activation: Activation
    ) -> Tensor {
      if let group = synchronizing {
        let y = normalize(x, over: group)
        return activation(residual.map { y + $0 } ?? y)
      }
      return Tensor.make("BatchNorm") {
        ct_batch_norm(
          $0, x.handle, residual?.handle ?? ct_tensor(), weight.handle, bias.handle,
          runningMean.handle, runningVariance.handle, isTraining, momentum, eps, activation.border)
      }
    }
  }

  /// Batch normalisation of pictures `[N, C, H, W]`.
  public final class BatchNorm2d: BatchNorm {}

  /// Batch normalisation of feature vectors `[N, C]`.
  public final class BatchNorm1d: BatchNorm {}
#endif

#if Training
  import CTorch

  /// Averages gradients over all ranks, in buckets that travel while the backward pass still runs: c10d's
  /// Reducer, the engine of PyTorch's DistributedDataParallel. Li et al. 2020.
  public final class GradientReducer {
    private let handle: ct_reducer
    private let group: ProcessGroup

    /// - Parameters:
    ///   - parameters: Those that need gradients, in the order of their use; every backward pass must reach all.
    ///   - bucketBytes: How many bytes of gradients travel together; the first bucket is smaller, so that
    ///     sending begins early.
    /// - Throws: `MienError` when another rank is gone.
    public init(
      _ parameters: [Tensor], group: ProcessGroup, bucketBytes: Int = 25 << 20
    ) throws {
      var out = ct_reducer()
      let handles = parameters.map(\.handle)
      try group.reaching { () throws(TorchError) in
        try check(
          ct_reducer_open(
            &out, group.handle, handles, handles.count, 1 << 20, Int64(bucketBytes)))
      }
      handle = out
      self.group = group
    }

    deinit {
      ct_reducer_close(handle)
    }

    /// Before every forward pass; all ranks call it.
    public func begin() throws {
      try group.reaching { () throws(TorchError) in try check(ct_reducer_begin(handle)) }
    }

    /// The backward pass from `loss`; afterwards every gradient is the mean of those of all ranks.
    ///
    /// - Throws: `MienError` when another rank is gone.
    public func backward(_ loss: Tensor) throws {
      try group.reaching { () throws(TorchError) in
        try check(ct_reducer_backward(handle, loss.handle))
      }
    }
  }
#endif

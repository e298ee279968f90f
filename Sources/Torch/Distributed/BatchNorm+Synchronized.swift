#if Training
  import CTorch

  extension Module {
    /// Lets every ``BatchNorm`` below normalise by the statistics of all ranks' batches together.
    ///
    /// Costs one exchange of a few numbers a channel forward and one backward. When a rank is gone the layer
    /// goes on with its own batch; ask ``ProcessGroup/checkLayers()`` after the forward pass.
    public func synchronizeBatchNorm(over group: ProcessGroup) {
      for module in modules { (module as? BatchNorm)?.group = group }
    }
  }

  extension BatchNorm {
    /// The group whose batches count together now; nil where this process's batch is all there is.
    var synchronizing: ProcessGroup? {
      isTraining && BatchShare.current?.isReplicated != true ? group : nil
    }

    func normalize(_ x: Tensor, over group: ProcessGroup) -> Tensor {
      Tensor.make("SyncBatchNorm") {
        ct_sync_batch_norm(
          $0, group.handle, x.handle, weight.handle, bias.handle, runningMean.handle,
          runningVariance.handle, momentum, eps)
      }
    }
  }
#endif

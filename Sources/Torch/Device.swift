#if Training
  import CTorch

  /// Where a tensor's elements lie.
  public enum Device: String, Sendable {
    case cpu, cuda

    /// Where this process lays new tensors; the CPU unless ``use()`` said otherwise.
    public static var current: Device { ct_device() == CT_CUDA ? .cuda : .cpu }

    /// From here on lays new tensors there, those with random numbers as the CPU draws them.
    ///
    /// Choose before the first tensor: operations want all theirs on one device. `cuda` is the first GPU that
    /// `CUDA_VISIBLE_DEVICES` shows; it takes cuDNN's deterministic algorithms, and float32 in full.
    ///
    /// - Throws: ``TorchError`` when there is no GPU, no driver, or libtorch lacks its libraries for one.
    public func use() throws(TorchError) {
      try check(ct_use_device(code))
    }

    var code: ct_device_kind { self == .cuda ? CT_CUDA : CT_CPU }
  }
#endif

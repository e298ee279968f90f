#if Training
  import CTorch

  extension Tensor {
    /// The same elements converted; the tensor itself where it already has that type.
    public func to(_ dtype: DType) -> Tensor {
      Tensor.make("to") { ct_to_dtype($0, handle, dtype.code) }
    }

    /// The same elements on another device.
    ///
    /// - Throws: ``TorchError`` when the device is not there.
    public func to(_ device: Device) throws(TorchError) -> Tensor {
      var out = ct_tensor()
      try check(ct_to_device(&out, handle, device.code))
      return Tensor(owning: out)
    }

    /// The same four-dimensional elements laid out as NHWC in memory; the shape stays `[N, C, H, W]`.
    public func channelsLast() -> Tensor {
      Tensor.make("channelsLast") { ct_channels_last($0, handle) }
    }

    public func contiguous() -> Tensor {
      Tensor.make("contiguous") { ct_contiguous($0, handle) }
    }

    /// The same elements without gradient history.
    public func detached() -> Tensor {
      Tensor.make("detached") { ct_detach($0, handle) }
    }

    /// A copy with memory of its own.
    public func cloned() -> Tensor {
      Tensor.make("cloned") { ct_clone($0, handle) }
    }

    /// A second reference to the same elements.
    func alias() -> ct_tensor {
      var out = ct_tensor()
      demand(ct_alias(&out, handle), "alias")
      return out
    }
  }

  // MARK: Changing in place

  extension Tensor {
    /// Makes this tensor refer to the elements of `other` (another device, another layout).
    public func rebind(to other: Tensor) {
      demand(ct_set_data(handle, other.handle), "rebind")
    }

    /// Overwrites the elements, converting type and device; the shapes must broadcast.
    public func assign(_ other: Tensor) {
      withoutGradient { demand(ct_copy_(handle, other.handle), "assign") }
    }

    public func fill(_ value: Double) {
      withoutGradient { demand(ct_fill_(handle, value), "fill") }
    }

    /// Adds `factor * other` to the elements.
    public func add(_ other: Tensor, times factor: Double = 1) {
      withoutGradient { demand(ct_add_(handle, other.handle, factor), "add") }
    }

    /// Multiplies the elements.
    public func scale(by factor: Double) {
      withoutGradient { demand(ct_mul_(handle, factor), "scale") }
    }
  }
#endif

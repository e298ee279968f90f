#if Training
  import CTorch

  /// A dense array of numbers on a device, with automatic differentiation.
  ///
  /// A tensor is a reference: two variables may name the same elements, and optimizers change parameters in
  /// place. It is not `Sendable`; one thread at a time may use it. Operations on shapes or element types that
  /// do not fit trap with libtorch's message.
  public final class Tensor {
    let handle: ct_tensor

    /// Takes ownership of a +1 handle.
    init(owning handle: ct_tensor) {
      self.handle = handle
    }

    deinit {
      ct_tensor_free(handle)
    }

    /// Runs a C function that gives a new tensor; traps with its message when it fails.
    @inline(__always)
    static func make(
      _ operation: StaticString, _ call: (UnsafeMutablePointer<ct_tensor>) -> ct_status
    ) -> Tensor {
      var out = ct_tensor()
      demand(call(&out), operation)
      return Tensor(owning: out)
    }
  }

  // MARK: Properties

  extension Tensor {
    /// Extents from the outermost dimension, `[N, C, H, W]` for pictures.
    public var shape: [Int] {
      var extents = [Int64](repeating: 0, count: Int(ct_rank(handle)))
      ct_shape(handle, &extents)
      return extents.map(Int.init)
    }

    /// The number of elements.
    public var count: Int { shape.reduce(1, *) }

    /// The bytes of all elements.
    public var byteCount: Int { count * dtype.safetensors.byteCount }

    public var dtype: DType { DType(ct_dtype_of(handle)) }

    public var device: Device { ct_device_of(handle) == CT_CUDA ? .cuda : .cpu }

    /// Whether the elements lie in memory as NHWC without gaps.
    public var isChannelsLast: Bool { ct_is_channels_last(handle) }

    /// Tensors whose handles are alive in this process; a training step must leave it where it was.
    public static var liveCount: Int { Int(ct_live_tensors()) }
  }
#endif

#if Training
  import CTorch

  /// What is made lies on ``Device/current``.
  extension Tensor {
    /// A tensor with a copy of `elements` in row-major order.
    ///
    /// Traps when `shape` does not hold exactly that many elements.
    public convenience init<Scalar: TensorScalar>(_ elements: [Scalar], shape: [Int]) {
      let made = elements.withUnsafeBytes { bytes in
        Tensor.fromBytes(bytes, shape: shape, dtype: Scalar.dtype)
      }
      self.init(owning: made.alias())
    }

    /// A vector of `elements`.
    public convenience init<Scalar: TensorScalar>(_ elements: [Scalar]) {
      self.init(elements, shape: [elements.count])
    }

    /// A tensor with a copy of row-major bytes; traps when their number does not fit `shape`.
    public static func fromBytes(
      _ bytes: UnsafeRawBufferPointer, shape: [Int], dtype: DType
    ) -> Tensor {
      let extents = shape.map(Int64.init)
      return make("Tensor.fromBytes") {
        ct_from_bytes($0, bytes.baseAddress, bytes.count, extents, extents.count, dtype.code)
      }
    }

    /// As ``fromBytes(_:shape:dtype:)``, for shapes out of a file, which libtorch may refuse.
    static func copying(
      _ bytes: UnsafeRawBufferPointer, shape: [Int], dtype: DType
    ) throws(TorchError) -> Tensor {
      let extents = shape.map(Int64.init)
      var out = ct_tensor()
      try check(
        ct_from_bytes(&out, bytes.baseAddress, bytes.count, extents, extents.count, dtype.code))
      return Tensor(owning: out)
    }

    public static func full(_ shape: [Int], _ value: Double, dtype: DType = .float32) -> Tensor {
      let extents = shape.map(Int64.init)
      return make("full") { ct_full($0, extents, extents.count, value, dtype.code) }
    }

    public static func zeros(_ shape: [Int], dtype: DType = .float32) -> Tensor {
      full(shape, 0, dtype: dtype)
    }

    public static func ones(_ shape: [Int], dtype: DType = .float32) -> Tensor {
      full(shape, 1, dtype: dtype)
    }

    /// Uniform float32 numbers in `low ..< high` from libtorch's seeded generator.
    public static func uniform(_ shape: [Int], low: Double = 0, high: Double = 1) -> Tensor {
      let extents = shape.map(Int64.init)
      return make("uniform") { ct_uniform($0, extents, extents.count, low, high) }
    }

    /// Normal float32 numbers from libtorch's seeded generator.
    public static func normal(
      _ shape: [Int], mean: Double = 0, deviation: Double = 1
    ) -> Tensor {
      let extents = shape.map(Int64.init)
      return make("normal") { ct_normal($0, extents, extents.count, mean, deviation) }
    }
  }
#endif

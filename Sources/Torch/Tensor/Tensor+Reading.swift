#if Training
  import CTorch

  extension Tensor {
    /// The elements in row-major order. Waits for the device and copies.
    ///
    /// Traps when `Scalar` is not the tensor's element type.
    public func elements<Scalar: TensorScalar>(as type: Scalar.Type = Scalar.self) -> [Scalar] {
      precondition(dtype == Scalar.dtype, "the elements are \(dtype), not \(Scalar.dtype)")
      let count = count
      return [Scalar](unsafeUninitializedCapacity: count) { buffer, initialized in
        let bytes = UnsafeMutableRawBufferPointer(buffer)
        demand(
          ct_copy_bytes(handle, bytes.baseAddress, count * MemoryLayout<Scalar>.stride), "elements")
        initialized = count
      }
    }

    /// The elements as row-major bytes, whatever their type. Waits for the device and copies.
    public func bytes() -> [UInt8] {
      let size = byteCount
      return [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
        demand(ct_copy_bytes(handle, buffer.baseAddress, size), "bytes")
        initialized = size
      }
    }

    /// The only element. Waits for the device; traps when there are more.
    public func item() -> Double {
      var value = 0.0
      demand(ct_item(&value, handle), "item")
      return value
    }
  }
#endif

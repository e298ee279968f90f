#if Training
  extension StoredTensor {
    /// The elements out of the bytes of the whole storage, which has at least `storage.count` of them.
    ///
    /// - Throws: ``TorchError`` when libtorch refuses the shape.
    func read(from bytes: UnsafeRawBufferPointer) throws -> Tensor {
      let size = storage.dtype.safetensors.byteCount
      if isContiguous {
        let start = count == 0 ? 0 : offset * size
        let run = UnsafeRawBufferPointer(rebasing: bytes[start..<start + count * size])
        return try Tensor.copying(run, shape: shape, dtype: storage.dtype)
      }
      let gathered = gather(from: bytes, elementSize: size)
      return try gathered.withUnsafeBytes {
        try Tensor.copying($0, shape: shape, dtype: storage.dtype)
      }
    }

    /// The elements in row-major order, walked by an odometer over the dimensions.
    private func gather(from bytes: UnsafeRawBufferPointer, elementSize size: Int) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: count * size) { buffer, initialized in
        let target = UnsafeMutableRawBufferPointer(buffer)
        var index = [Int](repeating: 0, count: shape.count)
        var source = offset
        // An axis of one element has any stride, and never steps.
        let axes = shape.indices.reversed().filter { shape[$0] > 1 }
        for element in 0..<count {
          let run = UnsafeRawBufferPointer(rebasing: bytes[source * size..<(source + 1) * size])
          UnsafeMutableRawBufferPointer(rebasing: target[(element * size)...]).copyMemory(from: run)
          for dimension in axes {
            index[dimension] += 1
            source += strides[dimension]
            if index[dimension] < shape[dimension] { break }
            source -= shape[dimension] * strides[dimension]
            index[dimension] = 0
          }
        }
        initialized = count * size
      }
    }
  }
#endif

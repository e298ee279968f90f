#if Training
  /// An object that a pickle makes.
  ///
  /// Tuples, lists and dictionaries are numbers of containers in the ``PickleMachine`` that made them: they
  /// can hold each other and themselves, and are given up all at once, however deep a file nests them.
  enum PickleValue {
    /// Anything whose value does not matter here: None, truth values, floats, bytes, huge integers.
    case opaque
    case integer(Int)
    case string(String)
    case tuple(Int)
    case list(Int)
    case dictionary(Int)
    case global(PickleGlobal)
    case storage(TensorStorage)
    case tensor(StoredTensor)
  }

  /// The few names of Python that a pickle may refer to. Nothing is imported or called for them: they stand
  /// for what ``PickleMachine`` does itself.
  enum PickleGlobal {
    case orderedDictionary
    case rebuildTensor
    case rebuildParameter
    case storage(DType)

    /// - Throws: ``Malformed``, naming it, for every other name.
    init(module: String, name: String) throws {
      switch (module, name) {
      case ("collections", "OrderedDict"): self = .orderedDictionary
      case ("torch._utils", "_rebuild_tensor_v2"): self = .rebuildTensor
      case ("torch._utils", "_rebuild_parameter"): self = .rebuildParameter
      case ("torch", let name):
        guard let dtype = Self.storages[name] else { throw Self.refusal(module, name) }
        self = .storage(dtype)
      default: throw Self.refusal(module, name)
      }
    }

    private static let storages: [String: DType] = [
      "FloatStorage": .float32, "DoubleStorage": .float64, "HalfStorage": .float16,
      "BFloat16Storage": .bfloat16, "LongStorage": .int64, "IntStorage": .int32,
      "ShortStorage": .int16, "ByteStorage": .uint8, "BoolStorage": .bool,
    ]

    private static func refusal(_ module: String, _ name: String) -> Malformed {
      Malformed(
        "it asks for \("\(module).\(name)".printable), and only plain tensors are read; save them "
          + "alone in Python: torch.save(model.state_dict(), path)")
    }
  }

  /// A run of elements that tensors look into: a record of the file.
  final class TensorStorage: Sendable {
    let key: String
    let dtype: DType
    let count: Int

    init(key: String, dtype: DType, count: Int) {
      self.key = key
      self.dtype = dtype
      self.count = count
    }
  }

  /// A tensor as a pickle describes it: a strided view of a storage.
  final class StoredTensor: Sendable {
    let storage: TensorStorage
    let offset: Int
    let shape: [Int]
    let strides: [Int]
    /// The number of elements.
    let count: Int

    /// - Throws: ``Malformed`` unless every element lies inside the storage, and there are no more of them
    ///   than the storage has.
    init(_ storage: TensorStorage, offset: Int, shape: [Int], strides: [Int]) throws {
      guard shape.count == strides.count, offset >= 0, (shape + strides).allSatisfy({ $0 >= 0 })
      else { throw Malformed("a tensor has the impossible shape \(shape), strides \(strides)") }
      let count = shape.contains(0) ? 0 : shape.reduce(1, Self.saturatingProduct)
      // Repeated elements would let a small file ask for any amount of memory.
      guard count <= storage.count else {
        throw Malformed("a tensor of shape \(shape) looks into \(storage.count) elements")
      }
      if count > 0 {
        let last = zip(shape, strides).reduce(offset) { sum, axis in
          let (next, overflow) = sum.addingReportingOverflow(
            Self.saturatingProduct(axis.0 - 1, axis.1))
          return overflow ? .max : next
        }
        guard last < storage.count else {
          throw Malformed(
            "a tensor of shape \(shape), strides \(strides) and offset \(offset) reaches beyond "
              + "its \(storage.count) elements")
        }
      }
      self.storage = storage
      self.offset = offset
      self.shape = shape
      self.strides = strides
      self.count = count
    }

    /// Whether the elements lie one after the other, row-major.
    var isContiguous: Bool {
      guard count > 0 else { return true }
      var expected = 1
      for (extent, stride) in zip(shape, strides).reversed() where extent != 1 {
        guard stride == expected else { return false }
        expected *= extent
      }
      return true
    }

    /// The product of two numbers that are not negative, or the largest there is.
    private static func saturatingProduct(_ a: Int, _ b: Int) -> Int {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? .max : product
    }
  }
#endif

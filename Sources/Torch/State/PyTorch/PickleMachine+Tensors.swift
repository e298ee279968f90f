#if Training
  // What the names of `PickleGlobal` do.
  extension PickleMachine {
    /// libtorch's own limit on the number of dimensions.
    private static let largestRank = 64

    /// The result of `function(*arguments)`.
    mutating func made(
      by function: PickleValue, from arguments: [PickleValue]
    ) throws -> PickleValue {
      guard case .global(let global) = function else {
        throw Malformed("its pickle calls what is no function")
      }
      switch global {
      case .orderedDictionary:
        guard arguments.isEmpty else {
          throw Malformed("its pickle fills an OrderedDict in an unknown way")
        }
        return emptyDictionary()
      case .rebuildTensor:
        return .tensor(try tensor(arguments))
      case .rebuildParameter:
        guard case .tensor(let tensor)? = arguments.first else {
          throw Malformed("its pickle makes a parameter of what is no tensor")
        }
        return .tensor(tensor)
      case .storage:
        throw Malformed("its pickle calls a storage")
      }
    }

    /// `_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)`.
    private func tensor(_ arguments: [PickleValue]) throws -> StoredTensor {
      guard arguments.count >= 4, case .storage(let storage) = arguments[0],
        case .integer(let offset) = arguments[1]
      else { throw Malformed("its pickle describes a tensor in an unknown way") }
      return try StoredTensor(
        storage, offset: offset, shape: extents(arguments[2]), strides: extents(arguments[3]))
    }

    private func extents(_ value: PickleValue) throws -> [Int] {
      let values = try contents(ofTuple: value)
      guard values.count <= Self.largestRank else {
        throw Malformed("a tensor has \(values.count) dimensions")
      }
      return try values.map {
        guard case .integer(let extent) = $0 else {
          throw Malformed("its pickle describes a tensor in an unknown way")
        }
        return extent
      }
    }

    /// The persistent identifier `("storage", type, key, location, count)`.
    func storage(named parts: [PickleValue]) throws -> TensorStorage {
      guard parts.count == 5, case .string("storage") = parts[0],
        case .global(.storage(let dtype)) = parts[1], case .string(let key) = parts[2],
        case .integer(let count) = parts[4], count >= 0
      else { throw Malformed("its pickle names a storage in an unknown way") }
      return TensorStorage(key: key, dtype: dtype, count: count)
    }
  }
#endif

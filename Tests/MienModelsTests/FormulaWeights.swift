#if Training
  import Torch

  /// Weights that are a function of their names, the same here and in `Golden/make_torchvision.py`.
  enum FormulaWeights {
    /// Numbers in -1 ..< 1: splitmix64 from the FNV-1a hash of `name`, the upper 24 bits of each.
    static func numbers(_ name: String, count: Int) -> [Float] {
      var state = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
        for index in 0..<count {
          state &+= 0x9E37_79B9_7F4A_7C15
          var z = state
          z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
          z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
          z ^= z &>> 31
          (buffer.baseAddress! + index).initialize(to: Float(z &>> 40) * 0x1p-23 - 1)
        }
        initialized = count
      }
    }

    /// Overwrites the state of `network`; see `fill` in the script.
    static func fill(_ network: Module) {
      for (name, tensor) in network.namedState where !name.hasSuffix("num_batches_tracked") {
        let shape = tensor.shape
        let values = Tensor(numbers(name, count: tensor.count), shape: shape)
        if shape.count > 1 {
          let fan = tensor.count / shape[0]
          tensor.assign(values * (4.5 / Double(fan)).squareRoot())
        } else if name.hasSuffix("running_var") || name.hasSuffix("weight") {
          tensor.assign(values * 0.5 + 1)
        } else {
          tensor.assign(values * 0.1)
        }
      }
    }
  }
#endif

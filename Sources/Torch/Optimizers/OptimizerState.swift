#if Training
  import CTorch

  /// What an optimizer remembers of every parameter under one name, such as an average of its gradients.
  struct StateSlot {
    let name: String
    /// By group, then by parameter.
    let tensors: [[Tensor]]

    /// Begins with what `make` gives for a parameter, zeros of its kind by default.
    init(
      _ name: String, _ groups: [ParameterGroup], make: (Tensor) -> Tensor = Tensor.zeros(like:)
    ) {
      self.name = name
      tensors = groups.map { $0.parameters.map { make($0.tensor) } }
    }

    func handles(_ group: Int) -> [ct_tensor] { tensors[group].map(\.handle) }
  }

  /// One group as the next step moves it.
  struct GroupMove {
    let group: Int
    let parameters: [ct_tensor]
    let rate: Double
    let weightDecay: Double
  }

  extension Optimizer {
    /// The groups that are not frozen.
    func moves(weightDecay: Double) -> [GroupMove] {
      groups.enumerated().compactMap { index, group in
        guard !group.isFrozen else { return nil }
        return GroupMove(
          group: index, parameters: group.parameters.map(\.tensor.handle),
          rate: learningRate * group.learningRateFactor,
          weightDecay: group.weightDecay ?? weightDecay)
      }
    }

    /// The tensors of `slots` as `<slot>.<parameter>`, parameter by parameter.
    func namedState(_ slots: [StateSlot?]) -> [(name: String, tensor: Tensor)] {
      let slots = slots.compactMap { $0 }
      return groups.enumerated().flatMap { group, members in
        members.parameters.enumerated().flatMap { index, parameter in
          slots.map { ("\($0.name).\(parameter.name)", $0.tensors[group][index]) }
        }
      }
    }
  }

  extension Tensor {
    /// Zeros of another tensor's shape, type, device and memory layout.
    static func zeros(like other: Tensor) -> Tensor {
      let copy = other.detached().cloned()
      copy.fill(0)
      return copy
    }

    /// A float32 count of steps that starts at 0, on the device of `parameter`: fused kernels read it there.
    static func counter(beside parameter: Tensor) -> Tensor { zero(on: parameter.device) }

    /// A float32 0 there, wherever the process makes its tensors.
    static func zero(on device: Device) -> Tensor {
      let zero = Tensor.zeros([])
      return make("zero") { ct_to_device($0, zero.handle, device.code) }
    }
  }
#endif

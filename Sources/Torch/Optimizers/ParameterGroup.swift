#if Training
  /// Parameters that an optimizer moves at a rate and with a weight decay of their own.
  public struct ParameterGroup {
    /// What the group is called in messages and recipes, such as `head`.
    public let name: String
    public let parameters: [(name: String, tensor: Tensor)]
    /// What the optimizer's learning rate is multiplied by for this group. 0 freezes it: a step then
    /// changes neither its parameters nor what the optimizer remembers of them.
    public var learningRateFactor: Double
    /// The group's weight decay; nil for the optimizer's.
    public let weightDecay: Double?

    public init(
      _ name: String, _ parameters: [(name: String, tensor: Tensor)],
      learningRateFactor: Double = 1, weightDecay: Double? = nil
    ) {
      self.name = name
      self.parameters = parameters
      self.learningRateFactor = learningRateFactor
      self.weightDecay = weightDecay
    }

    public var isFrozen: Bool { learningRateFactor == 0 }

    /// The same group with other parameters.
    fileprivate func holding(
      _ parameters: [(name: String, tensor: Tensor)], as name: String? = nil,
      weightDecay: Double? = nil
    ) -> ParameterGroup {
      ParameterGroup(
        name ?? self.name, parameters, learningRateFactor: learningRateFactor,
        weightDecay: weightDecay ?? self.weightDecay)
    }
  }

  extension [ParameterGroup] {
    /// Takes the parameters whose state names lie under one of `prefixes` out of their groups and puts
    /// them into a new one at the end, such as the head of a network apart from its backbone.
    ///
    /// `fc` covers `fc.weight` and not `fc1.weight`. Groups that end up empty are dropped; the new one
    /// learns with the optimizer's own weight decay.
    public func separating(
      _ prefixes: [String], as name: String, learningRateFactor: Double = 1
    ) -> [ParameterGroup] {
      let taken = flatMap(\.parameters).filter { isStateName($0.name, under: prefixes) }
      let rest = map { group in
        group.holding(group.parameters.filter { !isStateName($0.name, under: prefixes) })
      }
      let group = ParameterGroup(name, taken, learningRateFactor: learningRateFactor)
      return (rest + [group]).filter { !$0.parameters.isEmpty }
    }

    /// Splits every group so that biases and all parameters of at most one dimension, which is what
    /// normalisations have, are not decayed; they go into a group named `<name>.no_decay`.
    public func exemptingVectorsFromDecay() -> [ParameterGroup] {
      flatMap { group in
        let matrices = group.parameters.filter { !isVector($0) }
        let vectors = group.parameters.filter(isVector)
        return [
          group.holding(matrices),
          group.holding(vectors, as: "\(group.name).no_decay", weightDecay: 0),
        ]
      }
      .filter { !$0.parameters.isEmpty }
    }

    private func isVector(_ parameter: (name: String, tensor: Tensor)) -> Bool {
      parameter.tensor.shape.count <= 1 || parameter.name.split(separator: ".").last == "bias"
    }

    /// Traps unless every name and every tensor occurs once.
    func demandDistinctParameters() {
      let parameters = flatMap(\.parameters)
      precondition(
        Set(parameters.map(\.name)).count == parameters.count
          && Set(parameters.map { ObjectIdentifier($0.tensor) }).count == parameters.count,
        "a parameter is in the optimizer's groups twice")
    }

    /// Traps unless `changed` holds the same parameters in the same groups.
    func demandSameParameters(as changed: [ParameterGroup]) {
      precondition(
        count == changed.count
          && zip(self, changed).allSatisfy { old, new in
            old.parameters.elementsEqual(new.parameters) { $0.tensor === $1.tensor }
          },
        "an optimizer's groups keep their parameters; make a new optimizer for others")
    }
  }
#endif

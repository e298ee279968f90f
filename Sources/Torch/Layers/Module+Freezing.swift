#if Training
  extension Module {
    /// Switches every module whose own parameters are all frozen to predicting, so that a frozen batch norm
    /// keeps its statistics; others stay as they are.
    ///
    /// - Parameter isFrozen: Answers for a parameter by its full state name.
    public func predictInFrozenModules(where isFrozen: (String) -> Bool) {
      predictInFrozenModules(prefix: "", isFrozen)
    }

    private func predictInFrozenModules(prefix: String, _ isFrozen: (String) -> Bool) {
      var own: [String] = []
      for (name, value) in members() {
        switch value {
        case is Tensor: own.append(prefix + name)
        case let module as Module:
          module.predictInFrozenModules(prefix: "\(prefix)\(name).", isFrozen)
        case let modules as [Module]:
          for (index, module) in modules.enumerated() {
            module.predictInFrozenModules(prefix: "\(prefix)\(name).\(index).", isFrozen)
          }
        default: break
        }
      }
      if !own.isEmpty && own.allSatisfy(isFrozen) { train(false) }
    }
  }
#endif

#if Training
  /// Whether a state name is one of `prefixes` or below it: `fc` covers `fc.weight` and not `fc1.weight`.
  func isStateName(_ name: String, under prefixes: [String]) -> Bool {
    prefixes.contains { prefix in
      name == prefix || name.hasPrefix(prefix.hasSuffix(".") ? prefix : prefix + ".")
    }
  }
#endif

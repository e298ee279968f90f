#if Training
  import MienCore

  /// What a recipe names to start from or to learn from: a path, or a ``ShippedClassifier``.
  enum TrainedSource {
    /// - Parameter key: The recipe's key that has the name.
    /// - Throws: `MienError.usage` when there is nothing of that name.
    static func demand(_ name: String, of key: String) throws {
      guard FileKind(at: name) == nil, ShippedClassifier(rawValue: name) == nil else { return }
      throw MienError.usage("\(key): there is no \(name)")
    }
  }
#endif

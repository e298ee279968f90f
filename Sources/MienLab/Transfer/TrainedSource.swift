#if Training
  import MienCore
  import MienModels

  /// What a recipe or a command names to start from, to learn from or to average with: a run, an exported file, or a
  /// ``ShippedClassifier``.
  enum TrainedSource {
    /// - Parameter key: The recipe's key or the option that has the name.
    /// - Throws: `MienError.usage` when there is nothing of that name.
    static func demand(_ name: String, of key: String) throws {
      guard FileKind(at: name) == nil, ShippedClassifier(rawValue: name) == nil else { return }
      throw MienError.usage("\(key): there is no \(name)")
    }

    /// The network of that name, ready to predict: of a run the one that it chose.
    ///
    /// - Throws: `MienError` when there is none or its file is damaged.
    static func network(
      _ name: String, of key: String
    ) throws -> (network: any Network, description: NetworkDescription) {
      try demand(name, of: key)
      if let exported = try ExportedNetwork(named: name) {
        return (try exported.makeNetwork(), exported.description)
      }
      let run = RunDirectory(name)
      guard FileKind(at: run.bestFile) != nil else {
        throw MienError.usage(
          "\(key): \(name) is neither a run with a complete epoch nor an .onnx file of `mien export`"
        )
      }
      return try Checkpoint.loadNetwork(run.bestFile)
    }
  }
#endif

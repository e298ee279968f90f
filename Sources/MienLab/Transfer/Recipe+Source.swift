#if Training
  import MienCore
  import MienData

  extension Recipe {
    /// Checks that a run of this recipe finds what it is to start from, and that it fits, before other work is
    /// spent on it.
    ///
    /// - Throws: `MienError` as a run would that begins.
    public func demandSource(for data: FaceDataset) throws {
      guard !transfer.from.isEmpty else { return }
      _ = try Experiment(self, data: data).startFromSource()
    }
  }

  extension Experiment {
    /// Puts what the recipe starts from in the place of chance.
    ///
    /// - Returns: What a person should know; nil where the recipe names no source.
    func startFromSource() throws -> [String]? {
      guard !recipe.transfer.from.isEmpty else { return nil }
      return try PretrainedNetwork(recipe.transfer).start(network, labels: description.labels)
    }
  }
#endif

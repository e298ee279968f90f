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
      let experiment = try Experiment(self, data: data)
      _ = try PretrainedNetwork(transfer).start(
        experiment.network, labels: experiment.description.labels)
    }
  }
#endif

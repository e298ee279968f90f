#if Training
  import MienCore
  import MienModels
  import Safetensors
  import Torch

  /// What a network starts from: the tensors of a run, of what was exported from one, of a safetensors file or of
  /// a PyTorch state dictionary.
  struct PretrainedNetwork {
    private let recipe: TransferRecipe
    private let path: String

    init(_ recipe: TransferRecipe) {
      self.recipe = recipe
      path = recipe.from
    }

    /// Overwrites the values of `network`.
    ///
    /// A first convolution is changed between grey and colour where need be; see ``Recolored``.
    ///
    /// - Parameter labels: The classes that the network is to learn.
    /// - Returns: What a person should know, in sentences.
    /// - Throws: `MienError` that names the missing and mis-shaped tensors, or says why the file cannot be
    ///   read; the network's values are then of no use.
    func start(_ network: any Network, labels: [String]) throws -> [String] {
      let source = try open()
      if recipe.head == .keep, let known = source.labels, known != labels {
        throw MienError.usage(
          "transfer.head keep: \(path) knows \(known.joined(separator: ", ")), the data has "
            + "\(labels.joined(separator: ", ")); use transfer.head=replace")
      }
      let state = network.namedState
      let shapes = state.map { (source.prefix + $0.name, $0.tensor.shape) }
      let adapted = Recolored(source.file, wanted: Dictionary(shapes) { first, _ in first })
      var report = try StateFile.transfer(
        state, from: adapted, prefix: source.prefix,
        skipping: recipe.head == .replace ? [network.headName] : [])
      var notes: [String] = []
      if recipe.deepen {
        let added = Set(network.passThroughBlocks(of: report.missing))
        report.missing.removeAll(where: added.contains)
        notes =
          added.isEmpty
          ? []
          : ["\(added.count) tensors are of blocks that \(path) lacks, which begin as the identity"]
      }
      guard report.fillsNetwork else {
        throw MienError.usage("\(path) does not fit the network: \(report)")
      }
      return ["starting from \(path): \(report)"]
        + notes + adapted.changed.map { "\($0) was changed between grey and colour" }
    }

    private func open() throws -> (file: any StateSource, prefix: String, labels: [String]?) {
      try TrainedSource.demand(path, of: "transfer.from")
      if let exported = try ExportedNetwork(named: path) {
        return (exported.state, "", exported.description.labels)
      }
      var labels: [String]?
      var file = path
      if FileKind(at: path) == .folder {
        let run = RunDirectory(path)
        labels = try TrainedNetwork(run: run).description.labels
        file = run.bestFile
      }
      let source = try StateFile.open(file)
      // Checkpoints of Mien name their network's tensors `model.…`; other files have them as they are.
      let prefix = source.names.contains { $0.hasPrefix("model.") } ? "model." : ""
      return (source, prefix, labels)
    }
  }
#endif

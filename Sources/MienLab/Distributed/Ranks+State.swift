#if Training
  import Foundation
  import MienCore
  import MienData
  import MienModels
  import Torch

  extension Ranks {
    /// Makes sure that all ranks were given the same.
    ///
    /// - Throws: `MienError.usage` on all ranks when some have another recipe, other data or another version of
    ///   this program, or when the batches are too small to be shared.
    func agree(on recipe: Recipe, _ data: FaceDataset) throws {
      guard group != nil else { return }
      guard recipe.training.batchSize >= 2 * size else {
        throw MienError.usage(
          "training.batch_size is \(recipe.training.batchSize), too small for \(size) ranks; "
            + "it must be at least \(2 * size)")
      }
      try agree(on: [
        ("version of Mien", MienVersion.current), ("recipe", try RecipeFile.text(of: recipe)),
        ("data set", data.fingerprint),
      ])
    }

    /// Makes sure that what the recipe names came out the same on all ranks.
    ///
    /// - Throws: `MienError.usage` on all ranks when some have another cleaning list, other votes or other teachers.
    func agree(on experiment: Experiment) throws {
      guard !isAlone else { return }
      try agree(on: [
        ("cleaning list or other votes", experiment.source.dataset.fingerprint),
        ("teacher", experiment.teachers?.fingerprint ?? ""),
      ])
    }

    /// Makes sure that a value a person gave is the same on all ranks.
    ///
    /// - Parameter name: What it is called in the message.
    /// - Throws: `MienError.usage` on all ranks when some have another one.
    public func agree(on value: String, as name: String) throws {
      try agree(on: [(name, value)])
    }

    private func agree(on given: [(name: String, value: String)]) throws {
      guard let group else { return }
      for (name, value) in given {
        let first = try group.shared(value)
        var others = [Double](repeating: 0, count: size)
        others[rank] = first == value ? 0 : 1
        guard let other = try sum(others).firstIndex(where: { $0 > 0 }) else { continue }
        throw MienError.usage(
          "rank \(other) was started with another \(name) than rank 0; give all ranks the same")
      }
    }

    /// Lets layers that need the whole batch reach the other ranks.
    func attach(to experiment: Experiment) {
      guard let group, experiment.recipe.training.syncBatchNorm else { return }
      experiment.network.synchronizeBatchNorm(over: group)
    }

    /// Gives all ranks what rank 0 begins with or goes on from: weights, optimizer, random state, progress.
    func spread(_ state: inout TrainingState, of experiment: Experiment) throws {
      guard let group else { return }
      var tensors = experiment.network.namedState.map(\.tensor)
      tensors += (experiment.average?.network.namedState ?? []).map(\.tensor)
      tensors += experiment.optimizer.namedState.map(\.tensor)
      try group.broadcast(tensors)
      let random = Runtime.randomState
      try group.broadcast([random])
      try Runtime.restoreRandomState(random)
      let text = try group.shared(
        String(decoding: try JSONEncoder().encode(state), as: UTF8.self))
      state = try JSONDecoder().decode(TrainingState.self, from: Data(text.utf8))
    }

    /// Puts the mean over all ranks in the place of the statistics that each gathered from its own pictures
    /// (running means and variances), so that all ranks judge the same network.
    func joinStatistics(of experiment: Experiment) throws {
      guard let group, !experiment.recipe.training.syncBatchNorm else { return }
      for network in [experiment.network, experiment.average?.network].compactMap({ $0 }) {
        let trained = Set(network.namedParameters.map { ObjectIdentifier($0.tensor) })
        let buffers = network.namedState.map(\.tensor).filter {
          !trained.contains(ObjectIdentifier($0)) && $0.dtype == .float32
        }
        guard !buffers.isEmpty else { continue }
        let joined = Tensor.concatenated(buffers.map { $0.reshaped([$0.count]) }, along: 0)
        try group.sum(joined)
        joined.scale(by: 1 / Double(size))
        var start = 0
        for buffer in buffers {
          buffer.assign(joined.narrowed(0, start..<start + buffer.count).reshaped(buffer.shape))
          start += buffer.count
        }
      }
    }
  }
#endif

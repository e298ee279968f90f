#if Training
  import MienCore
  import MienData
  import MienModels
  import MienONNX
  import Torch

  /// A network that `mien export` wrote, back in the laboratory.
  struct ExportedNetwork {
    let description: NetworkDescription
    let state: ExportedState

    /// - Parameter name: The path of an `.onnx` file or the name of a ``ShippedClassifier``.
    /// - Returns: nil for anything else, and where a run's folder has that name.
    /// - Throws: As ``init(path:)``, or when the classifier was left behind.
    init?(named name: String) throws {
      if RunDirectory(name).holdsRun { return nil }
      let isPath = name.hasSuffix(".onnx")
      guard let file = isPath ? name : try ShippedClassifier.file(named: name) else { return nil }
      try self.init(path: file)
    }

    /// - Throws: `MienError` when the file cannot be read, is damaged, or was not exported from a run.
    init(path: String) throws {
      let metadata = try ModelMetadata.read(onnxPath: path)
      guard let text = metadata.provenance["recipe"] else {
        throw MienError.usage(
          "\(path) does not say which network it holds; only what `mien export` made of a run can learn on "
            + "or teach")
      }
      let recipe = try RecipeFile.parse(text, name: "the recipe in \(path)")
      description = NetworkDescription(
        recipe.model, labels: LabelSet(metadata.labels),
        form: PictureForm(
          channels: metadata.channels, height: metadata.height, width: metadata.width),
        isColoured: metadata.isColoured,
        normalization: Normalization(mean: metadata.mean, std: metadata.std))
      state = ExportedState(weights: try ONNXWeights(path: path))
    }

    /// The network, ready to predict.
    ///
    /// - Throws: `MienError` when the weights are not those of the network that the file names.
    func makeNetwork() throws -> any Network {
      let network = try description.makeNetwork()
      let report = try StateFile.transfer(network.namedState, from: state)
      guard report.fillsNetwork else {
        throw MienError("\(state.path) does not hold a whole \(description.model): \(report)")
      }
      network.train(false)
      return network
    }
  }

  /// The tensors of an exported network, and 0 for what predicting does not need and the file does not have: how
  /// many batches a batch norm has learned from.
  struct ExportedState: StateSource {
    let weights: ONNXWeights

    var path: String { weights.path }
    var names: [String] { weights.names }

    func shape(of name: String) -> [Int]? { weights.shape(of: name) ?? (counts(name) ? [] : nil) }

    func read(_ name: String) throws -> Tensor {
      if counts(name) { return Tensor.zeros([]) }
      guard let shape = shape(of: name), let values = weights.values(of: name) else {
        throw MienError("\(path) has no tensor \(name)")
      }
      return Tensor(values, shape: shape)
    }

    private func counts(_ name: String) -> Bool {
      let counter = ".num_batches_tracked"
      guard name.hasSuffix(counter) else { return false }
      return weights.shape(of: name.dropLast(counter.count) + ".running_mean") != nil
    }
  }
#endif

#if Training
  import MienCore
  import MienData
  import MienModels
  import Torch

  /// A trained network that others learn from.
  struct Teacher {
    private let path: String
    private let network: any Network
    private let normalization: Normalization
    /// Which pictures of which data set it learned from.
    private let origin: (data: DataRecipe, fingerprint: String?)

    /// - Parameters:
    ///   - path: A run's folder or an `.onnx` file that was exported from one.
    ///   - description: The network that learns.
    ///   - crop: The pixels a side of what the teacher is shown; 0 are whole pictures.
    /// - Throws: `MienError` when the teacher cannot be read, answers other classes or takes other pictures.
    init(_ path: String, for description: NetworkDescription, crop: Int) throws {
      self.path = path
      let own: NetworkDescription
      if path.hasSuffix(".onnx") {
        let exported = try ExportedNetwork(path: path)
        (network, own, origin) = (try exported.makeNetwork(), exported.description, exported.origin)
      } else {
        let run = RunDirectory(path)
        (network, own) = try Checkpoint.loadNetwork(run.bestFile)
        origin = (
          try run.recipe().data, try Provenance.read(run.provenanceFile).dataFingerprint
        )
      }
      guard own.labels == description.labels, own.form == description.form else {
        throw MienError.usage(
          "distillation.from: \(path) knows other classes or takes other pictures")
      }
      try own.requireFit(of: crop, network)
      normalization = own.normalization
    }

    /// `[N, K]` of pixels `[N, C, H, W]` from 0 to 1.
    func probabilities(of pixels: Tensor, temperature: Double) -> Tensor {
      softmax(network(normalization.apply(to: pixels).channelsLast()) / temperature)
    }

    /// The positions of the pictures that it learned from.
    ///
    /// - Parameter data: The data set as it was opened.
    /// - Throws: `MienError.usage` when the teacher learned from another data set, or a file that its recipe names
    ///   is gone.
    func learned(from data: FaceDataset) throws -> Set<Int> {
      guard origin.fingerprint == data.fingerprint else {
        throw MienError.usage(
          "distillation.answers unseen: \(path) learned from another data set than \(data.source), so that "
            + "nobody knows which of its pictures it has seen")
      }
      return Set(try TrainingSplits(origin.data.prepare(data), recipe: origin.data).train)
    }
  }
#endif

#if Training
  import Foundation
  import MienCore
  import MienData
  import MienModels
  import MienONNX
  import Torch

  /// The network a run chose, ready to predict.
  public final class TrainedNetwork {
    public let run: RunDirectory
    public let description: NetworkDescription
    private let network: any UnaryLayer

    /// Loads the network with the highest validation accuracy of a run.
    ///
    /// - Throws: `MienError` when there is no run, no complete epoch yet, or a file is damaged.
    public init(run: RunDirectory) throws {
      _ = try run.recipe()
      guard FileManager.default.fileExists(atPath: run.bestFile) else {
        throw MienError.usage(
          "\(run.path) has no complete epoch yet; go on with `mien train --resume`")
      }
      self.run = run
      (network, description) = try Checkpoint.loadNetwork(run.bestFile)
    }

    /// The logits of pictures of `dataset`, `[N * classes]`, row by row.
    ///
    /// - Throws: `MienError.usage` when its pictures or labels are not what the network was trained on.
    public func logits(of dataset: FaceDataset, at positions: [Int]) throws -> [Float] {
      try description.requireFit(dataset)
      let source = PictureSource(dataset, normalization: description.normalization)
      return Evaluator(network: network, source: source).logits(at: positions)
    }

    /// Writes the network as an `.onnx` file with its provenance and validation scores.
    ///
    /// - Throws: `MienError` when the file cannot be written or the run's record is damaged.
    public func export(to path: String) throws {
      let provenance = try Provenance.read(run.provenanceFile)
      let metrics = try run.metrics()
      var scores: [String: Double] = [:]
      if let best = metrics.bestEpoch {
        scores = [
          "validation.accuracy": best.validationAccuracy,
          "validation.macro_f1": best.validationMacroF1,
        ]
      }
      let metadata = ModelMetadata(
        labels: description.labels, channels: description.channels, height: description.height,
        width: description.width, mean: description.normalization.mean,
        std: description.normalization.std,
        provenance: [
          "command": provenance.command, "data": provenance.data,
          "data_fingerprint": provenance.dataFingerprint, "machine": provenance.machine,
          "mien": provenance.mien, "seed": String(provenance.seed), "started": provenance.started,
          "recipe": try RecipeFile.text(of: try run.recipe()),
        ],
        scores: scores)
      try exportONNX(network, named: description.model, metadata: metadata, to: path)
    }
  }
#endif

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
    public let recipe: Recipe
    public let description: NetworkDescription
    let network: any Network
    /// Whose weights were averaged in, in words.
    let averagedWith: String?

    /// Which weights of a run.
    public enum Weights: Sendable {
      /// Those of the epoch with the best validation figure.
      case best
      /// Those where training stands, averaged where the recipe averages them.
      case last
    }

    /// Loads a run's network.
    ///
    /// - Throws: `MienError` when there is no run, no complete epoch yet, or a file is missing or damaged.
    public init(run: RunDirectory, weights: Weights = .best) throws {
      recipe = try run.recipe()
      guard FileManager.default.fileExists(atPath: run.bestFile) else {
        guard try run.metrics().isEmpty else {
          throw MienError(
            "\(run.bestFile) is missing; bring it back or train into another folder")
        }
        throw MienError.usage(
          "\(run.path) has no complete epoch yet; go on with `mien train --resume`")
      }
      self.run = run
      averagedWith = nil
      (network, description) = try Checkpoint.loadNetwork(
        weights == .best ? run.bestFile : run.lastFile)
    }

    /// The run of `other`, with another network of the same kind.
    init(_ other: TrainedNetwork, network: any Network, averagedWith: String) {
      (run, recipe, description) = (other.run, other.recipe, other.description)
      (self.network, self.averagedWith) = (network, averagedWith)
    }

    /// `dataset` as this network saw it: cut down and divided as the recipe says when it is the data of the
    /// run, and otherwise cut down to the network's classes.
    ///
    /// - Throws: `MienError` when it does not have the classes, or a file that the recipe names is missing or
    ///   no longer what it was.
    public func prepare(_ dataset: FaceDataset) throws -> FaceDataset {
      let provenance = try Provenance.read(run.provenanceFile)
      if provenance.dataFingerprint == dataset.fingerprint {
        let prepared = try recipe.data.prepare(dataset)
        try provenance.demandSamePictures(prepared, run)
        return prepared
      }
      guard dataset.labels.names != description.labels else { return dataset }
      return try dataset.selecting(DatasetSelection(classes: description.labels))
    }

    /// The logits of pictures of `dataset`, `[N * classes]`, row by row.
    ///
    /// Pictures of another size or number of channels are brought into the network's form.
    ///
    /// - Throws: `MienError.usage` when its labels are not what the network was trained on; `MienError` when the network
    ///   answers with numbers that are not finite.
    public func logits(of dataset: FaceDataset, at positions: [Int]) throws -> [Float] {
      try finite(evaluator(dataset).logits(at: positions))
    }

    /// The probabilities of pictures of `dataset`, `[N * classes]`, row by row: the mean over `crops`.
    ///
    /// - Throws: As ``logits(of:at:)``.
    public func probabilities(
      of dataset: FaceDataset, at positions: [Int], crops: Crops
    ) throws -> [Float] {
      try finite(evaluator(dataset).probabilities(at: positions, crops: crops))
    }

    /// The penultimate features of pictures of `dataset`, `[N * D]`, row by row.
    ///
    /// - Throws: As ``logits(of:at:)``.
    public func features(of dataset: FaceDataset, at positions: [Int]) throws -> [Float] {
      try finite(evaluator(dataset).features(at: positions))
    }

    /// `answers`, which a damaged or diverged network gives as numbers that would be judged as if they were sound.
    func finite(_ answers: [Float]) throws -> [Float] {
      guard answers.allSatisfy(\.isFinite) else {
        throw MienError(
          "\(run.path): the network answers with numbers that are not finite; bring back its files or train "
            + "into another folder")
      }
      return answers
    }

    func evaluator(_ dataset: FaceDataset) throws -> Evaluator {
      try description.requireFit(dataset)
      let source = PictureSource(
        dataset, form: description.form, normalization: description.normalization)
      return Evaluator(network: network, source: source)
    }
  }
#endif

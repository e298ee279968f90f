import MienCore
import MienData

/// What is done to pixels of 0 to 1 before a network: `(x - mean) / std`, channel by channel.
public struct Normalization: Codable, Equatable, Sendable {
  public let mean: [Double]
  public let std: [Double]

  public init(mean: [Double], std: [Double]) {
    self.mean = mean
    self.std = std
  }

  /// What a recipe asks for.
  ///
  /// - Parameters:
  ///   - form: The form of the network's pictures; its channels count.
  ///   - positions: The training pictures, whose mean and standard deviation `dataset` scaling takes.
  /// - Throws: `MienError` when all their pixels are the same: there is nothing to learn from then.
  init(
    _ scaling: DataRecipe.Scaling, form: PictureForm, of dataset: FaceDataset, at positions: [Int]
  ) throws {
    switch scaling {
    case .dataset:
      let own = try Normalization(of: dataset, at: positions)
      self = form.channels == dataset.channels ? own : own.spread(to: form.channels)
    case .unit: self = Normalization(mean: [0], std: [1]).spread(to: form.channels)
    case .half: self = Normalization(mean: [0.5], std: [0.5]).spread(to: form.channels)
    case .imagenet:
      let colours = Normalization(mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225])
      self = form.channels == 1 ? colours.spread(to: 1) : colours
    }
  }

  /// Mean and standard deviation of the pictures at `positions`.
  ///
  /// - Throws: `MienError` when all their pixels are the same: there is nothing to learn from then.
  public init(of dataset: FaceDataset, at positions: [Int]) throws {
    let moments = dataset.pixelMoments(at: positions)
    mean = moments.mean
    std = moments.std
    guard std.allSatisfy({ $0 > 1e-6 }) else {
      throw MienError(
        "all training pixels of \(dataset.source) are the same; there is nothing to learn")
    }
  }

  /// The same for another number of channels: each gets the average of all.
  private func spread(to channels: Int) -> Normalization {
    func average(_ values: [Double]) -> [Double] {
      [Double](repeating: values.reduce(0, +) / Double(values.count), count: channels)
    }
    return Normalization(mean: average(mean), std: average(std))
  }
}

#if Training
  import Torch

  extension Normalization {
    /// Normalises float32 pictures `[N, C, H, W]` of 0 to 1.
    func apply(to pictures: Tensor) -> Tensor {
      let shape = [1, mean.count, 1, 1]
      return (pictures - Tensor(mean.map(Float.init), shape: shape))
        / Tensor(std.map(Float.init), shape: shape)
    }
  }
#endif

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

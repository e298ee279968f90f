#if Training
  import Foundation
  import MienCore
  import Torch

  /// Mixes each picture of a batch, and its target, with the next one's.
  ///
  /// Mixup lays one picture over the other (Zhang et al. 2017); CutMix pastes a rectangle (Yun et al. 2019).
  /// Where both are wanted each picture gets one of them, by chance; a picture that is not to be mixed keeps all of
  /// itself. The shares are drawn from Beta(a, a), from the same numbers whether a run was resumed or not.
  struct Mixing {
    let mixup: Double
    let cutmix: Double
    let probability: Double
    let seed: UInt64

    init?(_ recipe: AugmentationRecipe, seed: UInt64) {
      guard recipe.mixes else { return nil }
      mixup = recipe.mixup
      cutmix = recipe.cutmix
      probability = recipe.mixProbability
      self.seed = seed
    }

    /// - Parameters:
    ///   - pictures: float32 `[N, C, H, W]`.
    ///   - targets: Probabilities `[N, K]`.
    ///   - samples: Which pictures they are. A share of a batch brings one row more than samples: the picture that
    ///     the last one is mixed with.
    func apply(
      to pictures: Tensor, targets: Tensor, samples: ArraySlice<Sample>, epoch: Int
    ) -> ShownBatch {
      let (height, width) = (pictures.shape[2], pictures.shape[3])
      var masks: [Float] = []
      masks.reserveCapacity(samples.count * height * width)
      var shares: [Float] = []
      var isMixed: [Bool] = []
      for sample in samples {
        var (draw, mixes) = begin(sample, epoch)
        let (mask, share) =
          mixes
          ? keptPixels(height, width, &draw) : ([Float](repeating: 1, count: height * width), 1)
        isMixed.append(mixes)
        shares.append(share)
        masks += mask
      }
      let mask = Tensor(masks, shape: [samples.count, 1, height, width])
      let share = Tensor(shares, shape: [samples.count, 1])
      return ShownBatch(
        pixels: blend(pictures, by: mask), targets: blend(targets, by: share), isMixed: isMixed)
    }

    /// Which of the pictures will be shown unmixed.
    func isUnmixed(_ samples: ArraySlice<Sample>, epoch: Int) -> [Bool] {
      samples.map { !begin($0, epoch).mixes }
    }

    /// A picture's numbers, and whether it is to be mixed.
    private func begin(
      _ sample: Sample, _ epoch: Int
    ) -> (draw: SeededGenerator, mixes: Bool) {
      var draw = sample.chance(.mixing, seed: seed, epoch: epoch)
      // Drawn only where it matters, so that recipes that mix every picture keep their numbers.
      let mixes = probability == 1 || draw.uniform() < probability
      return (draw, mixes)
    }

    /// `tensor * share + next * (1 - share)`, where the last row's next is the first.
    private func blend(_ tensor: Tensor, by share: Tensor) -> Tensor {
      let (rows, count) = (tensor.shape[0], share.shape[0])
      guard rows > 1 else { return tensor }
      guard rows == count else {
        let (own, next) = (tensor.narrowed(0, 0..<count), tensor.narrowed(0, 1..<count + 1))
        return next + (own - next) * share
      }
      let next = Tensor.concatenated(
        [tensor.narrowed(0, 1..<count), tensor.narrowed(0, 0..<1)], along: 0)
      return next + (tensor - next) * share
    }

    /// How much of each pixel a picture keeps, and of all of them.
    private func keptPixels(
      _ height: Int, _ width: Int, _ draw: inout SeededGenerator
    ) -> (mask: [Float], share: Float) {
      let pastes = mixup == 0 || (cutmix > 0 && draw.uniform() < 0.5)
      let share = draw.beta(pastes ? cutmix : mixup)
      guard pastes else {
        return ([Float](repeating: Float(share), count: height * width), Float(share))
      }
      let side = (1 - share).squareRoot()
      let rows = cut(height, side, draw.uniform())
      let columns = cut(width, side, draw.uniform())
      var mask = [Float](repeating: 1, count: height * width)
      for row in rows {
        for column in columns { mask[row * width + column] = 0 }
      }
      let pasted = rows.count * columns.count
      return (mask, Float(height * width - pasted) / Float(height * width))
    }

    /// The part of `extent` pixels around a centre that a cut of `side` of it covers; cut off at the edges.
    private func cut(_ extent: Int, _ side: Double, _ center: Double) -> Range<Int> {
      let (middle, half) = (center * Double(extent), side * Double(extent) / 2)
      let low = max(0, Int((middle - half).rounded()))
      return low..<max(low, min(extent, Int((middle + half).rounded())))
    }
  }

  extension SeededGenerator {
    /// A number from Beta(a, a), which lies between 0 and 1.
    mutating func beta(_ a: Double) -> Double {
      let (x, y) = (gamma(a), gamma(a))
      return x + y > 0 ? x / (x + y) : 0.5
    }

    /// A number from the gamma distribution of that shape and scale 1. Marsaglia and Tsang 2000.
    private mutating func gamma(_ shape: Double) -> Double {
      guard shape >= 1 else { return gamma(shape + 1) * pow(1 - uniform(), 1 / shape) }
      let d = shape - 1.0 / 3
      while true {
        let x = normal()
        let v = pow(1 + x / (9 * d).squareRoot(), 3)
        guard v > 0 else { continue }
        if log(1 - uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
      }
    }
  }
#endif

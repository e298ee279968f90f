#if Training
  import Foundation
  import MienCore
  import Torch

  /// Random changes of a batch of pictures, as tensor operations.
  ///
  /// The changes of a picture depend on the seed, the epoch, its position in the data set and the number of its
  /// copy alone, so that a resumed run sees the same pictures.
  struct Augmentation {
    let recipe: AugmentationRecipe
    let seed: UInt64

    /// - Parameters:
    ///   - pictures: float32 `[N, C, H, W]` of 0 to 1, square.
    ///   - samples: Which pictures they are.
    ///   - isPlain: Which of them are mirrored and cut at most; empty where none is.
    /// - Returns: Pictures of the same range and, but for a crop, the same shape.
    func apply(
      to pictures: Tensor, samples: ArraySlice<Sample>, epoch: Int, isPlain: [Bool] = []
    ) -> Tensor {
      let extents = isPlain.isEmpty ? samples.map { _ in 1.0 } : isPlain.map { $0 ? 0 : 1 }
      var draws = samples.map { $0.chance(.augmentation, seed: seed, epoch: epoch) }
      var result = pictures
      if changesGeometry {
        let (side, shown) = (pictures.shape[2], recipe.crop > 0 ? recipe.crop : pictures.shape[2])
        let maps = draws.indices.flatMap {
          affineMap(of: side, to: shown, extent: extents[$0], &draws[$0])
        }
        result = result.sampled(
          affine: Tensor(maps, shape: [samples.count, 2, 3]), to: (shown, shown))
      }
      if recipe.brightness > 0 || recipe.contrast > 0 { result = relit(result, extents, &draws) }
      if recipe.erasing > 0 { result = erased(result, extents, &draws) }
      return result
    }

    private var changesGeometry: Bool {
      recipe.flip > 0 || recipe.rotation > 0 || recipe.shift > 0 || recipe.zoom > 0
        || recipe.shear > 0 || recipe.crop > 0
    }

    /// The map from output to input coordinates, both in -1 ... 1, as two rows of three.
    private func affineMap(
      of side: Int, to shown: Int, extent: Double, _ draw: inout SeededGenerator
    ) -> [Float] {
      let mirror: Double = draw.uniform() < recipe.flip ? -1 : 1
      let angle = draw.symmetric(extent * recipe.rotation) * .pi / 180
      let shear = tan(draw.symmetric(extent * recipe.shear) * .pi / 180)
      let scale = 1 / (1 + draw.symmetric(extent * recipe.zoom))
      // A share of the picture is twice that in coordinates that span 2.
      let shift = 2 * extent * recipe.shift
      let (dx, dy) = (draw.symmetric(shift), draw.symmetric(shift))
      let (c, s) = (cos(angle) * scale, sin(angle) * scale)
      let rows = [
        [mirror * c, mirror * (c * shear - s), mirror * dx],
        [s, s * shear + c, dy],
      ]
      guard shown < side else { return rows.joined().map(Float.init) }
      let part = Double(shown) / Double(side)
      let (x, y) = (cropCenter(side, shown, &draw), cropCenter(side, shown, &draw))
      return rows.flatMap { row in
        [row[0] * part, row[1] * part, row[0] * x + row[1] * y + row[2]].map(Float.init)
      }
    }

    /// Where the middle of a crop of whole pixels lies, in -1 ... 1 over the picture.
    private func cropCenter(_ side: Int, _ shown: Int, _ draw: inout SeededGenerator) -> Double {
      let first = Int.random(in: 0...side - shown, using: &draw)
      return Double(2 * first + shown) / Double(side) - 1
    }

    private func relit(
      _ pictures: Tensor, _ extents: [Double], _ draws: inout [SeededGenerator]
    ) -> Tensor {
      var gains: [Float] = []
      var offsets: [Float] = []
      for index in draws.indices {
        gains.append(Float(1 + draws[index].symmetric(extents[index] * recipe.contrast)))
        offsets.append(Float(draws[index].symmetric(extents[index] * recipe.brightness)))
      }
      let shape = [draws.count, 1, 1, 1]
      let mean = pictures.mean(over: [1, 2, 3], keepingDimensions: true)
      let relit =
        (pictures - mean) * Tensor(gains, shape: shape) + mean + Tensor(offsets, shape: shape)
      return relit.clamped(to: 0...1)
    }

    /// Blanks a rectangle of 2 % to `erasingArea` of the picture with its mean (Zhong et al. 2017).
    private func erased(
      _ pictures: Tensor, _ extents: [Double], _ draws: inout [SeededGenerator]
    ) -> Tensor {
      let (height, width) = (pictures.shape[2], pictures.shape[3])
      var kept = [Float](repeating: 1, count: draws.count * height * width)
      for index in draws.indices where draws[index].uniform() < extents[index] * recipe.erasing {
        let area = 0.02 + draws[index].uniform() * (recipe.erasingArea - 0.02)
        let aspect = exp(draws[index].symmetric(log(3)))
        let rows = max(1, min(height, Int((area * aspect).squareRoot() * Double(height))))
        let columns = max(1, min(width, Int((area / aspect).squareRoot() * Double(width))))
        let top = Int.random(in: 0...height - rows, using: &draws[index])
        let left = Int.random(in: 0...width - columns, using: &draws[index])
        for row in top..<top + rows {
          let start = (index * height + row) * width + left
          for pixel in start..<start + columns { kept[pixel] = 0 }
        }
      }
      let mask = Tensor(kept, shape: [draws.count, 1, height, width])
      let mean = pictures.mean(over: [1, 2, 3], keepingDimensions: true)
      return (pictures - mean) * mask + mean
    }
  }

  extension SeededGenerator {
    /// Uniform between `-limit` and `limit`.
    fileprivate mutating func symmetric(_ limit: Double) -> Double {
      (2 * uniform() - 1) * limit
    }
  }
#endif

import Foundation

extension TSNE {
  /// Points that move towards their neighbours and away from all others.
  ///
  /// Gradient descent with momentum and a gain per coordinate (Jacobs 1988), as in van der Maaten's
  /// and scikit-learn's programs.
  struct Layout {
    private(set) var points: [SIMD2<Float>]
    private let affinities: Affinities
    private let angle: Float
    private let learningRate: Float
    private var velocity: [SIMD2<Float>]
    private var gains: [SIMD2<Float>]
    private var attraction: [SIMD2<Float>]
    private var repulsion: [SIMD2<Float>]
    private var tree = Quadtree()

    init(_ points: [SIMD2<Float>], _ affinities: Affinities, angle: Float) {
      let zeros = [SIMD2<Float>](repeating: .zero, count: points.count)
      self.points = points
      self.affinities = affinities
      self.angle = angle
      // Belkina et al. 2019: in proportion to the samples, or large sets never unfold.
      learningRate = max(Float(points.count) / 12 / 4, 50)
      velocity = zeros
      gains = zeros.map { _ in .one }
      attraction = zeros
      repulsion = zeros
    }

    /// Whether the points are where the tree can sort them: descent has not run away.
    var isBounded: Bool {
      points.allSatisfy { abs($0.x) < 1e15 && abs($0.y) < 1e15 }
    }

    /// Forgets the movement.
    mutating func rest() {
      for index in points.indices {
        velocity[index] = .zero
        gains[index] = .one
      }
    }

    /// One step down the gradient.
    ///
    /// - Precondition: ``isBounded``.
    mutating func step(exaggeration: Float, momentum: Float) {
      tree.build(points)
      let norm = Float(tree.repulsion(angle: angle, forces: &repulsion))
      attract()
      let share = norm > 0 ? 1 / norm : 0
      let smallest = SIMD2<Float>(repeating: 0.01)
      for index in points.indices {
        let gradient = 4 * (exaggeration * attraction[index] - share * repulsion[index])
        let turned = velocity[index] * gradient .< 0
        let gain = (gains[index] * 0.8).replacing(with: gains[index] + 0.2, where: turned)
        gains[index] = pointwiseMax(gain, smallest)
        velocity[index] =
          momentum * velocity[index] - learningRate * gains[index] * gradient
        points[index] += velocity[index]
      }
    }

    /// For every point the sum of pᵢⱼ (yᵢ - yⱼ) / (1 + |yᵢ - yⱼ|²).
    private mutating func attract() {
      let affinities = affinities
      points.withUnsafeBufferPointer { points in
        attraction.withUnsafeMutableBufferPointer { attraction in
          affinities.columns.withUnsafeBufferPointer { columns in
            affinities.values.withUnsafeBufferPointer { values in
              Parallel.blocks(of: 256, in: points.count) { block in
                for row in block {
                  let own = points[row]
                  var sum = SIMD2<Float>.zero
                  for place in affinities.starts[row]..<affinities.starts[row + 1] {
                    let way = own - points[Int(columns[place])]
                    sum += way * (values[place] / (1 + (way * way).sum()))
                  }
                  attraction[row] = sum
                }
              }
            }
          }
        }
      }
    }

    /// The Kullback-Leibler divergence of the affinities from the points, over the pairs that have
    /// an affinity.
    mutating func divergence() -> Double {
      tree.build(points)
      let norm = tree.repulsion(angle: angle, forces: &repulsion)
      var sum = 0.0
      for row in points.indices {
        for place in affinities.starts[row]..<affinities.starts[row + 1] {
          let way = points[row] - points[Int(affinities.columns[place])]
          let p = Double(affinities.values[place])
          guard p > 0 else { continue }
          let q = 1 / (1 + Double((way * way).sum())) / norm
          sum += p * log(p / max(q, .leastNormalMagnitude))
        }
      }
      return sum
    }
  }
}

/// Lays samples out in the plane so that those with similar features lie together.
///
/// t-distributed stochastic neighbour embedding: van der Maaten and Hinton 2008, "Visualizing Data
/// using t-SNE", with the sums of van der Maaten 2014, "Accelerating t-SNE using Tree-Based
/// Algorithms", and the defaults of scikit-learn. Near is meaningful in the picture; far, the size
/// of groups and the axes are not. The result is the same on every run and any number of cores.
public struct TSNE: Sendable {
  /// Where the points stand before they move.
  public enum Start: Sendable {
    /// On the first two principal components: deterministic, and keeps more of the large shape.
    case principalComponents
    /// Where they are put, one a sample, within a million of 0; about 0.0001 around it is usual.
    case points([SIMD2<Float>])
  }

  /// How far the work has come.
  public struct Progress: Sendable {
    /// What is being done: finding the neighbours of all samples, then moving the points.
    public enum Phase: String, Sendable {
      case neighbors, layout
    }

    /// What is being done.
    public let phase: Phase
    /// Samples or iterations that are done.
    public let done: Int
    /// All samples or iterations of the phase.
    public let total: Int
    /// The divergence reached; `nil` before the layout.
    public let divergence: Double?
  }

  /// Points and how well they stand for the features.
  public struct Embedding: Sendable {
    /// One per sample.
    public let points: [SIMD2<Float>]
    /// The Kullback-Leibler divergence of the neighbourhoods in the plane from those of the
    /// features, in nats.
    public let divergence: Double
    /// The perplexity that was used: the one asked for, or a smaller one for few samples.
    public let perplexity: Double
    /// What was done otherwise than asked for, for people.
    public let note: String?

    /// The points as features, to measure them.
    public func features() throws -> FeatureMatrix {
      try FeatureMatrix(points.flatMap { [$0.x, $0.y] }, dimension: 2)
    }
  }

  /// The most samples ``embed(_:progress:)`` takes.
  public static let limit = 100_000

  /// About how many neighbours each sample has, 5 to 50; above a third of the samples it is
  /// lowered.
  public var perplexity: Double
  /// Steps of gradient descent; in the first 250 neighbours attract each other twelve times as
  /// much.
  public var iterations: Int
  /// How coarsely far points are summed: 0 is exact, 0.5 the usual compromise.
  public var angle: Double
  /// Where the points stand before they move.
  public var start: Start

  /// Settings that are checked when they are used; those of scikit-learn unless others are given.
  public init(
    perplexity: Double = 30, iterations: Int = 1000, angle: Double = 0.5,
    start: Start = .principalComponents
  ) {
    self.perplexity = perplexity
    self.iterations = iterations
    self.angle = angle
    self.start = start
  }

  /// Lays the samples out.
  ///
  /// - Parameter progress: Called every 50 iterations, and now and then before. What it throws ends
  ///   the work; so does the cancellation of the task.
  /// - Throws: ``EmbeddingError`` for fewer than four samples, more than ``limit``, or settings out
  ///   of range; `CancellationError`; what `progress` throws.
  /// - Complexity: O(n² · dimension) to find neighbours, then O(n log n) per iteration: 3,589
  ///   samples of 256 features take some seconds on two cores.
  public func embed(
    _ features: FeatureMatrix, progress: (Progress) throws -> Void = { _ in }
  ) throws -> Embedding {
    let count = features.count
    try check(count)
    let most = Double(count - 1) / 3
    let used = min(perplexity, most)
    let note =
      used < perplexity
      ? "perplexity lowered from \(perplexity) to \(used) for \(count) samples" : nil

    let neighbors = try NearestNeighbors(of: features, k: min(count - 1, Int(3 * used + 1))) {
      try Task.checkCancellation()
      try progress(Progress(phase: .neighbors, done: $0, total: count, divergence: nil))
    }
    let affinities = Affinities(neighbors, count: count, perplexity: used)
    var layout = Layout(startingPoints(features), affinities, angle: Float(angle))
    let early = min(250, iterations)
    for iteration in 0..<iterations {
      try Task.checkCancellation()
      if iteration == early { layout.rest() }
      layout.step(exaggeration: iteration < early ? 12 : 1, momentum: iteration < early ? 0.5 : 0.8)
      guard layout.isBounded else {
        throw EmbeddingError("the layout of \(count) samples diverged; change the perplexity")
      }
      if (iteration + 1).isMultiple(of: 50) {
        try progress(
          Progress(
            phase: .layout, done: iteration + 1, total: iterations, divergence: layout.divergence())
        )
      }
    }
    return Embedding(
      points: layout.points, divergence: layout.divergence(), perplexity: used, note: note)
  }

  private func check(_ count: Int) throws {
    guard count >= 4 else { throw EmbeddingError("t-SNE needs at least 4 samples, not \(count)") }
    guard count <= Self.limit else {
      throw EmbeddingError("t-SNE takes at most \(Self.limit) samples, not \(count); take a part")
    }
    guard perplexity >= 1, perplexity.isFinite else {
      throw EmbeddingError("the perplexity is \(perplexity); it must be at least 1")
    }
    guard iterations >= 1 else {
      throw EmbeddingError("the number of iterations is \(iterations); it must be at least 1")
    }
    guard (0...0.7).contains(angle) else {
      throw EmbeddingError("the angle is \(angle); it must lie between 0 and 0.7")
    }
    if case .points(let points) = start {
      guard points.count == count, points.allSatisfy({ abs($0.x) < 1e6 && abs($0.y) < 1e6 }) else {
        throw EmbeddingError(
          "\(points.count) starting points for \(count) samples, or not within a million of 0")
      }
    }
  }

  /// Principal components are shrunk to a standard deviation of 0.0001 along the first, where all
  /// points still feel each other.
  private func startingPoints(_ features: FeatureMatrix) -> [SIMD2<Float>] {
    if case .points(let points) = start { return points }
    let plane = PrincipalComponents.plane(of: features)
    let squares = plane.reduce(SIMD2<Double>.zero) { $0 + $1 * $1 } / Double(plane.count)
    let spread = squares.x.squareRoot()
    return plane.enumerated().map { index, point in
      var place = spread > 0 ? point / spread * 1e-4 : .zero
      if squares.y <= 1e-12 * squares.x {
        // On a line points could never pass each other.
        let turn = Double(index + 1) * 0.618_033_988_749_895
        place.y = (turn - turn.rounded(.down) - 0.5) * 1e-5
      }
      return SIMD2<Float>(place)
    }
  }
}

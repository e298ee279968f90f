import Dispatch
import Foundation
import Synchronization
import Testing

@testable import MienMetrics

@Suite struct TSNETests {
  private let golden = EmbeddingGolden.all

  /// Three groups of points far from each other, each of `size` points of ten features.
  private func groups(of size: Int) throws -> FeatureMatrix {
    var values: [Float] = []
    for index in 0..<3 * size {
      for column in 0..<10 {
        let turn = Float(index * 10 + column) * 0.618_034
        values.append((turn - turn.rounded(.down)) + (column == index % 3 ? 8 : 0))
      }
    }
    return try FeatureMatrix(values, dimension: 10)
  }

  @Test func itIsAsGoodAsScikitLearns() throws {
    let features = try golden.features()
    let embedding = try TSNE(perplexity: golden.perplexity, iterations: golden.iterations)
      .embed(features)
    let theirs = try FeatureMatrix(golden.points.flatMap(\.self), dimension: 2)
    for (neighbors, expected) in golden.trust {
      let k = try #require(Int(neighbors))
      let measured = try trustworthiness(original: features, embedded: theirs, neighbors: k)
      // Digits lie equally far from each other now and then; who is nearer is then a free choice.
      expectClose([measured], [expected], tolerance: 2e-4)
      let ours = try trustworthiness(
        original: features, embedded: embedding.features(), neighbors: k)
      #expect(ours >= expected - 0.01)
    }
    #expect(embedding.divergence <= golden.divergence * 1.05)
    #expect(embedding.divergence >= golden.divergence * 0.8)
    #expect(embedding.note == nil)
  }

  @Test func affinitiesAreScikitLearns() throws {
    let features = try golden.features()
    let neighbors = NearestNeighbors(of: features, k: Int(3 * golden.perplexity + 1)) { _ in }
    let affinities = Affinities(neighbors, count: features.count, perplexity: golden.perplexity)
    #expect(abs(affinities.values.reduce(0, +) - 1) < 1e-5)
    for expected in golden.affinities {
      let range = affinities.starts[expected.row]..<affinities.starts[expected.row + 1]
      let ours = Dictionary(
        uniqueKeysWithValues: range.map { (Int(affinities.columns[$0]), affinities.values[$0]) })
      let largest = expected.values.max() ?? 0
      for (column, value) in zip(expected.columns, expected.values) {
        #expect(abs(Double(ours[column] ?? 0) - value) < 2e-4 * largest)
      }
    }
  }

  @Test func principalComponentsAreScikitLearns() throws {
    let features = try golden.features()
    let plane = PrincipalComponents.plane(of: features)
    // Features are scaled by a power of two: 1/16 for values up to 16.
    for (point, expected) in zip(plane, golden.principal) {
      expectClose([point.x * 16, point.y * 16], expected, tolerance: 1e-2)
    }
  }

  @Test func neighborsAreScikitLearns() throws {
    let cloud = try FeatureMatrix(golden.cloud, dimension: 11)
    let neighbors = NearestNeighbors(of: cloud, k: 4) { _ in }
    #expect(neighbors.indices.map(Int.init) == golden.shadowNeighbors.flatMap(\.self))
  }

  @Test func trustworthinessIsScikitLearns() throws {
    let cloud = try FeatureMatrix(golden.cloud, dimension: 11)
    let shadow = try FeatureMatrix(golden.shadow, dimension: 2)
    for (neighbors, expected) in golden.shadowTrust {
      let k = try #require(Int(neighbors))
      expectClose(
        [try trustworthiness(original: cloud, embedded: shadow, neighbors: k)], [expected])
    }
    #expect(throws: EmbeddingError.self) {
      try trustworthiness(original: cloud, embedded: shadow, neighbors: 30)
    }
    #expect(try trustworthiness(original: cloud, embedded: cloud) == 1)
  }

  @Test(arguments: [Float(0), 0.5])
  func theTreeSumsWhatAllPairsSum(angle: Float) {
    var points = (0..<70).map { index in
      SIMD2(Float(index * index % 71), Float(index * 37 % 64)) * 0.3
    }
    points += [points[3], points[3], SIMD2(5000, -20)]
    var tree = Quadtree()
    tree.build(points)
    var forces = [SIMD2<Float>](repeating: .zero, count: points.count)
    let norm = tree.repulsion(angle: angle, forces: &forces)

    var expected = [SIMD2<Double>](repeating: .zero, count: points.count)
    var total = 0.0
    for a in points.indices {
      for b in points.indices where a != b {
        let way = SIMD2<Double>(points[a] - points[b])
        let kernel = 1 / (1 + (way * way).sum())
        total += kernel
        expected[a] += way * (kernel * kernel)
      }
    }
    expectClose([norm / total], [1], tolerance: angle == 0 ? 1e-6 : 0.01)
    for (force, exact) in zip(forces, expected) {
      expectClose(
        [Double(force.x), Double(force.y)], [exact.x, exact.y],
        tolerance: angle == 0 ? 1e-5 : 0.02)
    }
  }

  /// Enough samples for several blocks of work at once.
  @Test func theSameSamplesGiveTheSamePointsOnAnyNumberOfThreads() throws {
    let features = try groups(of: 100)
    let tsne = TSNE(perplexity: 8, iterations: 10)
    let expected = try tsne.embed(features).points
    #expect(try tsne.embed(features).points == expected)
    // Loops inside a loop over all cores get fewer threads, with many rounds outside one alone.
    for rounds in [2, 4] {
      let results = Mutex<[[SIMD2<Float>]?]>([])
      DispatchQueue.concurrentPerform(iterations: rounds) { _ in
        let points = try? tsne.embed(features).points
        results.withLock { $0.append(points) }
      }
      let all = results.withLock { $0 }
      #expect(all.count == rounds && all.allSatisfy { $0 == expected })
    }
  }

  @Test func groupsStayTogether() throws {
    let scattered = (0..<60).map { index -> SIMD2<Float> in
      // Steps of the plastic number's powers fill a square evenly.
      let place = SIMD2<Float>(0.754_877_7, 0.569_840_3) * Float(index)
      return (place - place.rounded(.down) - SIMD2(repeating: 0.5)) * Float(1e-4)
    }
    for start in [TSNE.Start.principalComponents, .points(scattered)] {
      let embedding = try TSNE(perplexity: 8, iterations: 400, start: start)
        .embed(groups(of: 20))
      let points = embedding.points
      for index in points.indices {
        let nearest = points.indices.filter { $0 != index }.min { a, b in
          let (toA, toB) = (points[a] - points[index], points[b] - points[index])
          return (toA * toA).sum() < (toB * toB).sum()
        }
        #expect((nearest ?? 0) % 3 == index % 3)
      }
    }
  }

  @Test func duplicatesAndConstantsDoNoHarm() throws {
    let one = try TSNE(iterations: 60).embed(
      FeatureMatrix([Float](repeating: 3, count: 12 * 4), dimension: 4))
    #expect(one.points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    // Half of the samples twice, one feature constant, one single feature.
    let values: [Float] = (0..<40).flatMap { [Float($0 / 2), 7] }
    let twice = try TSNE(iterations: 60).embed(FeatureMatrix(values, dimension: 2))
    #expect(twice.points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    let line = try TSNE(iterations: 300).embed(
      FeatureMatrix((0..<40).map { Float($0 * $0) }, dimension: 1))
    #expect(Set(line.points.map(\.y)).count > 20)
  }

  @Test func extremeFeaturesDoNoHarm() throws {
    let large = (0..<60).map { index -> Float in
      Float(index % 7) * (index.isMultiple(of: 2) ? 4e37 : -4e37)
    }
    let small = large.map { $0 / 4e37 * Float.leastNonzeroMagnitude }
    for values in [large, small] {
      let embedding = try TSNE(iterations: 60).embed(FeatureMatrix(values, dimension: 3))
      #expect(embedding.points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    }
  }

  @Test func fewSamplesLowerThePerplexity() throws {
    let embedding = try TSNE(iterations: 20).embed(groups(of: 4))
    #expect(embedding.perplexity == 11.0 / 3)
    #expect(embedding.note?.contains("for 12 samples") == true)
  }

  @Test func whatCannotBeEmbeddedIsTold() throws {
    let good = try groups(of: 4)
    #expect(throws: EmbeddingError.self) { try FeatureMatrix([1, 2, 3], dimension: 2) }
    #expect(throws: EmbeddingError.self) { try FeatureMatrix([1], dimension: 0) }
    let broken = #expect(throws: EmbeddingError.self) {
      try FeatureMatrix([1, 2, 3, .nan, 5, 6], dimension: 2)
    }
    #expect(broken?.description.contains("feature 1 of sample 1 is nan") == true)
    #expect(throws: EmbeddingError.self) { try FeatureMatrix([1, .infinity], dimension: 2) }
    #expect(throws: EmbeddingError.self) {
      try TSNE().embed(FeatureMatrix([1, 2, 3], dimension: 1))
    }
    let far = [Float](repeating: 0, count: TSNE.limit + 1)
    #expect(throws: EmbeddingError.self) { try TSNE().embed(FeatureMatrix(far, dimension: 1)) }
    for tsne in [
      TSNE(perplexity: 0.5), TSNE(perplexity: .nan), TSNE(iterations: 0), TSNE(angle: 0.9),
      TSNE(start: .points([.zero])),
      TSNE(start: .points([SIMD2<Float>](repeating: SIMD2(0, .nan), count: 12))),
    ] {
      #expect(throws: EmbeddingError.self) { try tsne.embed(good) }
    }
  }

  @Test func progressIsToldAndCanEndTheWork() throws {
    struct Enough: Error {}
    var told: [TSNE.Progress.Phase] = []
    #expect(throws: Enough.self) {
      try TSNE(iterations: 200).embed(groups(of: 6)) { progress in
        told.append(progress.phase)
        if progress.phase == .layout {
          #expect(progress.done == 50)
          #expect(progress.divergence?.isFinite == true)
          throw Enough()
        }
      }
    }
    #expect(told == [.neighbors, .layout])
  }

  @Test func aCancelledTaskEndsTheWork() async throws {
    let features = try groups(of: 6)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try TSNE(iterations: 200).embed(features)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

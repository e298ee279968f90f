import Foundation
import MienMetrics

/// What scikit-learn's t-SNE makes of handwritten digits, written by `Golden/make_embedding.py`.
struct EmbeddingGolden: Decodable {
  struct Row: Decodable {
    let row: Int
    let columns: [Int]
    let values: [Double]
  }

  let perplexity: Double
  let iterations: Int
  /// One letter a pixel, `0 ... 9` and `a ... g`.
  let digits: [String]
  let labels: [Int]
  let points: [[Float]]
  let divergence: Double
  /// By the number of neighbours.
  let trust: [String: Double]
  let affinities: [Row]
  let principal: [[Double]]
  let cloud: [Float]
  let shadow: [Float]
  let shadowTrust: [String: Double]
  let shadowNeighbors: [[Int]]

  /// The grey values, `[240, 64]`.
  func features() throws -> FeatureMatrix {
    let values = digits.flatMap { $0.map { Float($0.hexDigitValue ?? 16) } }
    return try FeatureMatrix(values, dimension: 64)
  }

  static let all: EmbeddingGolden = {
    let path = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appendingPathComponent("Golden/embedding.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(EmbeddingGolden.self, from: Data(contentsOf: path))
    } catch {
      fatalError("\(path.path): \(error)")
    }
  }()
}

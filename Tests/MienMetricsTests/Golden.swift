import Foundation
import MienMetrics
import Testing

/// The values scikit-learn gives, written by `Golden/make_metrics.py`.
struct Golden: Decodable {
  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let labels: [String]
    let truth: [Int]
    let logits: [Float]
    let scores: [Float]
    let predicted: [Int]
    let confusion: [[Int]]
    let accuracy: Double
    let precision: [Double]
    let recall: [Double]
    let f1: [Double]
    let support: [Int]
    let macro: [Double]
    let weighted: [Double]
    let text: String
    let binCounts: [Int]
    let binAccuracy: [Double]
    let binConfidence: [Double]
    let expectedError: Double
    let maximumError: Double
    let temperature: Double
    let curves: [Curve?]
    let micro: Curve
    let macroArea: Double
    let weightedArea: Double
    let meanCurve: MeanCurve
    let top2: Double

    var testDescription: String { name }
    var probabilities: ClassScores { ClassScores(scores, classCount: labels.count) }
    var matrix: ConfusionMatrix {
      ConfusionMatrix(labels: labels, truth: truth, predicted: probabilities.predicted)
    }
  }

  struct Curve: Decodable {
    let fpr: [Double]
    let tpr: [Double]
    /// `nil` stands for infinity.
    let thresholds: [Double?]
    let area: Double
  }

  /// Hits by false alarms; where the curve steps, the upper end.
  struct MeanCurve: Decodable {
    let fpr: [Double]
    let tpr: [Double]
  }

  struct Wilson: Decodable {
    let successes: Int
    let trials: Int
    let interval: [Double]
  }

  let cases: [Case]
  let wilson: [Wilson]

  static let all: Golden = {
    let path = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appendingPathComponent("Golden/metrics.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(Golden.self, from: Data(contentsOf: path))
    } catch {
      fatalError("\(path.path): \(error)")
    }
  }()
}

/// Equally many numbers, each within `tolerance`; names the first that is not.
func expectClose(
  _ actual: [Double], _ expected: [Double], tolerance: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard actual.count == expected.count else {
    Issue.record(
      "\(actual.count) values, expected \(expected.count)", sourceLocation: sourceLocation)
    return
  }
  for (index, (a, b)) in zip(actual, expected).enumerated() where !(abs(a - b) <= tolerance) {
    Issue.record("value \(index) is \(a), expected \(b)", sourceLocation: sourceLocation)
    return
  }
}

/// One score per class for many samples: the probabilities or logits a classifier gives.
///
/// Shape `[count, classCount]`, row by row in one flat array.
public struct ClassScores: Equatable, Sendable {
  /// The number of classes, at least 1.
  public let classCount: Int
  /// The scores, row by row.
  public let values: [Float]

  /// Takes scores that lie row by row in one flat array.
  ///
  /// - Precondition: `classCount` is positive and divides `values.count`.
  public init(_ values: [Float], classCount: Int) {
    precondition(classCount > 0, "scores need at least one class")
    precondition(
      values.count.isMultiple(of: classCount),
      "\(values.count) scores are not rows of \(classCount) classes")
    self.classCount = classCount
    self.values = values
  }

  /// The number of samples.
  public var count: Int { values.count / classCount }

  /// The scores of one sample.
  public subscript(sample: Int) -> ArraySlice<Float> {
    values[sample * classCount..<(sample + 1) * classCount]
  }

  /// The class with the highest score, the first of them on a tie; a NaN never wins, and where all are NaN the
  /// answer is 0.
  public func top(_ sample: Int) -> Int {
    let row = self[sample]
    var best = row.startIndex
    for index in row.indices where row[index] > row[best] || row[best].isNaN { best = index }
    return row[best].isNaN ? 0 : best - row.startIndex
  }

  /// ``top(_:)`` of every sample.
  public var predicted: [Int] { (0..<count).map(top) }

  /// The share of samples whose true class is among the `k` highest scores, `0 ... 1`; 0 without
  /// samples.
  ///
  /// Of equal scores the first class ranks highest, as for ``top(_:)``, so that the share never falls below that
  /// of samples which ``top(_:)`` gets right for a number; in scikit-learn's `top_k_accuracy_score` the last one
  /// does. A true class whose score is NaN is a miss, whatever `k`.
  ///
  /// - Precondition: As many rows as labels in `truth`, labels in `0 ..< classCount`; `k` is
  ///   positive.
  public func topAccuracy(_ k: Int, truth: [Int]) -> Double {
    precondition(truth.count == count, "one true label per row of scores")
    precondition(k > 0, "the top \(k) classes")
    let hits = truth.indices.count { sample in
      let row = Array(self[sample])
      let own = row[truth[sample]]
      let ahead = row.indices.count { row[$0] > own || (row[$0] == own && $0 < truth[sample]) }
      return !own.isNaN && ahead < k
    }
    return truth.isEmpty ? 0 : Double(hits) / Double(truth.count)
  }
}

/// How often each true class was taken for each class.
///
/// Rows are true labels, columns predictions, as in scikit-learn. Shape `[labels, labels]`.
public struct ConfusionMatrix: Equatable, Sendable {
  /// The names of the classes, in the order of rows and columns.
  public let labels: [String]
  /// Samples by true class, then by prediction.
  public let counts: [[Int]]

  /// Counts pairs of true and predicted class.
  ///
  /// - Precondition: `truth` and `predicted` are equally long and hold indices into `labels`.
  /// - Complexity: O(samples + labels²).
  public init(labels: [String], truth: [Int], predicted: [Int]) {
    precondition(
      truth.count == predicted.count,
      "\(truth.count) true labels but \(predicted.count) predictions")
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
    for (row, column) in zip(truth, predicted) { counts[row][column] += 1 }
    self.labels = labels
    self.counts = counts
  }

  /// The number of samples of class `truth` that were taken for class `predicted`.
  public subscript(truth truth: Int, predicted predicted: Int) -> Int {
    counts[truth][predicted]
  }

  /// Samples per true class.
  public var rowTotals: [Int] { counts.map { $0.reduce(0, +) } }

  /// Samples per predicted class.
  public var columnTotals: [Int] {
    labels.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }

  /// All samples.
  public var total: Int { rowTotals.reduce(0, +) }

  /// Samples on the diagonal.
  public var correct: Int { labels.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// Each row divided by its total, `0 ... 1`; a class without samples gives a row of zeros.
  public var rowNormalized: [[Double]] {
    counts.map { row in
      let total = row.reduce(0, +)
      return row.map { total == 0 ? 0 : Double($0) / Double(total) }
    }
  }
}

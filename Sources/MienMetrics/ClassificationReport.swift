/// Accuracy, and precision, recall and F1 per class and on average.
///
/// A quotient whose denominator is zero counts as 0, scikit-learn's default: a class without
/// samples or never predicted pulls the macro average down. All scores are in `0 ... 1`.
public struct ClassificationReport: Equatable, Codable, Sendable {
  /// The scores of one class.
  public struct ClassScore: Equatable, Codable, Sendable {
    /// The class's name.
    public let label: String
    /// The share of the samples taken for this class that belong to it.
    public let precision: Double
    /// The share of the samples of this class that were found.
    public let recall: Double
    /// The harmonic mean of precision and recall.
    public let f1: Double
    /// The number of samples of this class.
    public let support: Int
  }

  /// The mean of the classes' scores.
  public struct Average: Equatable, Codable, Sendable {
    /// The mean precision.
    public let precision: Double
    /// The mean recall.
    public let recall: Double
    /// The mean of the classes' F1, not that of the mean precision and recall.
    public let f1: Double

    init(_ classes: [ClassScore], weight: (ClassScore) -> Double) {
      let total = classes.reduce(0) { $0 + weight($1) }
      func mean(_ score: (ClassScore) -> Double) -> Double {
        total == 0 ? 0 : classes.reduce(0) { $0 + weight($1) * score($1) } / total
      }
      precision = mean(\.precision)
      recall = mean(\.recall)
      f1 = mean(\.f1)
    }
  }

  /// The number of samples.
  public let count: Int
  /// The share of the samples taken for their own class.
  public let accuracy: Double
  /// In the order of the labels.
  public let perClass: [ClassScore]
  /// Every class counts the same, whatever its support.
  public let macro: Average
  /// Every class counts by its support.
  public let weighted: Average

  enum CodingKeys: String, CodingKey {
    case count, accuracy
    case perClass = "per_class"
    case macro = "macro_avg"
    case weighted = "weighted_avg"
  }

  /// The scores that follow from how often each class was taken for each.
  public init(_ matrix: ConfusionMatrix) {
    let rows = matrix.rowTotals
    let columns = matrix.columnTotals
    let classes = matrix.labels.indices.map { index in
      let hits = matrix[truth: index, predicted: index]
      return ClassScore(
        label: matrix.labels[index],
        precision: Self.quotient(hits, columns[index]),
        recall: Self.quotient(hits, rows[index]),
        f1: Self.quotient(2 * hits, rows[index] + columns[index]),
        support: rows[index])
    }
    count = matrix.total
    accuracy = Self.quotient(matrix.correct, matrix.total)
    perClass = classes
    macro = Average(classes) { _ in 1 }
    weighted = Average(classes) { Double($0.support) }
  }

  private static func quotient(_ numerator: Int, _ denominator: Int) -> Double {
    denominator == 0 ? 0 : Double(numerator) / Double(denominator)
  }
}

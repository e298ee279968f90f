/// One score per class for many samples: the probabilities or logits a classifier gives.
///
/// Shape `[count, classCount]`, row by row in one flat array.
public struct ClassScores: Equatable, Sendable {
  public let classCount: Int
  public let values: [Float]

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

  /// The class with the highest score, the first of them on a tie; a NaN never wins.
  public func top(_ sample: Int) -> Int {
    let row = self[sample]
    var best = row.startIndex
    for index in row.indices where row[index] > row[best] || row[best].isNaN { best = index }
    return row[best].isNaN ? 0 : best - row.startIndex
  }

  /// ``top(_:)`` of every sample.
  public var predicted: [Int] { (0..<count).map(top) }
}

/// The curves of all classes, each against the rest, and their averages.
public struct ROCAnalysis: Equatable, Sendable {
  /// One curve per class; `nil` where a class has no samples or all of them.
  public let curves: [ROCCurve?]
  /// All samples and classes as one pool of yes-or-no questions.
  public let micro: ROCCurve?
  /// The mean curve of the classes that have one, every class counting the same.
  public let macro: MeanROCCurve?
  /// The plain mean of the areas of the classes that have a curve: the area under ``macro``.
  public let macroArea: Double?
  /// The mean of the areas by the classes' number of samples.
  public let weightedArea: Double?

  /// Traces the curves of all classes.
  ///
  /// - Precondition: As many rows as labels in `truth`.
  /// - Complexity: O(n·c log(n·c)) for `n` samples and `c` classes.
  public init(scores: ClassScores, truth: [Int]) {
    precondition(scores.count == truth.count, "one true label per row of scores")
    let classes = scores.classCount
    let curves = (0..<classes).map { label in
      ROCCurve(
        scores: truth.indices.map { scores.values[$0 * classes + label] },
        positive: truth.map { $0 == label })
    }
    self.curves = curves
    micro = ROCCurve(
      scores: scores.values,
      positive: scores.values.indices.map { truth[$0 / classes] == $0 % classes })
    let drawn = curves.indices.filter { curves[$0] != nil }
    let areas = drawn.compactMap { curves[$0]?.area }
    var supports = [Int](repeating: 0, count: classes)
    for label in truth where supports.indices.contains(label) { supports[label] += 1 }
    let total = drawn.reduce(0) { $0 + supports[$1] }
    macro = MeanROCCurve(curves.compactMap(\.self))
    macroArea = areas.isEmpty ? nil : areas.reduce(0, +) / Double(areas.count)
    weightedArea =
      areas.isEmpty
      ? nil : zip(drawn, areas).reduce(0) { $0 + Double(supports[$1.0]) * $1.1 } / Double(total)
  }
}

/// The mean of several ROC curves: at every rate of false alarms the mean of their hits.
///
/// Where curves step upwards the mean steps too, so that the area under it is the mean of their
/// areas.
public struct MeanROCCurve: Equatable, Sendable {
  /// A rate of false alarms and the mean of the hits there.
  public struct Point: Equatable, Sendable {
    /// The share of the negative samples that are taken for positive, `0 ... 1`.
    public let falsePositiveRate: Double
    /// The mean share of the positive samples that are found, `0 ... 1`.
    public let truePositiveRate: Double
  }

  /// From (0, 0) to (1, 1).
  public let points: [Point]

  /// - Returns: `nil` without curves.
  /// - Complexity: O(p · c) for `p` points in `c` curves.
  init?(_ curves: [ROCCurve]) {
    guard !curves.isEmpty else { return nil }
    let rates = Set(curves.flatMap { $0.points.map(\.falsePositiveRate) }).sorted()
    var below = [Double](repeating: 0, count: rates.count)
    var above = below
    for curve in curves {
      var next = 0
      for (place, rate) in rates.enumerated() {
        let first = next
        while next < curve.points.count, curve.points[next].falsePositiveRate == rate { next += 1 }
        if next > first {
          below[place] += curve.points[first].truePositiveRate
          above[place] += curve.points[next - 1].truePositiveRate
        } else {
          let (a, b) = (curve.points[next - 1], curve.points[next])
          let share =
            (rate - a.falsePositiveRate) / (b.falsePositiveRate - a.falsePositiveRate)
          let value = a.truePositiveRate + share * (b.truePositiveRate - a.truePositiveRate)
          below[place] += value
          above[place] += value
        }
      }
    }
    let count = Double(curves.count)
    points = rates.indices.flatMap { place in
      let low = Point(falsePositiveRate: rates[place], truePositiveRate: below[place] / count)
      let high = Point(falsePositiveRate: rates[place], truePositiveRate: above[place] / count)
      return low == high ? [low] : [low, high]
    }
  }
}

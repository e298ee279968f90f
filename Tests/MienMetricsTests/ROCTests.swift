import MienMetrics
import Testing

@Suite struct ROCTests {
  @Test(arguments: Golden.all.cases)
  func curvesAreScikitLearns(golden: Golden.Case) throws {
    let analysis = ROCAnalysis(scores: golden.probabilities, truth: golden.truth)
    #expect(analysis.curves.count == golden.curves.count)
    for (curve, expected) in zip(analysis.curves, golden.curves) {
      #expect((curve == nil) == (expected == nil))
      guard let curve, let expected else { continue }
      compare(curve, expected)
    }
    compare(try #require(analysis.micro), golden.micro)
    expectClose([try #require(analysis.macroArea)], [golden.macroArea])
    expectClose([try #require(analysis.weightedArea)], [golden.weightedArea])
  }

  @Test(arguments: Golden.all.cases)
  func theMeanCurveIsScikitLearns(golden: Golden.Case) throws {
    let analysis = ROCAnalysis(scores: golden.probabilities, truth: golden.truth)
    let points = try #require(analysis.macro).points
    let upper = points.indices.filter { index in
      index + 1 == points.count
        || points[index + 1].falsePositiveRate > points[index].falsePositiveRate
    }.map { points[$0] }
    expectClose(upper.map(\.falsePositiveRate), golden.meanCurve.fpr)
    expectClose(upper.map(\.truePositiveRate), golden.meanCurve.tpr)
    let area = zip(points, points.dropFirst()).reduce(0) {
      let width = $1.1.falsePositiveRate - $1.0.falsePositiveRate
      return $0 + width * ($1.1.truePositiveRate + $1.0.truePositiveRate) / 2
    }
    expectClose([area], [golden.macroArea])
  }

  private func compare(_ curve: ROCCurve, _ expected: Golden.Curve) {
    expectClose(curve.points.map(\.falsePositiveRate), expected.fpr)
    expectClose(curve.points.map(\.truePositiveRate), expected.tpr)
    #expect(curve.points.first?.threshold == .infinity)
    expectClose(
      curve.points.dropFirst().map(\.threshold), expected.thresholds.compactMap { $0 })
    expectClose([curve.area], [expected.area])
  }

  @Test func equalScoresMakeOneStep() throws {
    let curve = try #require(
      ROCCurve(scores: [0.5, 0.5, 0.5, 0.5], positive: [true, false, true, false]))
    #expect(curve.points.count == 2)
    #expect(curve.area == 0.5)
  }

  @Test func withoutBothKindsThereIsNoCurve() {
    #expect(ROCCurve(scores: [0.1, 0.2], positive: [true, true]) == nil)
    #expect(ROCCurve(scores: [0.1, 0.2], positive: [false, false]) == nil)
    #expect(ROCCurve(scores: [], positive: []) == nil)
    #expect(ROCAnalysis(scores: ClassScores([1], classCount: 1), truth: [0]).macroArea == nil)
    #expect(ROCAnalysis(scores: ClassScores([1], classCount: 1), truth: [0]).macro == nil)
    #expect(ROCAnalysis(scores: ClassScores([], classCount: 3), truth: []).weightedArea == nil)
  }

  @Test func aNotANumberRanksLast() throws {
    let curve = try #require(ROCCurve(scores: [.nan, 0.1, 0.9], positive: [true, false, true]))
    #expect(curve.area == 0.5)
  }
}

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
  }

  @Test func aNotANumberRanksLast() throws {
    let curve = try #require(ROCCurve(scores: [.nan, 0.1, 0.9], positive: [true, false, true]))
    #expect(curve.area == 0.5)
  }
}

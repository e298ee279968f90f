import Foundation
import MienMetrics
import Testing

@Suite struct ClassificationTests {
  @Test(arguments: Golden.all.cases)
  func confusionMatrixIsScikitLearns(golden: Golden.Case) {
    #expect(golden.probabilities.predicted == golden.predicted)
    let matrix = golden.matrix
    #expect(matrix.counts == golden.confusion)
    #expect(matrix.rowTotals == golden.support)
    #expect(matrix.total == golden.truth.count)
    for (row, total) in zip(matrix.rowNormalized, matrix.rowTotals) {
      expectClose([row.reduce(0, +)], [total == 0 ? 0 : 1])
    }
  }

  @Test(arguments: Golden.all.cases)
  func scoresAreScikitLearns(golden: Golden.Case) {
    let report = ClassificationReport(golden.matrix)
    expectClose([report.accuracy], [golden.accuracy])
    expectClose(report.perClass.map(\.precision), golden.precision)
    expectClose(report.perClass.map(\.recall), golden.recall)
    expectClose(report.perClass.map(\.f1), golden.f1)
    #expect(report.perClass.map(\.support) == golden.support)
    expectClose([report.macro.precision, report.macro.recall, report.macro.f1], golden.macro)
    expectClose(
      [report.weighted.precision, report.weighted.recall, report.weighted.f1], golden.weighted)
  }

  @Test(arguments: Golden.all.cases)
  func textIsScikitLearns(golden: Golden.Case) {
    #expect(ClassificationReport(golden.matrix).text() == golden.text)
  }

  @Test func rowsAreTrueLabels() {
    let matrix = ConfusionMatrix(labels: ["a", "b"], truth: [0, 0, 1], predicted: [1, 1, 1])
    #expect(matrix.counts == [[0, 2], [0, 1]])
    #expect(matrix[truth: 0, predicted: 1] == 2)
    #expect(matrix.columnTotals == [0, 3])
    #expect(matrix.rowNormalized == [[0, 1], [0, 1]])
  }

  @Test func withoutSamplesEverythingIsZero() {
    let report = ClassificationReport(
      ConfusionMatrix(labels: ["a", "b"], truth: [], predicted: []))
    #expect(report.accuracy == 0)
    #expect(report.macro.f1 == 0)
    #expect(report.weighted.f1 == 0)
    #expect(report.count == 0)
  }

  @Test func aNotANumberNeverWins() {
    let scores = ClassScores([.nan, 0.2, 0.1, .nan, .nan, .nan, 0.3, .nan, 0.4], classCount: 3)
    #expect(scores.predicted == [1, 0, 2])
  }

  /// Of equal scores scikit-learn ranks the last class highest, we the first: ours of the classes in reverse.
  @Test(arguments: Golden.all.cases)
  func topTwoAccuracyIsScikitLearnsInReverse(golden: Golden.Case) {
    let scores = golden.probabilities
    let reversed = ClassScores(
      (0..<scores.count).flatMap { scores[$0].reversed() }, classCount: scores.classCount)
    let truth = golden.truth.map { scores.classCount - 1 - $0 }
    expectClose([reversed.topAccuracy(2, truth: truth)], [golden.top2])
    #expect(scores.topAccuracy(golden.labels.count, truth: golden.truth) == 1)
  }

  @Test(arguments: Golden.all.cases)
  func theTopOneIsTheAnswer(golden: Golden.Case) {
    let scores = golden.probabilities
    expectClose([scores.topAccuracy(1, truth: golden.truth)], [golden.accuracy])
    #expect(scores.topAccuracy(2, truth: golden.truth) >= golden.accuracy)
  }

  @Test func aConstantNetworkIsRightAboutItsFirstClasses() {
    let scores = ClassScores([Float](repeating: 0.25, count: 16), classCount: 4)
    #expect(scores.predicted == [0, 0, 0, 0])
    #expect(scores.topAccuracy(1, truth: [0, 1, 2, 3]) == 0.25)
    #expect(scores.topAccuracy(2, truth: [0, 1, 2, 3]) == 0.5)
    #expect(scores.topAccuracy(2, truth: [0, 0, 0, 0]) == 1)
  }

  @Test func aNotANumberIsNeverAmongTheTop() {
    let scores = ClassScores([.nan, 0.2, 0.1, .nan, .nan, .nan], classCount: 3)
    #expect(scores.topAccuracy(2, truth: [0, 0]) == 0)
    #expect(scores.topAccuracy(2, truth: [1, 2]) == 0.5)
    #expect(scores.topAccuracy(3, truth: [2, 2]) == 0.5)
    #expect(ClassScores([], classCount: 3).topAccuracy(1, truth: []) == 0)
  }

  @Test func theFirstOfEqualScoresWins() {
    #expect(ClassScores([0.1, 0.4, 0.4, 0.1], classCount: 4).predicted == [1])
  }

  @Test func labelsCannotDriveTheTerminal() {
    let matrix = ConfusionMatrix(labels: ["\u{1B}[31mred\n"], truth: [0], predicted: [0])
    let text = ClassificationReport(matrix).text()
    #expect(!text.contains("\u{1B}"))
    #expect(text.split(separator: "\n").count == 5)
  }

  @Test func jsonKeysAreScikitLearns() throws {
    let report = ClassificationReport(ConfusionMatrix(labels: ["a"], truth: [0], predicted: [0]))
    let data = try JSONEncoder().encode(report)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(object.keys) == ["count", "accuracy", "per_class", "macro_avg", "weighted_avg"])
    #expect(try JSONDecoder().decode(ClassificationReport.self, from: data) == report)
  }

  @Test func wilsonIntervalIsSciPys() {
    for golden in Golden.all.wilson {
      let interval = ConfidenceInterval.wilson(
        successes: golden.successes, trials: golden.trials)
      expectClose([interval.lower, interval.upper], golden.interval)
    }
    let unknown = ConfidenceInterval.wilson(successes: 0, trials: 0)
    #expect(unknown.lower == 0 && unknown.upper == 1)
  }
}

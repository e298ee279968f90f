import Foundation
import MienMetrics
import Testing

@Suite struct CalibrationTests {
  @Test(arguments: Golden.all.cases)
  func binsAreScikitLearns(golden: Golden.Case) {
    let calibration = Calibration(probabilities: golden.probabilities, truth: golden.truth)
    #expect(calibration.bins.map(\.count) == golden.binCounts)
    let filled = calibration.bins.filter { $0.count > 0 }
    expectClose(filled.map(\.accuracy), golden.binAccuracy)
    expectClose(filled.map(\.confidence), golden.binConfidence)
    expectClose([calibration.expectedError], [golden.expectedError])
    expectClose([calibration.maximumError], [golden.maximumError])
  }

  @Test func confidenceOnAnEdgeBelongsToTheLowerBin() {
    let calibration = Calibration(
      probabilities: ClassScores([0.5, 0.5, 1, 0, 0.75, 0.25], classCount: 2), truth: [0, 0, 1],
      binCount: 4)
    #expect(calibration.bins.map(\.count) == [0, 1, 1, 1])
    #expect(calibration.bins.map(\.accuracy) == [0, 1, 0, 1])
  }

  @Test func brokenProbabilitiesAreCountedInTheFirstBin() {
    let calibration = Calibration(
      probabilities: ClassScores([.nan, .nan, 7, 0], classCount: 2), truth: [0, 0])
    #expect(calibration.bins.first?.count == 1)
    #expect(calibration.bins.last?.count == 1)
  }

  @Test(arguments: Golden.all.cases)
  func temperatureIsSciPys(golden: Golden.Case) {
    let logits = ClassScores(golden.logits, classCount: golden.labels.count)
    let scaling = TemperatureScaling.fit(logits: logits, truth: golden.truth)
    expectClose([scaling.temperature / golden.temperature], [1])
  }

  @Test func scalingKeepsPredictionsAndLowersTheLoss() throws {
    let golden = try #require(Golden.all.cases.first)
    let logits = ClassScores(golden.logits, classCount: golden.labels.count)
    let scaling = TemperatureScaling.fit(logits: logits, truth: golden.truth)
    let scaled = scaling.probabilities(logits)
    #expect(scaled.predicted == golden.predicted)
    func loss(_ scores: ClassScores) -> Double {
      golden.truth.indices.reduce(0) {
        $0 - log(Double(scores.values[$1 * scores.classCount + golden.truth[$1]]))
      }
    }
    #expect(loss(scaled) < loss(golden.probabilities))
    let plain = TemperatureScaling(temperature: 1).probabilities(logits)
    expectClose(plain.values.map(Double.init), golden.scores.map(Double.init), tolerance: 1e-6)
  }

  @Test func withoutAMinimumTheRangeEnds() {
    let right = ClassScores([3, 0, 0, 3], classCount: 2)
    #expect(TemperatureScaling.fit(logits: right, truth: [0, 1]).temperature == 0.01)
    #expect(TemperatureScaling.fit(logits: right, truth: [1, 0]).temperature == 100)
  }

  @Test func whatSaysNothingOfTheTemperatureLeavesItAtOne() throws {
    let flat = ClassScores([1, 1, -3, -3], classCount: 2)
    #expect(TemperatureScaling.fit(logits: flat, truth: [0, 1]).temperature == 1)
    let none = ClassScores([], classCount: 2)
    #expect(TemperatureScaling.fit(logits: none, truth: []).temperature == 1)
    let golden = try #require(Golden.all.cases.first)
    let count = golden.labels.count
    let padded = ClassScores(golden.logits + [Float](repeating: 5, count: count), classCount: count)
    let scaling = TemperatureScaling.fit(logits: padded, truth: golden.truth + [0])
    expectClose([scaling.temperature / golden.temperature], [1])
    let broken = ClassScores([.nan, .infinity], classCount: 2)
    #expect(TemperatureScaling.fit(logits: broken, truth: [0]).temperature == 1)
  }
}

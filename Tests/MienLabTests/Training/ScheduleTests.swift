import Foundation
import Testing

@testable import MienLab

@Suite struct ScheduleTests {
  /// What `Golden/make_schedules.py` writes.
  private struct Golden: Decodable {
    let rate: Double
    let stepsPerEpoch: Int
    let step: [Double]
    let cosine: [Double]
    let losses: [Double]
    let plateau1: [Double]
    let plateau2: [Double]
    let plateau3: [Double]

    static func read() throws -> Golden {
      let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Golden/schedules.json")
      return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: path))
    }
  }

  private func schedule(
    _ name: ScheduleRecipe.Name, rate: Double = 0.4, stepsPerEpoch: Int, epochs: Int,
    _ change: (inout ScheduleRecipe) -> Void = { _ in }
  ) -> Schedule {
    var recipe = ScheduleRecipe()
    recipe.name = name
    change(&recipe)
    return Schedule(recipe: recipe, rate: rate, stepsPerEpoch: stepsPerEpoch, epochs: epochs)
  }

  private func rates(_ schedule: Schedule, count: Int? = nil) -> [Double] {
    (0..<(count ?? schedule.epochs * schedule.stepsPerEpoch)).map {
      schedule.learningRate(step: $0, plateau: PlateauState())
    }
  }

  private func expectClose(
    _ actual: [Double], _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(actual.count == expected.count, sourceLocation: sourceLocation)
    for (step, (got, want)) in zip(actual, expected).enumerated() {
      #expect(
        abs(got - want) <= 1e-9 * abs(want), "step \(step): \(got), not \(want)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func constantStaysAndWarmsUp() {
    #expect(
      rates(schedule(.constant, stepsPerEpoch: 3, epochs: 2)) == [Double](repeating: 0.4, count: 6))
    let warm = schedule(.constant, rate: 0.6, stepsPerEpoch: 4, epochs: 3) { $0.warmupEpochs = 1.5 }
    expectClose(
      rates(warm), [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] + [Double](repeating: 0.6, count: 6))
  }

  @Test func stepAndCosineAreThoseOfPyTorch() throws {
    let golden = try Golden.read()
    let step = schedule(.step, rate: golden.rate, stepsPerEpoch: golden.stepsPerEpoch, epochs: 7) {
      $0.every = 2
      $0.factor = 0.3
    }
    expectClose(rates(step), golden.step)
    let cosine = schedule(
      .cosine, rate: golden.rate, stepsPerEpoch: golden.stepsPerEpoch, epochs: 5
    ) { $0.minLR = 0.01 }
    expectClose(rates(cosine), golden.cosine)
  }

  /// Warm-up in the first four of fifteen steps, then half a cosine over the other eleven.
  @Test func cosineFallsFromWhereTheWarmUpEnds() {
    let rates = rates(
      schedule(.cosine, stepsPerEpoch: 5, epochs: 3) {
        $0.warmupEpochs = 0.8
        $0.minLR = 0.02
      }, count: 17)
    expectClose(Array(rates[..<5]), [0.1, 0.2, 0.3, 0.4, 0.4])
    expectClose([rates[9], rates[14], rates[16]], [0.21, 0.02, 0.02])
    #expect(zip(rates[4...], rates[5...]).allSatisfy { $0 >= $1 })
  }

  @Test func stepWarmsUpToo() {
    let warm = schedule(.step, stepsPerEpoch: 2, epochs: 4) {
      $0.warmupEpochs = 1
      $0.every = 2
      $0.factor = 0.5
    }
    expectClose(rates(warm), [0.2, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.2])
  }

  /// Eleven steps of which the first four rise: the peak is at step 4, the middles at 2 and 7.
  @Test func oneCycleRisesAndFalls() {
    let rates = rates(
      schedule(.oneCycle, rate: 0.5, stepsPerEpoch: 11, epochs: 1) {
        $0.rise = 0.4
        $0.minLR = 0.1
      })
    expectClose(
      [rates[0], rates[2], rates[4], rates[7], rates[10]], [0.02, 0.26, 0.5, 0.3, 0.1])
    #expect(zip(rates[..<5], rates[1..<5]).allSatisfy { $0 < $1 })
    #expect(zip(rates[4...], rates[5...]).allSatisfy { $0 > $1 })
  }

  @Test func plateauIsThatOfPyTorch() throws {
    let golden = try Golden.read()
    for (patience, expected) in [
      (1, golden.plateau1), (2, golden.plateau2), (3, golden.plateau3),
    ] {
      let schedule = schedule(
        .plateau, rate: golden.rate, stepsPerEpoch: 2, epochs: golden.losses.count + 1
      ) {
        $0.factor = 0.5
        $0.minLR = 0.05
        $0.every = patience
      }
      var state = PlateauState()
      var rates: [Double] = []
      for (epoch, loss) in (golden.losses + [0]).enumerated() {
        rates.append(schedule.learningRate(step: 2 * epoch, plateau: state))
        #expect(rates.last == schedule.learningRate(step: 2 * epoch + 1, plateau: state))
        state.record(loss: loss, patience: patience)
      }
      expectClose(rates, expected)
    }
  }

  @Test func plateauStateSurvivesJSON() throws {
    var state = PlateauState()
    for loss in [Double.nan, 0.7, 0.9, 0.6, 0.65, 0.1 + 0.2, 5, 5, 5] {
      let text = try JSONEncoder().encode(state)
      #expect(try JSONDecoder().decode(PlateauState.self, from: text) == state)
      state.record(loss: loss, patience: 2)
    }
    #expect(state.bestLoss == 0.1 + 0.2)
    #expect(state.cuts == 1 && state.epochsWithoutImprovement == 1)
  }

  @Test func shortestRunHasARate() {
    for name in ScheduleRecipe.Name.allCases {
      let rates = rates(schedule(name, stepsPerEpoch: 1, epochs: 1), count: 3)
      #expect(rates.allSatisfy { $0 >= 0 && $0 <= 0.4 }, "\(name)")
      #expect(rates[0] > 0, "\(name)")
    }
  }
}

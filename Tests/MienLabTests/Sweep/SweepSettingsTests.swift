import Foundation
import MienCore
import Testing

@testable import MienLab

@Suite struct SweepSettingsTests {
  private func sweep(_ text: String) throws -> SweepDescription {
    try SweepFile.parse("recipe: {}\n" + text)
  }

  @Test func gridChangesItsLastKeyFastest() throws {
    let sweep = try sweep(
      "parameters: {optimizer.name: [adam, sgd], optimizer.lr: [0.1, 0.01, 0.001]}\nseeds: [5, 6]")
    let trials = sweep.allTrials()
    #expect(trials.map(\.number) == Array(1...12))
    #expect(trials.map(\.setting) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6])
    #expect(trials.map(\.seed) == [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6])
    #expect(trials[2].values == ["adam", "0.01"] && trials[6].values == ["sgd", "0.1"])
    #expect(trials[6].run == "trials/0007")
  }

  /// The list is part of a sweep's record: other processes and later versions must draw the same.
  @Test func drawsAreThoseOfTheSeed() throws {
    let text = """
      method: random
      trials: 4
      parameters:
        optimizer.lr: {low: 0.0001, high: 0.1, scale: log}
        training.batch_size: {low: 16, high: 128}
        optimizer.name: [adam, sgd]
      """
    let drawn = try sweep(text).settings()
    #expect(drawn == Self.golden, "\(drawn)")
    #expect(try sweep(text).settings() == drawn)
    #expect(try sweep(text + "\nseed: 2").settings() != drawn)
    // More trials of the same seed begin with the same ones.
    let more = text.replacingOccurrences(of: "trials: 4", with: "trials: 9")
    #expect(try sweep(more).settings().prefix(4) == drawn[...])
  }

  private static let golden = [
    ["0.0004572", "81", "adam"], ["0.0004986", "88", "adam"], ["0.0003854", "46", "adam"],
    ["0.01238", "109", "sgd"],
  ]

  @Test func drawsKeepToTheirRanges() throws {
    var generator = SeededGenerator(seed: 3)
    var low = 0
    for _ in 0..<2000 {
      let rate = try #require(
        Double(SweepValues.range(low: 1e-4, high: 0.1, scale: .log).draw(&generator)))
      #expect((1e-4...0.1).contains(rate))
      if rate < 1e-3 { low += 1 }
      let share = try #require(
        Double(SweepValues.range(low: -0.3, high: 0.7, scale: .linear).draw(&generator)))
      #expect((-0.3...0.7).contains(share))
    }
    // A third of a range over three factors of ten lies in the lowest.
    #expect((560...770).contains(low), "\(low)")
  }

  @Test(arguments: [SweepValues.Scale.linear, .log])
  func wholeNumbersComeWithBothEnds(scale: SweepValues.Scale) throws {
    var generator = SeededGenerator(seed: 4)
    var counts: [String: Int] = [:]
    for _ in 0..<3000 {
      counts[SweepValues.integers(low: 1, high: 3, scale: scale).draw(&generator), default: 0] += 1
    }
    #expect(Set(counts.keys) == ["1", "2", "3"])
    if scale == .linear {
      #expect(counts.values.allSatisfy { (880...1120).contains($0) }, "\(counts)")
    }
  }

  @Test func drawsAreDifferentAndEndWhenThereAreNoMore() throws {
    let drawn = try sweep(
      "method: random\ntrials: 50\nparameters: {optimizer.lr: [1, 2, 3], optimizer.eps: [1, 2]}"
    ).settings()
    #expect(drawn.count == 6 && Set(drawn).count == 6)
  }

  @Test func settingsBecomeRecipes() throws {
    let sweep = try SweepFile.parse(
      "recipe: {}\nparameters: {optimizer.lr: [0.5, 5000]}\nseeds: [3, 4]", name: "s.yaml")
    let recipe = try sweep.recipe(of: ["0.5"], seed: 4)
    #expect(recipe.optimizer.lr == 0.5 && recipe.seed == 4)
    #expect(
      throws: MienError.usage("s.yaml: optimizer.lr is 5000; it must lie between 1e-12 and 1000")
    ) { try sweep.recipe(of: ["5000"], seed: 4) }
    let unknown = try SweepFile.parse(
      "recipe: {}\nparameters: {optimizer.learning: [1, 2]}", name: "s.yaml")
    let error = #expect(throws: MienError.self) { try unknown.recipe(of: ["1"], seed: 1) }
    #expect(error?.description.hasPrefix("s.yaml: unknown key optimizer.learning") == true)
  }
}

@Suite struct HalvingTests {
  private func halving(_ low: Int, _ high: Int, _ factor: Int) -> SweepDescription.Halving {
    var halving = SweepDescription.Halving()
    (halving.minEpochs, halving.maxEpochs, halving.factor) = (low, high, factor)
    return halving
  }

  @Test func rungsGrowByTheFactorUpToTheLast() {
    #expect(halving(1, 9, 3).rungs == [1, 3, 9])
    #expect(halving(1, 10, 3).rungs == [1, 3, 9, 10])
    #expect(halving(5, 5, 3).rungs == [5])
    #expect(halving(2, 1_000_000, 1000).rungs == [2, 2000, 1_000_000])
  }

  @Test func oneInFactorGoesOn() {
    let scores = [1: 0.1, 2: 0.5, 3: 0.3, 4: 0.5, 5: 0.2, 6: 0.4, 7: 0.5]
    #expect(halving(1, 9, 3).promoted(scores, of: 7, by: .accuracy) == [2, 4])
    #expect(halving(1, 9, 2).promoted(scores, of: 7, by: .accuracy) == [2, 4, 7])
    #expect(halving(1, 9, 3).promoted(scores, of: 7, by: .loss) == [1, 5])
    #expect(halving(1, 9, 100).promoted(scores, of: 7, by: .macroF1) == [2])
  }

  @Test func failedSettingsDoNot() {
    #expect(halving(1, 9, 2).promoted([3: 0.1], of: 8, by: .accuracy) == [3])
    #expect(halving(1, 9, 2).promoted([:], of: 8, by: .accuracy) == [])
  }
}

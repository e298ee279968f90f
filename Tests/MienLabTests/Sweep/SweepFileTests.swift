import Foundation
import MienCore
import TestSupport
import Testing

@testable import MienLab

@Suite struct SweepFileTests {
  private func refusal(_ text: String) -> String {
    do {
      _ = try SweepFile.parse(text, name: "my.yaml")
      return "accepted"
    } catch let error as MienError {
      #expect(error.kind == .usage)
      return error.description
    } catch {
      return "\(type(of: error))"
    }
  }

  @Test func wholeDescriptionIsRead() throws {
    let sweep = try SweepFile.parse(
      """
      recipe:
        model: {name: li}
        training:
          epochs: 3
          monitor: macro_f1
      method: halving
      objective: loss
      parameters:
        optimizer.name: [adam, sgd]
        optimizer.lr: {low: 1e-4, high: 0.1, scale: log}
        training.batch_size: {low: 16, high: 128}
      trials: 12
      seeds: [1, 18446744073709551615]
      seed: 7
      halving: {min_epochs: 2, max_epochs: 20, factor: 4}
      """)
    #expect(sweep.method == .halving && sweep.objective == .loss)
    #expect(sweep.trials == 12 && sweep.seeds == [1, .max] && sweep.seed == 7)
    #expect(
      sweep.parameters.map(\.key) == ["optimizer.name", "optimizer.lr", "training.batch_size"])
    #expect(sweep.parameters[0].values == .list(["adam", "sgd"]))
    #expect(sweep.parameters[1].values == .range(low: 1e-4, high: 0.1, scale: .log))
    #expect(sweep.parameters[2].values == .integers(low: 16, high: 128, scale: .linear))
    #expect(sweep.halving?.rungs == [2, 8, 20])
    #expect(try RecipeFile.parse(sweep.recipe).training.epochs == 3)
  }

  @Test func whatIsLeftOutHasDefaults() throws {
    let sweep = try SweepFile.parse(
      "recipe: {seed: 9, training: {monitor: loss}}\nparameters: {optimizer.lr: [0.1]}")
    #expect(sweep.method == .grid && sweep.objective == .loss && sweep.seeds == [9])
    #expect(sweep.trials == nil && sweep.halving == nil && sweep.seed == 1)
  }

  @Test func recipesAreFoundBesideTheSweep() throws {
    try withTemporaryFolder { folder in
      try "training: {epochs: 4}".write(
        toFile: folder + "/base.yaml", atomically: true, encoding: .utf8)
      try "recipe: base.yaml\nseeds: [1, 2]".write(
        toFile: folder + "/sweep.yaml", atomically: true, encoding: .utf8)
      let sweep = try SweepFile.read(folder + "/sweep.yaml")
      #expect(try RecipeFile.parse(sweep.recipe).training.epochs == 4)
      try "recipe: \(folder)/base.yaml\nseeds: [1, 2]".write(
        toFile: folder + "/sweep.yaml", atomically: true, encoding: .utf8)
      #expect(try SweepFile.read(folder + "/sweep.yaml") == sweep)
      try "recipe: none.yaml\nseeds: [1, 2]".write(
        toFile: folder + "/sweep.yaml", atomically: true, encoding: .utf8)
      #expect(
        throws: MienError.usage(
          "cannot read the recipe \(folder)/none.yaml: No such file or directory")
      ) {
        try SweepFile.read(folder + "/sweep.yaml")
      }
      #expect(
        throws: MienError.usage(
          "cannot read the sweep \(folder)/other.yaml: No such file or directory")
      ) {
        try SweepFile.read(folder + "/other.yaml")
      }
    }
  }

  @Test(arguments: [
    ("", "recipe is missing"),
    ("recipe: {}\nparametres: {}", "line 2: unknown key parametres; did you mean \"parameters\"?"),
    ("recipe: {}\nparameters: {optimizer.lr: [1]}\nhalving: {}", "belongs to method: halving"),
    ("recipe: {trainning: {epochs: 1}}\nseeds: [1, 2]", "recipe: unknown key trainning; did you"),
    ("recipe: {training: {epochs: [1]}}\nseeds: [1, 2]", "takes one value, not a list"),
    ("recipe: {training: {epochs: x}}\nseeds: [1, 2]", "training.epochs cannot be \"x\""),
    ("recipe: {}\nmethod: gred", "method cannot be \"gred\"; did you mean \"grid\"?; it takes"),
    ("recipe: {}\nparameters: {optimizer.lr: []}", "optimizer.lr has an empty list"),
    ("recipe: {}\nparameters: {optimizer.lr: [0.1, 1e-1]}", "optimizer.lr has 1e-1 twice"),
    ("recipe: {}\nparameters: {optimizer.lr: [[1]]}", "takes a list of single values"),
    ("recipe: {}\nparameters: {optimizer.lr: 1}", "takes a list such as [1, 2], or a range"),
    ("recipe: {}\nparameters: [optimizer.lr]", "must be a section of recipe keys"),
    ("recipe: {}\nparameters: {optimizer: {lr: [1]}}", "unknown key parameters: optimizer.lr"),
    ("recipe: {}\nparameters: {seed: [1, 2]}", "seed has a key of its own"),
    ("recipe: {}\nparameters: {optimizer.lr: {low: 1, high: 2}}", "a grid needs a list"),
    (
      "recipe: {}\nparameters: {optimizer.lr: {low: 0, high: 1, scale: log}}",
      "parameters: optimizer.lr: a range with scale log must begin above 0"
    ),
    (
      "recipe: {}\nmethod: random\ntrials: 2\nparameters: {optimizer.lr: {low: 2, high: 1}}",
      "low must be below high"
    ),
    (
      "recipe: {}\nmethod: random\ntrials: 2\nparameters: {optimizer.lr: {low: .nan, high: 1}}",
      "low is .nan; it must be a number"
    ),
    (
      "recipe: {}\nmethod: random\ntrials: 2\nparameters: {optimizer.lr: {low: 1e-3}}",
      "high is missing"
    ),
    ("recipe: {}\nmethod: random\nparameters: {optimizer.lr: [1]}", "method: random needs trials"),
    ("recipe: {}\nparameters: {optimizer.lr: [1]}\ntrials: 3", "a grid tries everything"),
    ("recipe: {}\ntrials: 0", "trials is 0; it must be a whole number from 1 to 10000"),
    ("recipe: {}\ntrials: 1:30", "trials is 1:30; it must be a whole number"),
    ("recipe: {}\nseeds: []", "seeds takes a list"),
    ("recipe: {}\nseeds: [1, 1]", "seeds has one twice"),
    ("recipe: {}\nseeds: [-1]", "seeds cannot have \"-1\""),
    ("recipe: {}", "nothing changes from trial to trial"),
    (
      "recipe: {}\nmethod: halving\nparameters: {training.epochs: [1, 2]}",
      "training.epochs is what halving decides"
    ),
    (
      "recipe: {}\nmethod: halving\nseeds: [1, 2]\nhalving: {min_epochs: 9, max_epochs: 3}",
      "halving: min_epochs must not be above max_epochs (3)"
    ),
    (
      "recipe: {}\nmethod: halving\nseeds: [1, 2]\nhalving: {factor: 1}",
      "halving: factor is 1; it must be a whole number from 2 to 1000"
    ),
    ("recipe: &a {}\nseeds: *a", "line 1: a sweep takes no anchors or aliases"),
    ("recipe: ['#', &a x]", "line 1: a sweep takes no anchors or aliases"),
    ("recipe: ['it''s # x', &a x]", "line 1: a sweep takes no anchors or aliases"),
    (#"recipe: ["\\", " #", &a x]"#, "line 1: a sweep takes no anchors or aliases"),
    ("recipe: [x 'y, ' #', &a x]", "line 1: a sweep takes no anchors or aliases"),
    ("seeds: 1 # c\rrecipe: [&a x]", "line 1: a sweep takes no anchors or aliases"),
    ("seeds: 1 # c\u{2028}&a recipe: x", "line 1: a sweep takes no anchors or aliases"),
    ("recipe: [\n\u{FEFF}&a x]", "line 2: a sweep takes no anchors or aliases"),
    ("recipe: 'it goes\n # on', *a", "line 2: a sweep takes no anchors or aliases"),
    ("recipe: [", "is not YAML"),
    ("- recipe", "a sweep must be a section of keys and values"),
  ])
  func whatIsNotUnderstoodIsRefused(text: String, reason: String) {
    let told = refusal(text)
    #expect(told.hasPrefix("my.yaml") && told.contains(reason), "\(told)")
    #expect(!told.contains("\n"))
  }

  @Test func tooManyTrialsAreRefused() {
    let list = "[" + (0..<101).map { "\($0)" }.joined(separator: ", ") + "]"
    #expect(
      refusal("recipe: {}\nparameters: {optimizer.lr: \(list), optimizer.eps: \(list)}")
        == "my.yaml: more than 10000 trials; use fewer values")
  }

  @Test func mutantsAreReadOrRefusedQuickly() async {
    await #expect(processExitsWith: .success) {
      alarm(120)
      let original = Array(
        """
        recipe: {model: {name: li}, training: {epochs: 2}}
        method: random
        parameters:
          optimizer.lr: {low: 0.0001, high: 0.1, scale: log}
          optimizer.name: [adam, sgd]
        trials: 20
        seeds: [1, 2, 3]
        """.utf8)
      var mutator = RecipeMutator(seed: 21)
      var refused = 0
      for number in 0..<1500 {
        let mutant = mutator.mutant(of: original)
        do {
          _ = try SweepFile.parse(String(decoding: mutant, as: UTF8.self)).settings()
        } catch {
          refused += 1
          #expect(error is MienError, "mutant \(number): \(error)")
        }
      }
      #expect((100..<1490).contains(refused), "\(refused) were refused")
    }
  }
}

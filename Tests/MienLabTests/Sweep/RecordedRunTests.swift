#if Training
  import Foundation
  import MienCore
  import TestSupport
  import Testing

  @testable import MienLab

  extension TrainerSuite {
    /// Run directories as those who compare them see them.
    @Suite struct RecordedRunTests {
      private let data = Fixture.patterns()

      @Test func runsAreFoundAndDamagedOnesKeepTheirReason() throws {
        try withTemporaryFolder { folder in
          var recipe = TrainingRun.standingRecipe(epochs: 2)
          try TrainingRun.train(recipe, data, in: folder + "/b/10")
          recipe.training.epochs = 9
          try TrainingRun.train(recipe, data, in: folder + "/b/9", steps: 6)
          recipe.training.patience = 1
          try TrainingRun.train(recipe, data, in: folder + "/a")
          try FileManager.default.createDirectory(
            atPath: folder + "/c", withIntermediateDirectories: true)
          for (name, file, text) in [
            ("lost", "metrics.jsonl", "{}\n"), ("torn", "recipe.yaml", "model: [\n"),
          ] {
            let path = "\(folder)/\(name)"
            try FileManager.default.createDirectory(
              atPath: path, withIntermediateDirectories: true)
            try text.write(toFile: "\(path)/\(file)", atomically: true, encoding: .utf8)
          }
          let found = try RunFinder.find(in: [folder, folder + "/a"])
          let names = found.map { $0.path.dropFirst(folder.count + 1) }
          #expect(names == ["a", "b/9", "b/10", "lost", "torn"])
          let states = found.map { finding in
            switch finding {
            case .run(let run): "\(run.state.rawValue) \(run.epochs.count)"
            case .damaged(_, let reason): reason
            }
          }
          #expect(Array(states.prefix(3)) == ["stopped early 2", "unfinished 1", "complete 2"])
          #expect(states[3].contains("holds no run"))
          #expect(states[4].contains("is not YAML"))
          #expect(throws: MienError.usage("there is no folder \(folder)/none")) {
            try RunFinder.find(in: [folder + "/none"])
          }
        }
      }

      @Test func everyBrokenFileIsNamed() throws {
        try withTemporaryFolder { folder in
          let run = RunDirectory(folder)
          try TrainingRun.train(TrainingRun.standingRecipe(epochs: 2), data, in: folder)
          let whole = try RecordedRun(folder)
          #expect(whole.timings.map(\.epoch) == [1, 2] && whole.seconds > 0)
          #expect(whole.multiplyAddsPerEpoch ?? 1 > 0)
          for (file, text) in [
            (run.provenanceFile, "{}"), (run.timingFile, "{\"epoch\":1}\n"),
            (run.metricsFile, "[]\n"),
          ] {
            let before = try String(contentsOfFile: file, encoding: .utf8)
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            let error = #expect(throws: MienError.self) { try RecordedRun(folder) }
            #expect(error?.description.contains(file) == true)
            try before.write(toFile: file, atomically: true, encoding: .utf8)
          }
          let lines = try String(contentsOfFile: run.metricsFile, encoding: .utf8)
          let second = lines.split(separator: "\n")[1] + "\n"
          try second.write(toFile: run.metricsFile, atomically: true, encoding: .utf8)
          #expect(throws: MienError.self) { try RecordedRun(folder) }
        }
      }
    }
  }

  @Suite struct RecipeDifferenceTests {
    @Test func keysThatDifferAreListedInTheRecipesOrder() throws {
      var (a, b) = (Recipe(), Recipe())
      a.optimizer.lr = 0.1
      b.training.epochs = 3
      let differences = try RecipeDifference.all([a, b, Recipe()])
      #expect(
        differences == [
          .init(key: "training.epochs", values: ["20", "3", "20"]),
          .init(key: "optimizer.lr", values: ["0.1", "0.001", "0.001"]),
        ])
      #expect(try RecipeDifference.all([a, a]) == [])
      #expect(try RecipeDifference.all([]) == [])
    }

    @Test func everyKeyIsFlattened() throws {
      let keys = try RecipeKeys.values()
      let flat = try Recipe().flattened()
      #expect(Set(flat.map(\.key)) == Set(keys.keys))
    }
  }
#endif

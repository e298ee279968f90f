#if Training
  import Foundation
  import MienCore
  import MienData
  import TestSupport
  import Testing
  import Torch

  @testable import MienLab

  extension TrainerSuite {
    /// Sweeps that train, on patterns that take no time.
    @Suite struct SweepRunTests {
      private let data = Fixture.patterns()

      private func sweep(_ text: String, in folder: String) throws -> Sweep {
        try Sweep(
          try SweepFile.parse(text), folder: folder, data: data, threads: nil,
          defaultThreads: Runtime.threads, command: "mien sweep test.yaml")
      }

      private func work(_ sweep: Sweep, steps: Int = .max) throws -> Bool {
        var done = 0
        return try sweep.work(shouldStop: { done >= steps }) { event in
          if case .training(_, .step) = event { done += 1 }
        }
      }

      @Test func failedTrialsAreRecordedAndDoNotStopTheRest() throws {
        try withTemporaryFolder { folder in
          let sweep = try sweep(
            """
            recipe: {training: {epochs: 2, batch_size: 16}, optimizer: {name: sgd}}
            parameters: {optimizer.lr: [1000, 0.01]}
            """, in: folder)
          #expect(try work(sweep))
          let results = try sweep.results()
          #expect(results.map(\.state) == [.failed, .done])
          #expect(results[0].message?.contains("the loss is") == true)
          #expect(results[1].epochs == 2 && results[1].claims == 1)
          let run = try RecordedRun("\(folder)/trials/0002")
          #expect(run.state == .complete && run.recipe.optimizer.lr == 0.01)
          #expect(run.provenance.command == "mien sweep test.yaml")
          #expect(results[1].best == run.best)
          #expect(try work(sweep), "nothing is left, and nothing is done again")
          #expect(try sweep.results() == results)
        }
      }

      @Test func settingsThatCannotBeAreRefusedBeforeAnythingIsWritten() throws {
        try withTemporaryFolder { folder in
          let path = folder + "/sweep"
          let error = #expect(throws: MienError.self) {
            try sweep("recipe: {}\nparameters: {optimizer.lr: [0.1, 5000]}", in: path)
          }
          #expect(error?.description.contains("optimizer.lr is 5000") == true)
          #expect(!FileManager.default.fileExists(atPath: path))
        }
      }

      @Test func interruptedTrialGoesOnAtItsStep() async {
        await #expect(processExitsWith: .success) {
          try withTemporaryFolder { folder in
            let text = """
              recipe: {training: {epochs: 3, batch_size: 16}, augmentation: {flip: 0.5}}
              parameters: {optimizer.lr: [0.01, 0.001]}
              """
            let data = Fixture.patterns()
            func work(in folder: String, steps: Int) throws -> Bool {
              let sweep = try Sweep(
                try SweepFile.parse(text), folder: folder, data: data, threads: nil,
                defaultThreads: Runtime.threads, command: "test")
              var done = 0
              return try sweep.work(shouldStop: { done >= steps }) { event in
                if case .training(_, .step) = event { done += 1 }
              }
            }
            #expect(try work(in: folder + "/a", steps: .max))
            var times = 0
            while try !work(in: folder + "/b", steps: 7) { times += 1 }
            #expect(times == 4)
            for trial in ["0001", "0002"] {
              let differences = try RunRecord("\(folder)/b/trials/\(trial)")
                .differences(from: RunRecord("\(folder)/a/trials/\(trial)"))
              #expect(differences == [])
            }
          }
        }
      }

      /// A halved trial is the beginning of the trial that nobody halves, schedule included.
      @Test func halvedTrialsAreBeginningsOfWholeOnes() async {
        await #expect(processExitsWith: .success) {
          try withTemporaryFolder { folder in
            let base = """
              recipe:
                training: {epochs: 4, batch_size: 16}
                schedule: {name: cosine}
              parameters: {optimizer.lr: [0.01, 0.001, 0.0001]}
              """
            let data = Fixture.patterns()
            func results(_ text: String, in folder: String) throws -> [SweepTrialResult] {
              let sweep = try Sweep(
                try SweepFile.parse(text), folder: folder, data: data, threads: nil,
                defaultThreads: Runtime.threads, command: "test")
              #expect(try sweep.work(shouldStop: { false }, observe: { _ in }))
              return try sweep.results()
            }
            _ = try results(base, in: folder + "/whole")
            let halved = try results(
              base + "\nmethod: halving\nhalving: {min_epochs: 1, max_epochs: 4, factor: 2}",
              in: folder + "/halved")
            #expect(halved.map(\.epochs).compactMap { $0 }.sorted() == [1, 1, 4])
            for result in halved {
              let whole = try RunDirectory("\(folder)/whole/\(result.trial.run)").metrics()
              let part = try RunDirectory("\(folder)/halved/\(result.trial.run)").metrics()
              #expect(part == Array(whole.prefix(result.epochs ?? 0)))
            }
          }
        }
      }
    }
  }
#endif

#if Training
  import Foundation
  import MienCore
  import MienData
  import TestSupport
  import Testing
  import Torch

  @testable import MienLab

  extension TrainerSuite {
    /// Files of a run that were damaged, by accident or on purpose.
    @Suite struct DamageTests {
      @Test func cutAndForeignFilesAreRefused() throws {
        try withTemporaryFolder { folder in
          let data = Fixture.patterns()
          let recipe = TrainingRun.standingRecipe()
          try TrainingRun.train(recipe, data, in: folder)
          let run = RunDirectory(folder)
          for path in [run.lastFile, run.bestFile] {
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            var noise = SeededGenerator(seed: 1)
            let versions: [Data] = [
              Data(), whole.prefix(7), whole.prefix(100), whole.dropLast(1), whole + [0],
              Data((0..<1000).map { _ in UInt8(truncatingIfNeeded: noise.next()) }),
            ]
            for (number, version) in versions.enumerated() {
              try Data(version).write(to: URL(fileURLWithPath: path))
              let error = #expect(throws: MienError.self, "\(path) \(number)") {
                if path == run.lastFile {
                  try TrainingRun.train(recipe, data, in: folder, resuming: true)
                } else {
                  _ = try TrainedNetwork(run: run)
                }
              }
              #expect(error?.description.contains(path) == true)
            }
            try whole.write(to: URL(fileURLWithPath: path))
          }
          try TrainingRun.train(recipe, data, in: folder, resuming: true)
        }
      }

      /// A finished run does not begin anew because somebody saved disk space.
      @Test func runWithoutItsLastCheckpointIsNotTrainedAnew() throws {
        try withTemporaryFolder { folder in
          let data = Fixture.patterns()
          let recipe = TrainingRun.standingRecipe()
          try TrainingRun.train(recipe, data, in: folder)
          let run = RunDirectory(folder)
          let before = try Data(contentsOf: URL(fileURLWithPath: run.bestFile))
          try FileManager.default.removeItem(atPath: run.lastFile)
          for _ in 0..<2 {
            let error = #expect(throws: MienError.self) {
              try TrainingRun.train(recipe, data, in: folder, resuming: true)
            }
            #expect(error?.description.contains("to go on from; bring it back") == true)
            #expect(try Data(contentsOf: URL(fileURLWithPath: run.bestFile)) == before)
            // The best network alone says that there were epochs.
            try Data().write(to: URL(fileURLWithPath: run.metricsFile))
          }
        }
      }

      @Test func runWithoutItsBestNetworkSaysWhatIsMissing() throws {
        try withTemporaryFolder { folder in
          let recipe = TrainingRun.standingRecipe()
          try TrainingRun.train(recipe, Fixture.patterns(), in: folder)
          let run = RunDirectory(folder)
          try FileManager.default.removeItem(atPath: run.bestFile)
          #expect(
            throws: MienError(
              "\(run.bestFile) is missing; bring it back or train into another folder")
          ) { try TrainedNetwork(run: run) }
        }
      }

      /// Answers that are no numbers would be judged as if they were sound.
      @Test func networkThatAnswersNoNumbersIsNotJudged() throws {
        try withTemporaryFolder { folder in
          let data = Fixture.patterns()
          try TrainingRun.train(TrainingRun.standingRecipe(), data, in: folder)
          let run = RunDirectory(folder)
          let file = try TensorFile(path: run.bestFile)
          try file.write(
            to: run.bestFile, replacing: try file.range(of: "model.fc1.weight"), with: 0xFF)
          let network = try TrainedNetwork(run: run)
          let path = folder + "/network.onnx"
          let asked: [(String, () throws -> Void)] = [
            ("logits", { _ = try network.logits(of: data, at: [0]) }),
            ("probabilities", { _ = try network.probabilities(of: data, at: [0], crops: .flip) }),
            ("features", { _ = try network.features(of: data, at: [0]) }),
            ("export", { try network.export(to: path) }),
          ]
          for (question, ask) in asked {
            let error = #expect(throws: MienError.self, "\(question)") { try ask() }
            #expect(
              error?.description.hasPrefix("\(folder): the network answers with numbers") == true,
              "\(question)")
          }
          #expect(FileKind(at: path) == nil)
        }
      }

      /// Another folder would be made in its place, with half of the run.
      @Test func folderThatIsMovedWhileTrainingIsTold() throws {
        try withTemporaryFolder { parent in
          let folder = parent + "/run"
          let recipe = TrainingRun.demandingRecipe(epochs: 3)
          var moved = false
          let error = #expect(throws: MienError.self) {
            try TrainingRun.train(recipe, Fixture.patterns(), in: folder) { _ in
              guard !moved, FileManager.default.fileExists(atPath: folder + "/best.safetensors")
              else { return }
              moved = true
              try FileManager.default.moveItem(atPath: folder, toPath: parent + "/other")
            }
          }
          #expect(error?.description.contains("was moved or removed") == true)
          #expect(!FileManager.default.fileExists(atPath: folder))
        }
      }

      @Test func checkpointOfAnotherNetworkIsRefused() throws {
        try withTemporaryFolder { parent in
          let data = Fixture.patterns()
          let recipe = TrainingRun.standingRecipe()
          let other = Fixture.patterns(label: { $0 % 2 })
          try TrainingRun.train(recipe, data, in: parent + "/run")
          try TrainingRun.train(recipe, other, in: parent + "/other")
          let run = RunDirectory(parent + "/run")
          let foreign = try Data(
            contentsOf: URL(fileURLWithPath: parent + "/other/last.safetensors"))
          try foreign.write(to: URL(fileURLWithPath: run.lastFile))
          let error = #expect(throws: MienError.self) {
            try TrainingRun.train(recipe, data, in: run.path, resuming: true)
          }
          #expect(error?.kind == .usage)
          #expect(error?.description.hasPrefix(run.lastFile) == true)
        }
      }

      @Test func damagedRecordsAreNamed() throws {
        try withTemporaryFolder { folder in
          let data = Fixture.patterns()
          let recipe = TrainingRun.standingRecipe(epochs: 2)
          try TrainingRun.train(recipe, data, in: folder)
          let run = RunDirectory(folder)
          let damages: [(String?, String)] = [
            ("{}\n", "is not the record of a run"), ("", "is empty"), (nil, "is missing"),
          ]
          for (text, reason) in damages {
            if let text {
              try AtomicFile.write(text, to: run.provenanceFile)
            } else {
              try FileManager.default.removeItem(atPath: run.provenanceFile)
            }
            #expect(
              throws: MienError(
                "\(run.provenanceFile) cannot be read: it \(reason); bring it back as Mien wrote it"
              )
            ) {
              try TrainingRun.train(recipe, data, in: folder, resuming: true)
            }
          }
          let lines = try String(contentsOfFile: run.metricsFile, encoding: .utf8)
          try AtomicFile.write(String(lines.dropLast(20)), to: run.metricsFile)
          #expect(throws: MienError("\(run.metricsFile), line 2: not a line of metrics")) {
            try run.metrics()
          }
          try AtomicFile.write("optimizer: {lr: 0", to: run.recipeFile)
          let error = #expect(throws: MienError.self) { try run.recipe() }
          #expect(error?.description.hasPrefix(run.recipeFile) == true)
        }
      }

      /// A random state that libtorch refuses.
      @Test func damagedRandomStateIsAnErrorForPeople() throws {
        try withTemporaryFolder { folder in
          let data = Fixture.patterns()
          let recipe = TrainingRun.standingRecipe(epochs: 2)
          try TrainingRun.train(recipe, data, in: folder, steps: 1)
          let path = RunDirectory(folder).lastFile
          let file = try TensorFile(path: path)
          try file.write(to: path, replacing: try file.range(of: "random_state"), with: 0xFF)
          let error = #expect(throws: MienError.self) {
            try TrainingRun.train(recipe, data, in: folder, resuming: true)
          }
          #expect(error?.description.contains(path) == true)
        }
      }

      /// What no network can be. In a process of its own, because libtorch's refusal ends one.
      @Test func impossibleNetworksAreRefused() async {
        await #expect(processExitsWith: .success) {
          try withTemporaryFolder { folder in
            try TrainingRun.train(
              TrainingRun.standingRecipe(), Fixture.patterns(), in: folder)
            let run = RunDirectory(folder)
            let file = try TensorFile(path: run.bestFile)
            let network = try #require(file.metadata["mien.network"])
            for (key, value) in [
              ("\"channels\":1", "\"channels\":-1"), ("\"channels\":1", "\"channels\":0"),
              ("\"channels\":1", "\"channels\":\(Int.max)"), ("\"mean\":[", "\"mean\":[0.5,"),
              ("\"std\":[", "\"std\":[0.5,"), ("\"labels\":[", "\"labels\":[],\"x\":["),
            ] {
              #expect(network.contains(key), "\(network)")
              var changed = file
              changed.metadata["mien.network"] = network.replacingOccurrences(of: key, with: value)
              try changed.write(to: run.bestFile)
              let error = #expect(throws: MienError.self, "\(value)") {
                _ = try TrainedNetwork(run: run)
              }
              #expect(error?.description.contains(run.bestFile) == true, "\(value)")
            }
          }
        }
      }

      /// Progress that no run can have made. In a process of its own, because an index out of range
      /// ends one.
      @Test func impossibleProgressIsRefused() async {
        await #expect(processExitsWith: .success) {
          try withTemporaryFolder { folder in
            let data = Fixture.patterns()
            let recipe = TrainingRun.standingRecipe(epochs: 3)
            try TrainingRun.train(recipe, data, in: folder, steps: 6)
            let path = RunDirectory(folder).lastFile
            let file = try TensorFile(path: path)
            let progress = try #require(file.metadata["mien.progress"])
            #expect(progress.contains("\"step\":1") && progress.contains("\"epoch\":1"))
            for (key, value) in [
              ("\"step\":1", "\"step\":-1"), ("\"step\":1", "\"step\":6"),
              ("\"step\":1", "\"step\":\(Int.min)"), ("\"step\":1", "\"step\":true"),
              ("\"epoch\":1", "\"epoch\":\(Int.min)"), ("\"epoch\":1", "\"epoch\":7"),
              ("\"count\":16", "\"count\":\(Int.max)"),
              ("WithoutImprovement\":0", "WithoutImprovement\":\(Int.max)"),
            ] {
              #expect(progress.contains(key), "\(progress)")
              var changed = file
              changed.metadata["mien.progress"] = progress.replacingOccurrences(
                of: key, with: value)
              try changed.write(to: path)
              let error = #expect(throws: MienError.self, "\(value)") {
                try TrainingRun.train(recipe, data, in: folder, resuming: true)
              }
              #expect(error?.description.contains(path) == true, "\(value)")
            }
          }
        }
      }
    }
  }
#endif

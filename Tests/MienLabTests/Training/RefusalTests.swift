#if Training
  import Foundation
  import MienCore
  import MienData
  import TestSupport
  import Testing
  import Torch

  @testable import MienLab

  extension TrainerSuite {
    /// Requests that make no sense, and files that make none.
    @Suite struct RefusalTests {
      private let data = Fixture.patterns()
      private let recipe = TrainingRun.standingRecipe()

      private func refusal(
        _ folder: String, recipe: Recipe? = nil, data: FaceDataset? = nil, resuming: Bool,
        sourceLocation: SourceLocation = #_sourceLocation
      ) throws -> MienError {
        let error = #expect(throws: MienError.self, sourceLocation: sourceLocation) {
          try TrainingRun.train(
            recipe ?? self.recipe, data ?? self.data, in: folder, resuming: resuming)
        }
        return try #require(error, sourceLocation: sourceLocation)
      }

      @Test func folderWithARunIsNotOverwritten() throws {
        try withTemporaryFolder { folder in
          try TrainingRun.train(recipe, data, in: folder)
          let before = try RunRecord(folder)
          let error = try refusal(folder, resuming: false)
          #expect(
            error
              == .usage(
                "\(folder) holds a run already; go on with --resume or choose another --out"))
          #expect(try RunRecord(folder) == before)
        }
      }

      @Test func networkWithoutResidualBlocksCannotLeaveThemOut() throws {
        try withTemporaryFolder { folder in
          var recipe = recipe
          (recipe.model.name, recipe.training.stochasticDepth) = ("li", 0.1)
          let error = try refusal(folder, recipe: recipe, resuming: false)
          #expect(error.kind == .usage)
          #expect(error.description.hasPrefix("training.stochastic_depth leaves out residual"))
        }
      }

      @Test func resumingNeedsARun() throws {
        try withTemporaryFolder { folder in
          let missing = folder + "/nothing"
          let error = try refusal(missing, resuming: true)
          #expect(error.kind == .usage)
          #expect(error.description.hasPrefix("\(missing) holds no run; "))
          #expect(!FileManager.default.fileExists(atPath: missing))
        }
      }

      @Test func otherRecipeIsRefusedOnResume() throws {
        try withTemporaryFolder { folder in
          try TrainingRun.train(recipe, data, in: folder)
          let changes: [(inout Recipe) -> Void] = [
            { $0.seed = 2 }, { $0.optimizer.lr = 0.5 }, { $0.training.batchSize = 8 },
            { $0.augmentation.flip = 0.5 }, { $0.schedule.every = 3 }, { $0.data.train = "x" },
          ]
          for (number, change) in changes.enumerated() {
            var other = recipe
            change(&other)
            let error = try refusal(folder, recipe: other, resuming: true)
            #expect(error.kind == .usage)
            #expect(
              error.description.hasPrefix("\(folder) was trained with another recipe"),
              "change \(number)")
          }
          #expect(try RunDirectory(folder).recipe() == recipe)
        }
      }

      @Test func fewerEpochsThanAreCompleteAreRefused() throws {
        try withTemporaryFolder { folder in
          let recipe = TrainingRun.standingRecipe(epochs: 2)
          try TrainingRun.train(recipe, data, in: folder)
          var shorter = recipe
          shorter.training.epochs = 1
          #expect(
            try refusal(folder, recipe: shorter, resuming: true)
              == .usage(
                "\(folder) has 2 complete epochs; training.epochs is 1, and must not be below them "
                  + "on --resume"))
          #expect(try RunDirectory(folder).recipe() == recipe)
          try TrainingRun.train(recipe, data, in: folder, resuming: true)
        }
      }

      /// A new run refuses them; one that an earlier version began goes on.
      @Test func keysThatNothingReadsAreRefused() throws {
        try withTemporaryFolder { parent in
          let folder = parent + "/run"
          var recipe = recipe
          recipe.optimizer.amsgrad = true
          let error = try refusal(folder, recipe: recipe, resuming: false)
          #expect(error.kind == .usage && error.description.hasPrefix("optimizer.amsgrad "))
          #expect(FileKind(at: folder) == nil)
          do {
            _ = try Trainer(
              trial: recipe, data: data, run: RunDirectory(folder),
              provenance: TrainingRun.provenance(data))
          }
          try TrainingRun.train(recipe, data, in: folder, resuming: true)
          #expect(try TrainedNetwork(run: RunDirectory(folder)).recipe == recipe)
        }
      }

      @Test(arguments: ["data.clean", "data.votes", "distillation.from", "transfer.from"])
      func keysThatLeadNowhereAreNamed(key: String) throws {
        try withTemporaryFolder { folder in
          for path in ["\(folder)/nope", "\(folder)/nope.onnx"] {
            let recipe = try RecipeFile.parse("", overrides: ["\(key)=\(path)"])
            let error = try refusal(folder + "/run", recipe: recipe, resuming: false)
            #expect(error == .usage("\(key): there is no \(path)"))
          }
        }
      }

      @Test func folderThatIsNoTeacherIsNamed() throws {
        try withTemporaryFolder { folder in
          var recipe = recipe
          recipe.distillation.from = folder
          let error = try refusal(folder + "/run", recipe: recipe, resuming: false)
          #expect(error.kind == .usage)
          #expect(error.description.hasPrefix("distillation.from: \(folder) is neither a run "))
        }
      }

      @Test(arguments: ["\n", "\r\n"]) func listOfOtherPicturesIsNamedWithItsLine(
        end: String
      ) throws {
        try withTemporaryFolder { folder in
          var recipe = recipe
          recipe.data.clean = folder + "/clean.txt"
          let lines = [
            "# mien cleaning list 1\t\(data.fingerprint)\tby hand", "3\tdark", "# mine", "96\tdark",
            "",
          ]
          try lines.joined(separator: end).write(
            toFile: recipe.data.clean, atomically: true, encoding: .utf8)
          #expect(
            try refusal(folder + "/run", recipe: recipe, resuming: false)
              == .usage(
                "\(recipe.data.clean), line 4: there is no picture 96; patterns has 96, counted from "
                  + "0"))
        }
      }

      @Test(arguments: [
        ("mien_small", 17, "augmentation.crop is 17; the pictures are 16 x 16"),
        ("li", 12, "augmentation.crop is 12; li learns from pictures of one size alone"),
        (
          "mien_small", 12,
          "mien_small needs pictures of at least 16 x 16, these are 12 x 12"
        ),
      ])
      func cropThatTheNetworkCannotTakeIsRefused(
        model: String, crop: Int, sentence: String
      ) throws {
        var recipe = recipe
        recipe.model.name = model
        recipe.augmentation.crop = crop
        try withTemporaryFolder { folder in
          let error = try refusal(folder + "/run", recipe: recipe, resuming: false)
          #expect(error == .usage(sentence))
        }
      }

      @Test func otherDataAreRefusedOnResume() throws {
        try withTemporaryFolder { folder in
          try TrainingRun.train(recipe, data, in: folder)
          let error = try refusal(folder, data: Fixture.patterns(seed: 2), resuming: true)
          #expect(error == .usage("\(folder) was trained on other data than patterns"))
        }
      }

      /// The recipe names the same list, but its contents are others.
      @Test func otherPicturesOfTheSameDataAreRefused() throws {
        try withTemporaryFolder { folder in
          var recipe = recipe
          recipe.data.clean = folder + "/clean.txt"
          func clean(_ pictures: [Int]) throws {
            try CleaningList(
              fingerprint: data.fingerprint, command: "by hand",
              entries: pictures.map { .init(picture: $0, reason: "dark") }
            ).write(to: recipe.data.clean)
          }
          let run = folder + "/run"
          try clean([3])
          try TrainingRun.train(recipe, data, in: run)
          let network = try TrainedNetwork(run: RunDirectory(run))
          #expect(try network.prepare(data).indices(ofSplit: "Training").count == 71)
          // One of validation, too: training pictures stay.
          try clean([3, data.count - 1])
          let error = try refusal(run, recipe: recipe, resuming: true)
          #expect(error.kind == .usage && error.description.contains("other pictures or labels"))
          #expect(throws: error) { try network.prepare(data) }
          try clean([3])
          try TrainingRun.train(recipe, data, in: run, resuming: true)
        }
      }

      @Test func secondProcessIsKeptOut() throws {
        try withTemporaryFolder { folder in
          let run = RunDirectory(folder)
          do {
            let first = try Trainer(
              recipe, data: data, run: run, provenance: TrainingRun.provenance(data))
            let error = try refusal(folder, resuming: true)
            #expect(
              error.description == "another process is training in \(folder); wait for it or "
                + "choose another --out")
            withExtendedLifetime(first) {}
          }
          // The claim ends with the one who made it.
          try TrainingRun.train(recipe, data, in: folder, resuming: true)
        }
      }

      @Test func recipesThatDoNotFitLeaveNoRunBehind() throws {
        try withTemporaryFolder { parent in
          let folder = parent + "/run"
          var unknown = recipe
          unknown.model.name = "lii"
          #expect(try refusal(folder, recipe: unknown, resuming: false).kind == .usage)
          var split = recipe
          split.data.train = "nothing"
          #expect(try refusal(folder, recipe: split, resuming: false).kind == .usage)
          var number = recipe
          number.training.batchSize = 0
          #expect(try refusal(folder, recipe: number, resuming: false).kind == .usage)
          var single = recipe
          single.model.name = "mien_small"
          single.training.batchSize = 1
          #expect(
            try refusal(folder, recipe: single, resuming: false).description.contains(
              "cannot learn from one picture at a time"))
          let wide = FaceDataset(
            labels: LabelSet(["a", "b"]), height: 8, width: 12, labelIndices: [0, 1, 0, 1],
            splitNames: ["Training", "PublicTest"], splitIndices: [0, 0, 1, 1], source: "wide",
            pixels: (0..<4 * 96).map { UInt8($0 % 251) })
          let error = try refusal(folder, data: wide, resuming: false)
          #expect(error == .usage("networks take square pictures, these are 8 x 12"))
          #expect(!RunDirectory(folder).holdsRun)
          try AtomicFile.write("a file", to: parent + "/file")
          #expect(
            try refusal(parent + "/file", resuming: false).description
              == "cannot create the folder \(parent)/file: File exists")
        }
      }

      @Test func networkIsJudgedOnDataOfItsKindOnly() throws {
        try withTemporaryFolder { folder in
          try TrainingRun.train(recipe, data, in: folder)
          let network = try TrainedNetwork(run: RunDirectory(folder))
          let small = Fixture.dataset(
            labels: [0], splits: [0], names: ["x"], classes: ["across", "down", "chess"])
          #expect(try network.logits(of: small, at: [0]).count == 3, "resized to 16 x 16")
          let renamed = FaceDataset(
            labels: LabelSet(["a", "b", "c"]), height: 16, width: 16, labelIndices: [0],
            splitNames: ["x"], splitIndices: [0], source: "renamed",
            pixels: [UInt8](repeating: 0, count: 256))
          let other = #expect(throws: MienError.self) { try network.logits(of: renamed, at: [0]) }
          #expect(
            other?.description == "the network knows across, down, chess; renamed has a, b, c")
        }
      }

      @Test func runWithoutACompleteEpochHasNoNetwork() throws {
        try withTemporaryFolder { folder in
          try TrainingRun.train(recipe, data, in: folder, steps: 1)
          let error = #expect(throws: MienError.self) {
            try TrainedNetwork(run: RunDirectory(folder))
          }
          #expect(error?.kind == .usage)
          #expect(error?.description.contains("has no complete epoch yet") == true)
        }
      }
    }
  }
#endif

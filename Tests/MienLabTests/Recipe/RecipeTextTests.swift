import Foundation
import MienCore
import MienData
import Testing

@testable import MienLab

@Suite struct RecipeTextTests {
  @Test func numbersAreWrittenAsPeopleWriteThem() throws {
    let values = try RecipeKeys.values()
    for (key, value) in [
      ("seed", "1"), ("model.name", "li"), ("data.validation_fraction", "0.1"),
      ("augmentation.flip", "0"), ("augmentation.erasing_area", "0.33"), ("training.epochs", "20"),
      ("training.batch_size", "128"), ("optimizer.lr", "0.001"), ("optimizer.beta2", "0.999"),
      ("optimizer.nesterov", "false"), ("optimizer.eps", "0"), ("schedule.name", "constant"),
    ] {
      #expect(values[key] == value, "\(key)")
    }
    var recipe = Recipe()
    recipe.augmentation.rotation = 15
    recipe.optimizer.lr = 0.0003
    recipe.optimizer.weightDecay = 0.0005
    let others = try RecipeKeys.values(of: recipe)
    #expect(others["augmentation.rotation"] == "15")
    #expect(others["optimizer.lr"] == "0.0003")
    #expect(others["optimizer.weight_decay"] == "0.0005")
  }

  @Test func emptyTextIsTheDefaultRecipe() throws {
    for text in ["", "\n", "# nothing but a remark\n", "---\n"] {
      #expect(try RecipeFile.parse(text) == Recipe(), "\(text.debugDescription)")
    }
    #expect(try RecipeFile.parse(RecipeFile.text(of: Recipe())) == Recipe())
  }

  /// Resuming compares recipes, so that not one bit of a number may get lost on the way.
  @Test func roundTripKeepsEveryBit() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<60 {
      let recipe = Self.random(&generator)
      try recipe.validate()
      #expect(try RecipeFile.parse(RecipeFile.text(of: recipe)) == recipe)
    }
  }

  /// What a run could not read back from its own recipe.yaml is refused before it learns.
  @Test(arguments: [
    "data.clean=/data/R &D/clean.txt",
    "distillation.from="
      + (0..<30).map { "/data/a-long-folder-name-for-runs/\($0)" }.joined(separator: ","),
  ])
  func valuesThatCouldNotBeReadAgainAreRefused(override: String) {
    let error = #expect(throws: MienError.self) { try RecipeFile.parse("", overrides: [override]) }
    #expect(error?.kind == .usage)
    let key = override.prefix { $0 != "=" }.split(separator: ".")[1]
    #expect(error?.description.contains("the recipe's \(key): ") == true)
  }

  private static func random(_ generator: inout SeededGenerator) -> Recipe {
    func share() -> Double { generator.uniform() }
    var recipe = Recipe()
    recipe.seed = generator.next()
    recipe.data.validationFraction = 0.001 + 0.4 * share()
    recipe.augmentation.flip = share()
    recipe.augmentation.rotation = 180 * share()
    recipe.augmentation.shift = share()
    recipe.augmentation.zoom = 0.9 * share()
    recipe.augmentation.shear = 80 * share()
    recipe.augmentation.erasing = share()
    recipe.training.epochs = 1 + Int(generator.next() % 1_000_000)
    recipe.training.batchSize = 1 + Int(generator.next() % 65536)
    recipe.training.clipNorm = 1e9 * share()
    recipe.training.labelSmoothing = 0.99 * share()
    recipe.training.classWeights = share() < 0.5 ? .none : .balanced
    recipe.optimizer.name = OptimizerRecipe.Name.allCases.randomElement(using: &generator) ?? .sgd
    recipe.optimizer.lr = pow(10, 3 - 15 * share())
    recipe.optimizer.weightDecay = pow(10, -8 * share())
    recipe.optimizer.momentum = 0.9999 * share()
    recipe.optimizer.nesterov = share() < 0.5
    recipe.optimizer.eps = pow(10, -20 * share())
    recipe.schedule.name = ScheduleRecipe.Name.allCases.randomElement(using: &generator) ?? .step
    recipe.schedule.minLR = recipe.optimizer.lr * share()
    recipe.schedule.factor = pow(10, -6 * share())
    return recipe
  }

  /// A split may be called what it likes.
  @Test(arguments: ["1", "1e3", "true", "null", "1.5", "a: b", "- x", "#1", "'", "ein Tag", "~"])
  func namesThatLookLikeOtherThingsStayNames(name: String) throws {
    var recipe = Recipe()
    recipe.data.train = name
    recipe.data.validation = "e\(name)"
    #expect(try RecipeFile.parse(RecipeFile.text(of: recipe)) == recipe)
  }

  /// Names are text even where they would be numbers of any size; in a process of its own, because
  /// a number too large for its type ends one.
  @Test func namesThatLookLikeHugeNumbersStayNames() async {
    await #expect(processExitsWith: .success) {
      for name in ["1e30", "1e400", "infinite", "-1e30"] {
        var recipe = Recipe()
        recipe.data.train = name
        let read = try RecipeFile.parse(RecipeFile.text(of: recipe))
        #expect(read == recipe, "\(name)")
      }
    }
  }

  @Test func linesMayEndAsOnWindows() throws {
    let unix = try RecipeFile.text(of: Recipe())
    let remarks = String(repeating: "# a remark of some length\n", count: 60)
    let windows = (remarks + unix).replacingOccurrences(of: "\n", with: "\r\n")
    #expect(try RecipeFile.parse(windows) == Recipe())
  }

  @Test func everyRecipeOfTheProjectIsReadAndTrainsANetworkThereIs() throws {
    let folder = Fixture.package + "/Recipes"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }
    #expect(files.contains("li-2023.yaml"))
    for file in files {
      let recipe = try RecipeFile.read("\(folder)/\(file)")
      #expect(try RecipeFile.parse(RecipeFile.text(of: recipe)) == recipe, "\(file)")
      try recipe.demandKeysAreRead(hasVotes: false)
      #if Training
        let description = NetworkDescription(
          recipe.model, labels: .fer2013, form: PictureForm(channels: 1, height: 48, width: 48),
          normalization: Normalization(mean: [0.5], std: [0.25]))
        _ = try description.makeNetwork()
      #endif
    }
    let li = try RecipeFile.read("\(folder)/li-2023.yaml")
    #expect(li.model.name == "li" && li.optimizer.name == .adam && li.optimizer.lr == 0.001)
    #expect(li.training.epochs == 20)
  }
}

import Foundation
import MienCore
import MienLab
import Testing

@Suite struct RecipeKeyTests {
  /// A value other than the default for every key there is, as a user may type it.
  static let settings: [(key: String, value: String)] = [
    ("seed", "18446744073709551615"), ("model.name", "vgg13"), ("model.stem", "small"),
    ("data.test_fraction", "0.2"), ("data.split_seed", "7"), ("data.classes", "happy, sad"),
    ("data.images_per_class", "100"), ("data.limit", "1000"), ("data.size", "96"),
    ("data.color", "rgb"), ("data.scaling", "half"), ("data.sampling", "balanced"),
    ("data.minimum_per_class", "500"), ("data.clean", "list.txt"), ("data.votes", "votes.csv"),
    ("data.vote_rule", "probability"), ("training.monitor", "macro_f1"),
    ("optimizer.decay", "weights"), ("optimizer.rho", "0.95"), ("transfer.from", "runs/base"),
    ("transfer.head", "keep"), ("transfer.stages", "1 head 1, 4 all 0.1"),
    ("transfer.backbone_lr", "0.1"), ("transfer.deepen", "true"), ("data.train", "train"),
    ("data.validation", "val"), ("data.validation_fraction", "0.25"), ("augmentation.flip", "1"),
    ("augmentation.rotation", "12.5"), ("augmentation.shift", "0.1"), ("augmentation.zoom", "0.2"),
    ("augmentation.shear", "3"), ("augmentation.brightness", "0.3"),
    ("augmentation.contrast", "0.4"), ("augmentation.erasing", "0.5"),
    ("augmentation.crop", "40"),
    ("augmentation.mixup", "0.2"), ("augmentation.cutmix", "1"),
    ("augmentation.mix_probability", "0.5"), ("augmentation.plain_unmixed", "true"),
    ("distillation.unmixed_share", "0.25"),
    ("training.averaging", "0.999"), ("training.stochastic_depth", "0.2"),
    ("distillation.from", "runs/a, runs/b"), ("distillation.temperature", "4"),
    ("distillation.weight", "0.5"), ("distillation.answers", "kept"),
    ("distillation.mirror", "true"),
    ("augmentation.erasing_area", "0.2"), ("training.epochs", "7"),
    ("training.batch_size", "64"),
    ("training.patience", "3"), ("training.clip_norm", "1.5"),
    ("training.label_smoothing", "0.05"), ("training.class_weights", "balanced"),
    ("training.sync_batch_norm", "true"), ("training.precision", "bfloat16"),
    ("optimizer.name", "sgd"), ("optimizer.lr", "0.0003"), ("optimizer.weight_decay", "0.0005"),
    ("optimizer.momentum", "0.9"), ("optimizer.nesterov", "true"), ("optimizer.beta1", "0.8"),
    ("optimizer.beta2", "0.99"), ("optimizer.eps", "0.25"), ("optimizer.amsgrad", "true"),
    ("schedule.name", "one_cycle"), ("schedule.warmup_epochs", "1.5"), ("schedule.every", "4"),
    ("schedule.factor", "0.5"), ("schedule.min_lr", "0.0001"), ("schedule.rise", "0.4"),
  ]

  @Test func tableNamesEveryKey() throws {
    #expect(Set(Self.settings.map(\.key)) == Set(try RecipeKeys.values().keys))
  }

  /// docs/recipes.md tells every key and its default.
  @Test func documentHasEveryKeyWithItsDefault() throws {
    let path = Fixture.package + "/docs/recipes.md"
    var told: [String: String] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      guard let row = line.wholeMatch(of: /\| `([a-z0-9_.]+)` \| (?:`(.*?)`)? ?\| .*/) else {
        continue
      }
      told[String(row.1)] = row.2.map(String.init) ?? "''"
    }
    let defaults = try RecipeKeys.values()
    #expect(Set(told.keys) == Set(defaults.keys))
    for (key, value) in defaults {
      let number = Double(value)
      let same = told[key] == value || (number != nil && told[key].flatMap(Double.init) == number)
      #expect(same, "\(key) is \(value), not \(told[key] ?? "told")")
    }
  }

  @Test(arguments: settings)
  func overrideChangesItsKeyAlone(key: String, value: String) throws {
    // Nesterov's variant is refused without momentum.
    let needed = key == "optimizer.nesterov" ? ["optimizer.momentum=0.9"] : []
    var expected = try RecipeKeys.values(of: RecipeFile.parse("", overrides: needed))
    let changed = try RecipeFile.parse("", overrides: needed + ["\(key)=\(value)"])
    #expect(expected[key] != value, "the default")
    expected[key] = value
    #expect(try RecipeKeys.values(of: changed) == expected)
  }

  @Test(arguments: settings)
  func fileAndOverrideMeanTheSame(key: String, value: String) throws {
    let parts = key.split(separator: ".")
    let text =
      parts.count == 1 ? "\(key): \(value)\n" : "\(parts[0]):\n  \(parts[1]): \(value)\n"
    let momentum = ["optimizer.momentum=0.95"]
    #expect(
      try RecipeFile.parse(text, overrides: momentum)
        == RecipeFile.parse("", overrides: ["\(key)=\(value)"] + momentum))
  }

  @Test(arguments: settings)
  func misspeltKeyIsNamedWithTheNearest(key: String, value: String) throws {
    let parts = key.split(separator: ".").map(String.init)
    let last = try #require(parts.last)
    let text =
      parts.count == 1 ? "\(key)x: \(value)\n" : "\n\(parts[0]):\n  \(last)x: \(value)\n"
    let line = parts.count == 1 ? 1 : 3
    let fromFile = #expect(throws: MienError.self) {
      try RecipeFile.parse(text, name: "my.yaml")
    }
    #expect(fromFile?.kind == .usage)
    #expect(
      fromFile?.description.hasPrefix(
        "my.yaml, line \(line): unknown key \(key)x; did you mean \"\(last)\"? (") == true)
    let fromOverride = #expect(throws: MienError.self) {
      try RecipeFile.parse("", overrides: ["\(key)x=\(value)"])
    }
    #expect(
      fromOverride?.description.hasPrefix(
        "--set: unknown key \(key)x; did you mean \"\(last)\"? (") == true)
  }

  @Test func unknownKeyFarFromAllListsThem() throws {
    let error = #expect(throws: MienError.self) {
      try RecipeFile.parse("schedule:\n  gradient_accumulation: 2\n")
    }
    let text = try #require(error).description
    #expect(
      text.hasPrefix("recipe, line 2: unknown key schedule.gradient_accumulation (schedule has "))
    for (key, _) in Self.settings where key.hasPrefix("schedule.") {
      #expect(text.contains(key.dropFirst("schedule.".count)), "\(key)")
    }
    let section = #expect(throws: MienError.self) { try RecipeFile.parse("optimiser:\n  lr: 1\n") }
    #expect(section?.description.contains("did you mean \"optimizer\"?") == true)
    #expect(section?.description.contains("(a recipe has ") == true)
  }

  @Test(arguments: ["", "=", "=1", "optimizer.lr", "lr 0.1"])
  func overrideThatIsNoneIsRefused(override: String) {
    #expect(throws: MienError.usage("--set \(override) must look like --set optimizer.lr=0.01")) {
      try RecipeFile.parse("", overrides: [override])
    }
  }

  @Test(arguments: [
    "optimizer=1", "optimizer.lr.x=1", ".lr=1", "optimizer.=1", "optimizer..lr=1", "seed.=1",
    "optimizer.lr=", "training.epochs=a=b", "optimizer.lr=[1]", "model.name=&a",
  ])
  func oddOverridesGiveARecipeOrAnErrorOfOneLine(override: String) {
    do {
      _ = try RecipeFile.parse("", overrides: [override])
      #expect(override.hasPrefix("model.name="), "\(override) was accepted")
    } catch {
      #expect(error is MienError)
      #expect(!"\(error)".contains("\n"))
    }
  }

  @Test func laterOverridesWin() throws {
    let recipe = try RecipeFile.parse(
      "optimizer: {lr: 0.5}\n", overrides: ["optimizer.lr=0.25", "optimizer.lr=0.125"])
    #expect(recipe.optimizer.lr == 0.125)
  }
}

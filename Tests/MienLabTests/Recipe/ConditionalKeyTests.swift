import MienCore
import Testing

@testable import MienLab

/// Keys that do nothing without another.
@Suite struct ConditionalKeyTests {
  /// A key with its value, settings that read it, and settings that do not.
  static let keys: [(key: String, reader: String, other: String)] = [
    ("optimizer.momentum=0.9", "optimizer.name=rmsprop", "optimizer.name=adam"),
    ("optimizer.rho=0.95", "optimizer.name=adadelta", "optimizer.name=sgd"),
    ("optimizer.beta1=0.8", "optimizer.name=radam", "optimizer.name=rmsprop"),
    ("optimizer.beta2=0.9", "optimizer.name=adamw", "optimizer.name=adagrad"),
    ("optimizer.eps=0.1", "optimizer.name=adagrad", "optimizer.name=sgd"),
    ("optimizer.amsgrad=true", "optimizer.name=adamw", "optimizer.name=radam"),
    ("schedule.warmup_epochs=2", "schedule.name=constant", "schedule.name=one_cycle"),
    ("schedule.every=3", "schedule.name=plateau", "schedule.name=cosine"),
    ("schedule.factor=0.5", "schedule.name=step", "schedule.name=one_cycle"),
    ("schedule.min_lr=0.0001", "schedule.name=cosine", "schedule.name=step"),
    ("schedule.rise=0.5", "schedule.name=one_cycle", "schedule.name=constant"),
    ("transfer.head=keep", "transfer.from=x", "transfer.from="),
    ("transfer.deepen=true", "transfer.from=x", "transfer.from="),
    ("transfer.stages=1 head 1", "transfer.from=x", "transfer.from="),
    ("distillation.weight=0.1", "distillation.from=x", "distillation.from="),
    ("distillation.temperature=4", "distillation.from=x", "distillation.from="),
    ("distillation.answers=kept", "distillation.from=x", "distillation.from="),
    ("distillation.mirror=true", "distillation.from=x", "distillation.from="),
    ("augmentation.mix_probability=0.5", "augmentation.cutmix=1", "augmentation.cutmix=0"),
    ("data.vote_rule=probability", "data.votes=x", "data.votes="),
  ]

  private func check(_ settings: String..., hasVotes: Bool = false) throws {
    try RecipeFile.parse("", overrides: settings).demandKeysAreRead(hasVotes: hasVotes)
  }

  @Test(arguments: keys)
  func keyThatNothingReadsIsRefused(key: String, reader: String, other: String) throws {
    try check(key, reader)
    try check(other)
    let error = #expect(throws: MienError.self) { try check(key, other) }
    #expect(error?.kind == .usage)
    let name = try #require(key.split(separator: "=").first)
    #expect(error?.description.hasPrefix("\(name) ") == true)
  }

  @Test func complaintSaysWhyAndWhatToDo() {
    #expect(
      throws: MienError.usage(
        "optimizer.amsgrad belongs to optimizer.name adam, adamw, not to sgd; leave it at its "
          + "default, false")
    ) { try check("optimizer.amsgrad=true", "optimizer.name=sgd") }
    #expect(
      throws: MienError.usage(
        "transfer.stages needs transfer.from; give that, too, or leave it out")
    ) { try check("transfer.stages=1 head 1") }
  }

  @Test func unmixedPicturesNeedOthersThatAreMixed() throws {
    let (share, teacher) = ("distillation.unmixed_share=0.5", "distillation.from=x")
    let (mixing, some) = ("augmentation.mixup=1", "augmentation.mix_probability=0.5")
    try check(share, teacher, mixing, some)
    for settings in [[teacher, mixing], [mixing, some], [teacher]] {
      let error = #expect(throws: MienError.self) {
        try RecipeFile.parse("", overrides: settings + [share]).demandKeysAreRead(hasVotes: false)
      }
      #expect(error?.description.hasPrefix("distillation.unmixed_share needs ") == true)
    }
  }

  @Test func plainPicturesNeedOthersThatAreMixed() throws {
    let (plain, mixing) = ("augmentation.plain_unmixed=true", "augmentation.mixup=1")
    try check(plain, mixing, "augmentation.mix_probability=0.5")
    for settings in [[mixing], ["seed=1"]] {
      let error = #expect(throws: MienError.self) {
        try RecipeFile.parse("", overrides: settings + [plain]).demandKeysAreRead(hasVotes: false)
      }
      #expect(error?.description.hasPrefix("augmentation.plain_unmixed needs ") == true)
    }
  }

  @Test func nesterovIsForSGDAlone() throws {
    try check("optimizer.name=sgd", "optimizer.momentum=0.9", "optimizer.nesterov=true")
    #expect(throws: MienError.self) {
      try check("optimizer.name=rmsprop", "optimizer.momentum=0.9", "optimizer.nesterov=true")
    }
  }

  /// A pack may bring votes along.
  @Test func votesOfTheDataCountToo() throws {
    try check("data.vote_rule=crossentropy", hasVotes: true)
  }

  /// Runs of earlier versions have such keys.
  @Test func recordedRecipesStayReadable() throws {
    var recipe = Recipe()
    recipe.optimizer.momentum = 0.9
    recipe.transfer.head = .keep
    #expect(try RecipeFile.parse(RecipeFile.text(of: recipe)) == recipe)
  }

  private func sweep(_ text: String) throws {
    try SweepFile.parse(text, name: "my.yaml").demandPossible(hasVotes: false)
  }

  @Test func keysOfASweepMayBeForSomeTrials() throws {
    try sweep(
      "recipe: {optimizer: {momentum: 0.9}}\nparameters: {optimizer.name: [adam, sgd]}")
    try sweep(
      "recipe: {}\nparameters: {optimizer.name: [adam, sgd], optimizer.momentum: [0, 0.9]}")
    let error = #expect(throws: MienError.self) {
      try sweep(
        "recipe: {optimizer: {momentum: 0.9}}\nparameters: {optimizer.name: [adam, radam]}")
    }
    #expect(error?.kind == .usage)
    #expect(error?.description.hasPrefix("my.yaml: optimizer.momentum belongs to ") == true)
  }

  @Test func sweepOfTheProjectIsPossible() throws {
    try SweepFile.read(Fixture.package + "/Recipes/sweeps/li.yaml").demandPossible(hasVotes: false)
  }

  #if Training
    @Test func networksThatAreNotThereAreRefused() throws {
      let error = #expect(throws: MienError.self) {
        try RecipeFile.parse("model: {name: lii}")
      }
      #expect(error?.kind == .usage)
      #expect(
        error?.description.hasPrefix(
          "model.name: there is no network \"lii\"; did you mean \"li\"?") == true)
      let swept = #expect(throws: MienError.self) {
        try sweep("recipe: {}\nparameters: {model.name: [li, foo]}")
      }
      #expect(
        swept?.description.hasPrefix("my.yaml: model.name: there is no network \"foo\"") == true)
    }
  #endif
}

import MienCore
import MienLab
import Testing

@Suite struct RecipeValueTests {
  @Test(arguments: [
    (
      "seed: -1", "seed cannot be \"-1\"; it takes a whole number from 0 to 18446744073709551615"
    ),
    (
      "seed: 18446744073709551616",
      "seed cannot be \"18446744073709551616\"; it takes a whole number from 0 to "
        + "18446744073709551615"
    ),
    (
      "training: {epochs: 1e3}", "training.epochs cannot be \"1e3\"; it takes a whole number"
    ),
    (
      "training: {batch_size: many}",
      "training.batch_size cannot be \"many\"; it takes a whole number"
    ),
    ("optimizer: {lr: fast}", "optimizer.lr cannot be \"fast\"; it takes a number"),
    ("optimizer: {nesterov: 3}", "optimizer.nesterov cannot be \"3\"; it takes true or false"),
    (
      "optimizer: {amsgrad: maybe}",
      "optimizer.amsgrad cannot be \"maybe\"; it takes true or false"
    ),
    (
      "optimizer: {name: lion}",
      "optimizer.name cannot be \"lion\"; it takes sgd, adam, adamw, adagrad, adadelta, "
        + "rmsprop, radam"
    ),
    (
      "schedule: {name: linear}",
      "schedule.name cannot be \"linear\"; it takes constant, step, cosine, plateau, one_cycle"
    ),
    (
      "training: {class_weights: all}",
      "training.class_weights cannot be \"all\"; it takes none, balanced"
    ),
    (
      "training: {precision: float16}",
      "training.precision cannot be \"float16\"; it takes float32, bfloat16"
    ),
  ])
  func wrongKindIsToldInASentence(text: String, sentence: String) {
    #expect(throws: MienError.usage("my.yaml: \(sentence)")) {
      try RecipeFile.parse(text, name: "my.yaml")
    }
  }

  @Test func wrongOverrideIsNotBlamedOnTheFile() {
    #expect(
      throws: MienError.usage("--set: training.epochs cannot be \"1.5\"; it takes a whole number")
    ) {
      try RecipeFile.parse("seed: 2", name: "my.yaml", overrides: ["training.epochs=1.5"])
    }
  }

  @Test(arguments: [
    ("optimizer: {lr: [1, 2]}", "optimizer.lr takes one value, not a list or section"),
    ("model: {name: {of: li}}", "model.name takes one value, not a list or section"),
    ("model: li", "model must be a section of keys and values"),
    ("augmentation: [flip]", "augmentation must be a section of keys and values"),
    ("- li", "the recipe must be a section of keys and values"),
    ("li", "the recipe must be a section of keys and values"),
  ])
  func wrongShapeIsToldInASentence(text: String, sentence: String) {
    #expect(throws: MienError.usage("my.yaml: \(sentence)")) {
      try RecipeFile.parse(text, name: "my.yaml")
    }
  }

  /// A number below and one above the range of a key, and the range as it is told.
  struct Range: Sendable, CustomTestStringConvertible {
    let key: String
    let below: String
    let above: String
    let told: String

    init(_ key: String, _ below: String, _ above: String, _ told: String) {
      (self.key, self.below, self.above, self.told) = (key, below, above, told)
    }

    var testDescription: String { key }
  }

  static let ranges = [
    Range("data.validation_fraction", "0", "0.51", "0.001 and 0.5"),
    Range("augmentation.flip", "-0.1", "1.1", "0 and 1"),
    Range("augmentation.rotation", "-1", "181", "0 and 180"),
    Range("augmentation.shift", "-0.1", "1.1", "0 and 1"),
    Range("augmentation.zoom", "-0.1", "0.95", "0 and 0.9"),
    Range("augmentation.shear", "-1", "81", "0 and 80"),
    Range("augmentation.brightness", "-0.1", "1.1", "0 and 1"),
    Range("augmentation.contrast", "-0.1", "1.1", "0 and 1"),
    Range("augmentation.crop", "7", "1025", "8 and 1024"),
    Range("augmentation.erasing", "-0.1", "1.1", "0 and 1"),
    Range("augmentation.erasing_area", "0.01", "1.1", "0.02 and 1"),
    Range("augmentation.mix_probability", "-0.1", "1.1", "0 and 1"),
    Range("distillation.unmixed_share", "-0.1", "1.1", "0 and 1"),
    Range("training.epochs", "0", "1000001", "1 and 1000000"),
    Range("training.batch_size", "0", "65537", "1 and 65536"),
    Range("training.patience", "-1", "1000001", "0 and 1000000"),
    Range("training.clip_norm", "-1", "10000000000", "0 and 1000000000"),
    Range("training.label_smoothing", "-0.1", "1", "0 and 0.99"),
    Range("training.stochastic_depth", "-0.1", "0.95", "0 and 0.9"),
    Range("optimizer.lr", "0", "1001", "1e-12 and 1000"),
    Range("optimizer.weight_decay", "-1", "1001", "0 and 1000"),
    Range("optimizer.momentum", "-0.1", "1", "0 and 0.9999"),
    Range("optimizer.beta1", "-0.1", "1", "0 and 0.999999"),
    Range("optimizer.beta2", "-0.1", "1", "0 and 0.9999999"),
    Range("optimizer.eps", "-1", "1.5", "0 and 1"),
    Range("schedule.warmup_epochs", "-1", "1000001", "0 and 1000000"),
    Range("schedule.every", "0", "1000001", "1 and 1000000"),
    Range("schedule.factor", "0", "1.5", "1e-06 and 1"),
    Range("schedule.min_lr", "-1", "0.002", "0 and 0.001"),
    Range("schedule.rise", "0", "1", "0.01 and 0.99"),
  ]

  @Test(arguments: ranges)
  func numbersOutsideTheirRangeAreRefused(range: Range) {
    for value in [range.below, range.above, ".nan", ".inf", "-.inf", "1e300"] {
      let error = #expect(throws: MienError.self, "\(value)") {
        try RecipeFile.parse("", overrides: ["\(range.key)=\(value)"])
      }
      #expect(error?.kind == .usage)
      if value == range.below || value == range.above {
        #expect(
          error?.description == "\(range.key) is \(value); it must lie between \(range.told)")
      }
    }
  }

  @Test(arguments: ranges)
  func endsOfRangesAreInside(range: Range) throws {
    for bound in range.told.split(separator: " ") where bound != "and" {
      _ = try RecipeFile.parse("", overrides: ["\(range.key)=\(bound)"])
    }
  }

  @Test func nesterovNeedsMomentum() {
    #expect(
      throws: MienError.usage(
        "optimizer.nesterov needs optimizer.momentum above 0, such as 0.9")
    ) {
      try RecipeFile.parse("", overrides: ["optimizer.nesterov=true"])
    }
  }

  /// YAML 1.1 reads `1:30` as 90, and long ones as numbers that fit nowhere. In a process of its
  /// own, because a number that overflows ends one.
  @Test func numbersWithColonsDoNotOverflow() async {
    await #expect(processExitsWith: .success) {
      let minutes = Array(repeating: "59", count: 20).joined(separator: ":")
      for value in ["18446744073709551615:59", "9223372036854775807:1:1", minutes, "-\(minutes)"] {
        for key in ["seed", "training.epochs", "optimizer.lr"] {
          do {
            _ = try RecipeFile.parse("", overrides: ["\(key)=\(value)"])
          } catch {
            #expect(error is MienError, "\(key)=\(value): \(error)")
          }
        }
      }
    }
  }
}

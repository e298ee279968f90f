import MienCore
import MienLab
import Testing

/// YAML 1.1 knows octal, hexadecimal and binary numbers, digit groups and sixties; people do not mean them.
@Suite struct DecimalNumberTests {
  @Test(arguments: [
    ("training.epochs", "010", "write 10"), ("seed", "010", "write 10"),
    ("seed", "08", "write 8"), ("training.epochs", "-010", "write -10"),
    ("training.epochs", "0b11", "write 3"), ("seed", "0o17", "write 15"),
    ("seed", "0x10", "write 16"), ("training.batch_size", "1_0", "write 10"),
    ("optimizer.lr", "00.01", "write 0.01"), ("optimizer.lr", "0_1e-3", "write 1e-3"),
    ("training.epochs", "1:30", "it takes a decimal number"),
    ("seed", "0x", "it takes a decimal number"),
  ])
  func otherSpellingsAreRefusedWithTheirDecimalOne(key: String, value: String, hint: String) {
    let sentence = "\(key) cannot be \"\(value)\"; \(hint)"
    #expect(throws: MienError.usage("--set: \(sentence)")) {
      try RecipeFile.parse("", overrides: ["\(key)=\(value)"])
    }
    let parts = key.split(separator: ".")
    let text = parts.count == 1 ? "\(key): \(value)" : "\(parts[0]):\n  \(parts[1]): \(value)"
    #expect(throws: MienError.usage("my.yaml: \(sentence)")) {
      try RecipeFile.parse(text, name: "my.yaml")
    }
  }

  @Test(arguments: [
    ("0", 0), ("0.5", 0.5), (".5", 0.5), ("+0.5", 0.5), ("5e-1", 0.5), ("0.10", 0.1),
  ])
  func plainNumbersAreRead(text: String, value: Double) throws {
    let recipe = try RecipeFile.parse("", overrides: ["augmentation.flip=\(text)"])
    #expect(recipe.augmentation.flip == value)
  }

  /// A split may be called 010, also where the file calls it 1.
  @Test func namesAreNoNumbers() throws {
    let recipe = try RecipeFile.parse(
      "data: {train: 1, validation: 0x10}", overrides: ["data.train=010"])
    #expect(recipe.data.train == "010" && recipe.data.validation == "0x10")
  }
}

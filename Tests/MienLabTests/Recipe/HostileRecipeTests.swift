import Foundation
import MienCore
import MienLab
import TestSupport
import Testing

/// Files that are no recipes, some of them on purpose. Those that may end or hang a program are
/// read in processes of their own, which end by themselves after a while.
@Suite struct HostileRecipeTests {
  @Test func mutantsAreReadOrRefusedQuickly() async {
    await #expect(processExitsWith: .success) {
      alarm(180)
      let original = Array(try RecipeFile.text(of: Recipe()).utf8)
      var mutator = RecipeMutator(seed: 20)
      let clock = ContinuousClock()
      var refused = 0
      for number in 0..<2000 {
        let mutant = mutator.mutant(of: original)
        let time = clock.measure {
          do {
            _ = try RecipeFile.parse(String(decoding: mutant, as: UTF8.self))
          } catch {
            refused += 1
            #expect(error is MienError, "mutant \(number): \(error)")
          }
        }
        #expect(time < .seconds(2), "mutant \(number)")
      }
      // Neither is all refused nor all accepted, else the mutants would test little.
      #expect((200..<1950).contains(refused), "\(refused) were refused")
    }
  }

  @Test func filesThatAreNoTextAreRefused() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/recipe.yaml"
      let binary = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 256) }
      let large = [UInt8](repeating: UInt8(ascii: "\n"), count: 64 * 1024 + 1)
      for bytes in [binary, large, [0xFF, 0xFE, 0x61, 0x00]] {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(
          throws: MienError.usage(
            "\(path) is not a recipe: it is not UTF-8 text of at most 64 KiB")
        ) {
          try RecipeFile.read(path)
        }
      }
      try Data(large.dropLast()).write(to: URL(fileURLWithPath: path))
      #expect(throws: Self.isEmpty(path)) { try RecipeFile.read(path) }
      for (missing, reason) in [
        ("\(folder)/none.yaml", "No such file or directory"),
        (folder, "it is a folder or a damaged file"),
      ] {
        #expect(throws: MienError.usage("cannot read the recipe \(missing): \(reason)")) {
          try RecipeFile.read(missing)
        }
      }
      #expect(throws: Self.isEmpty("/dev/null")) { try RecipeFile.read("/dev/null") }
      for text in ["", "# nothing but a remark\n", "---\n", "~\n"] {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: Self.isEmpty(path)) { try RecipeFile.read(path, overrides: ["seed=2"]) }
      }
      try "{}".write(toFile: path, atomically: true, encoding: .utf8)
      #expect(try RecipeFile.read(path) == Recipe())
    }
  }

  private static func isEmpty(_ path: String) -> MienError {
    .usage("\(path) is empty; a recipe has at least one key, such as seed: 1")
  }

  @Test(arguments: [
    "a: [1, 2", "a: {b: c", "\"abc", "a: b: c", "a: *nothing", "\tseed: 1",
    "%YAML 3.0\n---\nseed: 1",
    "seed: 1\nseed: 2", "seed: 1\n---\nseed: 2", "!<x", "a\u{1}b: 1",
  ])
  func textThatIsNoYAMLIsRefusedInOneLine(text: String) throws {
    let error = #expect(throws: MienError.self) { try RecipeFile.parse(text, name: "my.yaml") }
    #expect(error?.kind == .usage)
    let told = try #require(error).description
    #expect(told.hasPrefix("my.yaml"))
    #expect(!told.contains("\n"))
  }

  @Test func deepNestingIsRefused() async {
    await #expect(processExitsWith: .success) {
      alarm(300)
      let blocks = (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
      let texts = [
        String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
        String(repeating: "[", count: 150), String(repeating: "- ", count: 30_000),
        String(repeating: "- ", count: 490) + "x", String(repeating: "? ", count: 490) + "x",
        String(repeating: "[\n", count: 100_000), blocks,
        "model:\n" + blocks.split(separator: "\n").map { " \($0)\n" }.joined(),
      ]
      let clock = ContinuousClock()
      for text in texts {
        let time = clock.measure {
          _ = #expect(throws: MienError.self) { try RecipeFile.parse(text) }
        }
        #expect(time < .seconds(2), "\(text.prefix(20))")
      }
    }
  }

  /// Every level names the one before twice, so that the whole is two to the power of the levels.
  @Test func aliasesDoNotGrowWithoutBound() async {
    await #expect(processExitsWith: .success) {
      alarm(300)
      func bomb(levels: Int) -> String {
        (1..<levels).reduce("a0: &a0\n- x\n- x\n") { text, level in
          text + "a\(level): &a\(level)\n- *a\(level - 1)\n- *a\(level - 1)\n"
        }
      }
      let clock = ContinuousClock()
      for text in [
        // As a value, as a value of a known key, and as a key, which a parser compares with others.
        bomb(levels: 20), bomb(levels: 20) + "model: *a19\n", bomb(levels: 20) + "? *a19\n: 1\n",
        bomb(levels: 20) + "model:\n  ? *a19\n  : 1\n", "a: &a [*a]\n", "model: &a\n  <<: *a\n",
      ] {
        let time = clock.measure {
          _ = #expect(throws: MienError.self) { try RecipeFile.parse(text) }
        }
        #expect(time < .seconds(1), "\(text.suffix(30).debugDescription)")
      }
    }
  }
}

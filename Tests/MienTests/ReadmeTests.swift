import Foundation
import TestSupport
import Testing

/// What README promises, the program understands.
@Suite struct ReadmeTests {
  static let readme = Workshop.package + "/README.md"

  /// The lines of `sh` blocks that call the program.
  private func examples() throws -> [String] {
    var found: [String] = []
    var isShell = false
    for line in try text(Self.readme).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isShell = line == "```sh"
      } else if isShell, line.hasPrefix("mien ") {
        found.append(String(line.prefix { $0 != "#" }))
      }
    }
    return found
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: readme)))
  func commandsAndOptionsOfTheExamplesExist() throws {
    let examples = try examples()
    #expect(!examples.isEmpty)
    var known: [[String]: Help] = [:]
    for example in examples {
      let words = example.split(separator: " ").map(String.init)
      var path: [String] = []
      while true {
        let help = try known[path] ?? Help(path)
        known[path] = help
        guard words.count > path.count + 1, help.subcommands.contains(words[path.count + 1]) else {
          break
        }
        path.append(words[path.count + 1])
      }
      // A README may tell of commands that this build leaves out with a trait.
      #if Training && Vision
        #expect(!path.isEmpty, "\(example)")
      #endif
      guard let help = known[path], !path.isEmpty else { continue }
      for option in words where option.hasPrefix("--") {
        #expect(help.explains(option), "\(option) in: \(example)")
      }
      for file in words where file.hasPrefix("Recipes/") {
        #expect(FileManager.default.fileExists(atPath: "\(Workshop.package)/\(file)"), "\(example)")
      }
    }
  }

  #if Training
    /// With data that are not there, a training fails at these, after it has read recipe and
    /// overrides.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: readme)))
    func recipesAndOverridesOfTheExamplesAreUnderstood() throws {
      try withTemporaryFolder { folder in
        let missing = folder + "/nothing.csv"
        for example in try examples() where example.hasPrefix("mien train ") {
          var words = example.split(separator: " ").dropFirst().map(String.init)
          for index in words.indices {
            if words[index].hasPrefix("Recipes/") {
              words[index] = "\(Workshop.package)/\(words[index])"
            }
            if index > 0, words[index - 1] == "--data" { words[index] = missing }
            if index > 0, words[index - 1] == "--out" { words[index] = folder + "/run" }
          }
          let outcome = try runMien(words)
          #expect(outcome.status == 1, "\(example): \(outcome.errors)")
          #expect(outcome.errors.contains(missing), "\(example): \(outcome.errors)")
        }
      }
    }
  #endif
}

import Foundation
import MienCore
import Testing

@Suite struct HelpTests {
  @Test func everyCommandExplainsItself() throws {
    var expected: Set = ["data", "evaluate"]
    #if Training
      expected.formUnion(["models", "train", "export", "sweep", "runs", "reproduce"])
    #endif
    #if Vision
      expected.formUnion(["predict", "video", "serve"])
    #endif
    #if Training || Vision
      expected.insert("bench")
    #endif
    let commands = try explained([])
    #expect(expected.isSubset(of: commands))
    for command in commands where command != "help" {
      let parts = try explained([command])
      if command == "data" {
        #expect(
          Set(parts).isSuperset(of: ["inspect", "stats", "pack", "convert", "synthesize", "clean"]))
      }
      for part in parts { _ = try explained([command, part]) }
    }
  }

  /// The subcommands of a command whose help must be whole.
  private func explained(_ path: [String]) throws -> [String] {
    let help = try Help(path)
    #expect(help.text.hasPrefix("OVERVIEW: "), "\(path)")
    #expect(help.text.contains("USAGE: " + (["mien"] + path).joined(separator: " ")))
    #expect(help.explains("--help"))
    return help.subcommands
  }

  @Test func programAloneShowsItsHelp() throws {
    let outcome = try runMien([])
    #expect(outcome.status == 0)
    #expect(try outcome.output == runMien(["--help"]).output)
  }

  @Test func versionIsTheLibrarys() throws {
    let outcome = try runMien(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output == MienVersion.current + "\n")
  }
}

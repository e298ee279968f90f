import Foundation
import TestSupport
import Testing

/// Standard output and standard error that cannot be written.
@Suite struct OutputTests {
  private func run(
    _ arguments: [String], redirection: String
  ) throws -> MienProgram.Outcome {
    let launcher = ["/bin/sh", "-c", "exec \"$@\" \(redirection)", "sh"]
    return try RunningMien(arguments, launcher: launcher).finish()
  }

  @Test(arguments: [[], ["--json"]])
  func fullDiskIsTold(options: [String]) throws {
    let outcome = try run(
      ["data", "inspect", try Workshop.faces()] + options, redirection: ">/dev/full")
    #expect(outcome.status == 1)
    #expect(
      outcome.told == ["mien: error: cannot write standard output: No space left on device"])
  }

  @Test func logThatCannotBeWrittenStopsNothing() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/faces.csv"
      let outcome = try run(
        ["data", "synthesize", "--count", "7", "--out", path], redirection: "2>/dev/full")
      #expect(outcome.status == 0)
      #expect(FileManager.default.fileExists(atPath: path))
    }
  }
}

import Foundation
import TestSupport
import Testing

/// What a command reads is never what it writes, and nothing is written where nobody meant.
@Suite struct OutputPathTests {
  private func expectRefusal(
    _ arguments: [String], _ part: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try runMien(arguments, sourceLocation: sourceLocation)
    #expect(
      outcome.status == 2 && outcome.told.count == 1 && outcome.output.isEmpty,
      "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.errors.contains(part), "\(outcome.errors)", sourceLocation: sourceLocation)
  }

  @Test func inputsAreNotWrittenOver() throws {
    try withTemporaryFolder { folder in
      let data = folder + "/faces.safetensors"
      try FileManager.default.copyItem(atPath: try Workshop.faces(), toPath: data)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.safetensors", withDestinationPath: data)
      let before = try bytes(data)
      try expectRefusal(
        ["data", "clean", "--data", data, "--list", data], "--list \(data) is read")
      try expectRefusal(
        ["data", "stats", data, "--html", folder + "/./faces.safetensors"],
        "is read by this command")
      try expectRefusal(
        ["data", "convert", data, "--to", folder + "/link.safetensors"], "is read by this command")
      #if Training
        let run = try Workshop.run()
        for option in ["--answers", "--probabilities"] {
          try expectRefusal(
            ["evaluate", run, "--data", data, option, data], "\(option) \(data) is read")
        }
        let one = folder + "/one.csv"
        try expectRefusal(
          [
            "evaluate", run, "--data", data, "--answers", one, "--probabilities",
            folder + "/../"
              + (folder as NSString).lastPathComponent + "/one.csv",
          ],
          "--probabilities and --answers are both")
      #endif
      #expect(try bytes(data) == before)
    }
  }

  #if Training
    @Test func reportsOfRunsAreNotReplaced() throws {
      let (run, data) = (try Workshop.run(), try Workshop.faces())
      let before = try bytes(run + "/report.html")
      try expectRefusal(
        ["evaluate", run, "--data", data, "--split", "Training", "--report", run],
        "--report \(run) holds a run")
      try expectRefusal(["runs", "compare", run, run, "--report", run], "holds a run")
      try expectRefusal(
        ["reproduce", "li", "--data", data, "--out", run], "--out \(run) holds a run")
      #expect(try bytes(run + "/report.html") == before)
    }
  #endif

  @Test func variablesThatWereNotSetAreTold() throws {
    try expectRefusal(["data", "inspect", ""], "an argument is empty; was a variable not set?")
    try expectRefusal(
      ["data", "synthesize", "--out="], "--out= is empty; was a variable not set?")
  }

  private func shell(_ script: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, MienProgram.path] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }

  /// The next file that is opened would take the place of a closed stream.
  @Test func closedStreamsDoNotReceiveAnswersElsewhere() throws {
    try withTemporaryFolder { folder in
      let data = folder + "/faces.safetensors"
      try FileManager.default.copyItem(atPath: try Workshop.faces(), toPath: data)
      let before = try bytes(data)
      #expect(try shell("\"$0\" data inspect \"$1\" --json >&- ", [data]) == 1)
      #expect(try shell("\"$0\" data inspect \"$1\" --json >/dev/null 2>&-", [data]) == 0)
      #expect(try bytes(data) == before)
      #expect(try shell("\"$0\" --help >/dev/full", []) == 1)
      #expect(try shell("\"$0\" --help >/dev/null", []) == 0)
    }
  }
}

import Foundation
import MienCore
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
      #if Vision
        try expectRefusal(["video", data, "--report", run], "--report \(run) holds a run")
      #endif
      #expect(try bytes(run + "/report.html") == before)
    }

    /// Files of a run that is read stay; new ones may lie beside them.
    @Test func runsKeepTheirFiles() throws {
      try withTemporaryFolder { folder in
        let (run, data) = (folder + "/run", try Workshop.faces())
        try FileManager.default.copyItem(atPath: try Workshop.run(), toPath: run)
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/link", withDestinationPath: run)
        for (option, name) in [("--answers", "best"), ("--probabilities", "last")] {
          let file = "\(folder)/link/\(name).safetensors"
          let before = try bytes(file)
          try expectRefusal(
            ["evaluate", run, "--data", data, option, file],
            "\(option) \(file) would replace a file of \(run)")
          #expect(try bytes(file) == before)
        }
        for _ in 0..<2 {
          let outcome = try perform("evaluate", run, "--data", data, "--report", run + "/public")
          #expect(outcome.errors.contains("wrote \(run)/public/report.html"))
        }
        let table = run + "/p.csv"
        let outcome = try perform("evaluate", run, "--data", data, "--probabilities", table)
        #expect(outcome.errors.contains("wrote \(table)"))
        #expect(FileKind(at: table) == .file)
      }
    }
  #endif

  #if Vision
    @Test func foldersOfPicturesStayAsTheyAre() throws {
      try withTemporaryFolder { folder in
        let data = folder + "/faces"
        try perform("data", "synthesize", "--count", "14", "--out", data)
        let happy = data + "/Training/happy"
        let picture = try #require(
          try FileManager.default.contentsOfDirectory(atPath: happy).sorted().first)
        let before = try bytes("\(happy)/\(picture)")
        try expectRefusal(
          ["data", "stats", data, "--html", "\(happy)/\(picture)"],
          "would replace a file of \(data)")
        try expectRefusal(
          ["data", "clean", "--data", data, "--list", happy + "/new.PNG"],
          "would be a picture of \(data)")
        for arguments in [["convert", data, "--to"], ["clean", "--data", data, "--report"]] {
          try expectRefusal(
            ["data"] + arguments + [data + "/new"], "would add a folder to \(data)")
        }
        #expect(try bytes("\(happy)/\(picture)") == before)
        try perform("data", "clean", "--data", data, "--list", data + "/clean.txt")
        #expect(FileKind(at: data + "/clean.txt") == .file)
        #expect(FileKind(at: data + "/new") == nil)
      }
    }

    /// A folder that a killed command had begun, and one of a command at work.
    @Test func whatKilledCommandsLeftIsRemoved() throws {
      try withTemporaryFolder { folder in
        let data = folder + "/faces"
        let ended = Process()
        ended.executableURL = URL(fileURLWithPath: "/bin/sh")
        ended.arguments = ["-c", "exit 0"]
        try ended.run()
        ended.waitUntilExit()
        let working = AtomicFile.temporaryPath(beside: data)
        let leftover = AtomicFile.temporaryPath(beside: data)
          .replacing(".\(getpid()).", with: ".\(ended.processIdentifier).")
        for path in [working, leftover] {
          try FileManager.default.createDirectory(
            atPath: path + "/Training", withIntermediateDirectories: true)
        }
        try perform("data", "synthesize", "--count", "7", "--out", data)
        #expect(FileKind(at: leftover) == nil && FileKind(at: working) == .folder)
        #expect(FileKind(at: data) == .folder)
      }
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

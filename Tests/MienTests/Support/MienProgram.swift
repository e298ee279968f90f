import Foundation
import TestSupport
import Testing

/// The program as its users run it: a process with arguments, output and an exit code.
enum MienProgram {
  /// `mien` lies where SwiftPM puts it, beside the tests that are running.
  static let path: String = {
    let link = "/proc/self/exe"
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) ?? link
    return (tests as NSString).deletingLastPathComponent + "/mien"
  }()

  /// How a process ended and what it said.
  struct Outcome {
    /// The exit code; negative for the signal that ended it.
    let status: Int32
    let output: String
    let errors: String

    /// Lines of standard error.
    var told: [String] {
      errors.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }
  }
}

/// Runs `mien` to its end.
///
/// - Parameter timeout: Seconds after which it is killed and the test fails.
func runMien(
  _ arguments: [String], stdin: String? = nil, environment: [String: String] = [:],
  timeout: Double = 120, sourceLocation: SourceLocation = #_sourceLocation
) throws -> MienProgram.Outcome {
  try RunningMien(arguments, stdin: stdin, environment: environment)
    .finish(timeout: timeout, sourceLocation: sourceLocation)
}

/// Runs `mien`, which must do its work.
@discardableResult
func perform(
  _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
) throws -> MienProgram.Outcome {
  let outcome = try runMien(arguments, sourceLocation: sourceLocation)
  try #require(
    outcome.status == 0, "\(arguments.joined(separator: " ")): \(outcome.errors)",
    sourceLocation: sourceLocation)
  return outcome
}

/// A `mien` that was started and may be waited for, interrupted and killed.
final class RunningMien {
  private let process = Process()
  private let folder: String

  private var outputFile: String { folder + "/stdout" }
  private var errorFile: String { folder + "/stderr" }

  /// - Parameter launcher: A program and its arguments that start `mien` instead, such as `["/bin/nice"]`.
  init(
    _ arguments: [String], stdin: String? = nil, environment: [String: String] = [:],
    launcher: [String] = []
  ) throws {
    folder = try TemporaryFolder.make()
    // Files instead of pipes: nobody has to read while the process runs.
    for file in ["stdin", "stdout", "stderr"] {
      try Data((file == "stdin" ? stdin ?? "" : "").utf8)
        .write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
    }
    let command = launcher + [MienProgram.path] + arguments
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardInput = FileHandle(forReadingAtPath: folder + "/stdin")
    process.standardOutput = FileHandle(forWritingAtPath: outputFile)
    process.standardError = FileHandle(forWritingAtPath: errorFile)
    var variables = ProcessInfo.processInfo.environment
    variables["XDG_CACHE_HOME"] = Workshop.cache
    variables["SWIFT_BACKTRACE"] = "enable=no"
    variables.merge(environment) { $1 }
    process.environment = variables
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  var isRunning: Bool { process.isRunning }

  /// What it has said on standard error so far.
  var errorText: String { (try? String(contentsOfFile: errorFile, encoding: .utf8)) ?? "" }

  func send(_ signal: Int32) {
    kill(process.processIdentifier, signal)
  }

  /// Waits until `condition` holds, the process ends or `timeout` seconds have passed.
  ///
  /// - Returns: Whether the condition came to hold.
  func wait(timeout: Double = 60, until condition: () -> Bool) -> Bool {
    let end = ContinuousClock.now + .seconds(timeout)
    while ContinuousClock.now < end {
      if condition() { return true }
      if !process.isRunning { return condition() }
      usleep(2000)
    }
    return false
  }

  func finish(
    timeout: Double = 120, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> MienProgram.Outcome {
    if !wait(timeout: timeout, until: { !process.isRunning }) {
      send(SIGKILL)
      Issue.record("mien did not end within \(timeout) s", sourceLocation: sourceLocation)
    }
    process.waitUntilExit()
    let status = process.terminationStatus
    return MienProgram.Outcome(
      status: process.terminationReason == .exit ? status : -status,
      output: try String(contentsOfFile: outputFile, encoding: .utf8),
      errors: try String(contentsOfFile: errorFile, encoding: .utf8))
  }
}

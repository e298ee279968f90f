import Foundation
import Testing

/// The standard's own checker and ONNX Runtime, through Python: `MIEN_PYTHON`, or the environment in `.deps`.
enum OnnxTools {
  struct Outcome: Decodable {
    var outputs: [Plain]
    var error: String?
  }

  static let python: String? = {
    let root = testsFolder.deletingLastPathComponent().deletingLastPathComponent()
    let path =
      ProcessInfo.processInfo.environment["MIEN_PYTHON"] ?? root.path + "/.deps/venv/bin/python"
    guard access(path, X_OK) == 0 else { return nil }
    let found = try? launch(path, ["-c", "import numpy, onnx, onnxruntime"])
    return found?.status == 0 ? path : nil
  }()

  static var isAvailable: Bool { python != nil }

  /// Checks each model and runs it on its inputs.
  static func run(_ models: [String: Data], _ inputs: [String: [String: Plain]]) throws
    -> [String: Outcome]
  {
    try withTemporaryFolder { folder in
      for (name, bytes) in models {
        try bytes.write(to: folder.appendingPathComponent("\(name).onnx"))
      }
      try JSONEncoder().encode(inputs).write(to: folder.appendingPathComponent("inputs.json"))
      let script = testsFolder.appendingPathComponent("Golden/run_models.py").path
      let (status, output) = try launch(#require(python), [script, folder.path])
      try #require(status == 0)
      return try JSONDecoder().decode([String: Outcome].self, from: output)
    }
  }

  private static func launch(_ program: String, _ arguments: [String]) throws
    -> (status: Int32, output: Data)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}

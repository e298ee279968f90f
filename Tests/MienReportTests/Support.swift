import Foundation
import MienReport

/// Programs and files the tests use.
enum Support {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The Python that has the packages Mien is compared with: `MIEN_PYTHON`, or the checkout's own.
  static let python: String = {
    if let chosen = ProcessInfo.processInfo.environment["MIEN_PYTHON"] { return chosen }
    let root = folder.deletingLastPathComponent().deletingLastPathComponent()
    return root.path + "/.deps/venv/bin/python"
  }()

  static let hasTensorBoard = hasModule("tensorboard")
  static let hasPillow = hasModule("PIL")

  private static func hasModule(_ name: String) -> Bool {
    (try? run(python, ["-c", "import \(name)"])) != nil
  }

  /// What a program prints.
  static func run(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return data
  }

  /// A page up to its footer, without the megabytes of Plotly's script behind it.
  static func content(_ page: String) -> String {
    page.range(of: "<footer>").map { String(page[..<$0.lowerBound]) } ?? ""
  }

  /// How often `part` occurs in `text`.
  static func count(_ part: String, in text: String) -> Int {
    text.components(separatedBy: part).count - 1
  }
}

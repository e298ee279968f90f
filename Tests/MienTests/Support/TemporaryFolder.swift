import Foundation

enum TemporaryFolder {
  /// The path of a new empty folder.
  static func make() throws -> String {
    let path = (NSTemporaryDirectory() as NSString)
      .appendingPathComponent("mien-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}

/// Runs `body` with an empty folder that is removed afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let path = try TemporaryFolder.make()
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

/// What a file holds, as text.
func text(_ path: String) throws -> String {
  try String(contentsOfFile: path, encoding: .utf8)
}

func bytes(_ path: String) throws -> Data {
  try Data(contentsOf: URL(fileURLWithPath: path))
}

import Foundation

public enum TemporaryFolder {
  /// The path of a new empty folder.
  public static func make() throws -> String {
    let path = (NSTemporaryDirectory() as NSString)
      .appendingPathComponent("mien-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}

/// Runs `body` with an empty folder that is removed afterwards.
public func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let path = try TemporaryFolder.make()
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

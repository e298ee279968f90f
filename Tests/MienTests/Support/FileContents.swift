import Foundation

/// What a file holds, as text.
func text(_ path: String) throws -> String {
  try String(contentsOfFile: path, encoding: .utf8)
}

func bytes(_ path: String) throws -> Data {
  try Data(contentsOf: URL(fileURLWithPath: path))
}

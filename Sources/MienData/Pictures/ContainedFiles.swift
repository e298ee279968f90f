import Foundation
import MienCore

/// Finds the files that a list in a folder names, and none outside that folder: lists come from
/// strangers.
struct ContainedFiles {
  private let root: String
  private let realRoot: String
  /// Whether a folder, links followed, lies within the root.
  private var folders: [String: Bool] = [:]
  /// The row in which each file was named first.
  private var rows: [String: Int] = [:]

  /// - Throws: `MienError` when the folder does not exist.
  init(root: String) throws {
    guard let real = Self.real(root) else { throw MienError("cannot read the folder \(root)") }
    self.root = root
    realRoot = real
  }

  /// The path of the file that row `row` names relative to the root.
  ///
  /// - Throws: `MienError` that says what is wrong with the name, without saying where it stands.
  mutating func file(_ name: String, row: Int) throws -> String {
    let shown = TerminalText.quoted(name)
    let parts = name.split(separator: "/").filter { $0 != "." }
    guard !parts.isEmpty, name.utf8.count <= 1024, !name.utf8.contains(0) else {
      throw MienError("\(shown) is no file name")
    }
    guard !name.hasPrefix("/"), !parts.contains("..") else {
      throw MienError("\(shown) leads out of the folder")
    }
    let path = "\(root)/\(parts.joined(separator: "/"))"
    var status = stat()
    guard lstat(path, &status) == 0 else { throw MienError("there is no file \(shown)") }
    let folder = (path as NSString).deletingLastPathComponent
    let isInside: Bool
    if status.st_mode & S_IFMT == S_IFLNK {
      isInside = lies(path)
    } else {
      isInside = folders[folder] ?? lies(folder)
      folders[folder] = isInside
    }
    guard isInside else { throw MienError("\(shown) leads out of the folder through a link") }
    if let first = rows[path] { throw MienError("\(shown) is in row \(first) already") }
    rows[path] = row
    return path
  }

  /// Whether a file of the root was named; `path` as ``file(_:row:)`` gives it.
  func names(_ path: String) -> Bool { rows[path] != nil }

  private func lies(_ path: String) -> Bool {
    guard let real = Self.real(path) else { return false }
    return real == realRoot || real.hasPrefix(realRoot == "/" ? "/" : realRoot + "/")
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

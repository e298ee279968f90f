import Foundation

/// Files that appear whole or not at all: written beside their name, flushed, then renamed.
public enum AtomicFile {
  /// Writes `data` to `path`, creating missing folders.
  ///
  /// - Throws: ``MienError`` naming the path; the old file, if any, is then untouched.
  public static func write(_ data: Data, to path: String) throws {
    try write(to: path) { temporary in
      guard FileManager.default.createFile(atPath: temporary, contents: data) else {
        throw MienError("cannot write \(path): \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Writes `text` as UTF-8; see ``write(_:to:)``.
  public static func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  /// Lets `body` fill a temporary file beside `path`, flushes it to disk and renames it into place.
  ///
  /// - Parameter body: Receives the temporary path. When it throws, the temporary file is removed.
  public static func write(to path: String, _ body: (String) throws -> Void) throws {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw MienError("cannot create the folder \(folder) for \(path)")
      }
    }
    let temporary = "\(path).\(getpid()).partial"
    do {
      try body(temporary)
    } catch {
      unlink(temporary)
      throw error
    }
    let file = open(temporary, O_RDONLY)
    if file >= 0 {
      fsync(file)
      close(file)
    }
    guard rename(temporary, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(temporary)
      throw MienError("cannot write \(path): \(reason)")
    }
  }
}

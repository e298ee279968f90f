import Foundation

/// Makes folders, and says why where it cannot.
public enum Folders {
  /// Makes the folder `path` and those above it; one that is there already stays as it is.
  ///
  /// - Parameter purpose: What it is for, as the message says it: `results.csv`.
  /// - Throws: ``MienError`` with the system's reason.
  public static func make(_ path: String, for purpose: String? = nil) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let reason = systemReason(of: error).map { ": " + $0 } ?? ""
      let whose = purpose.map { " for \($0)" } ?? ""
      throw MienError("cannot create the folder \(path)\(whose)\(reason)")
    }
  }

  /// The folder that `path` names something in: `a` for `a/b`, `.` for `b`, `/` for `/b` and for itself.
  ///
  /// Foundation's `deletingLastPathComponent` traps for names of one letter.
  public static func above(_ path: String) -> String {
    let slash = UInt8(ascii: "/")
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
    guard let end = bytes.lastIndex(of: slash) else { return "." }
    bytes.removeSubrange(end...)
    while bytes.last == slash { bytes.removeLast() }
    return bytes.isEmpty ? "/" : String(decoding: bytes, as: UTF8.self)
  }

  /// Checks that a file can be made in the folder `path`, or in the one above it that is there already.
  ///
  /// Leaves nothing behind, so that work which fails for another reason leaves no empty folder.
  ///
  /// - Parameter purpose: What is to be written, as the message says it.
  /// - Throws: ``MienError`` with the system's reason.
  public static func demandWritable(_ path: String, for purpose: String) throws {
    var place = path
    while place != ".", FileKind(at: place) == nil { place = above(place) }
    let trial = AtomicFile.temporaryPath(beside: "\(place)/trial")
    let file = open(trial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw MienError("cannot write \(purpose): \(String(cString: strerror(errno)))")
    }
    close(file)
    unlink(trial)
  }
}

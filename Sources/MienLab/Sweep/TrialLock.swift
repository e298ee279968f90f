import Foundation
import MienCore

/// A worker's claim on a trial; the kernel drops it when the process ends, however it ends, so that
/// nobody has to guess whether a silent worker still lives.
final class TrialLock {
  private let file: Int32

  /// - Returns: nil while another process has it.
  /// - Throws: `MienError` when the file cannot be made.
  init?(_ path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    try Folders.make(folder)
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw MienError("cannot write to \(folder): \(String(cString: strerror(errno)))")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      close(file)
      if reason == EWOULDBLOCK || reason == EINTR { return nil }
      throw MienError("cannot lock \(path): \(String(cString: strerror(reason)))")
    }
  }

  deinit {
    close(file)
  }
}

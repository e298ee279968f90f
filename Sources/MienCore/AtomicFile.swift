import Foundation

/// Files that appear whole or not at all: written beside their name, flushed, then renamed.
///
/// Links are followed and stay. Devices and pipes, which cannot be replaced, are written straight.
public enum AtomicFile {
  /// Writes `data` to `path`, creating missing folders.
  ///
  /// - Throws: ``MienError`` naming the path; the old file, if any, is then untouched.
  public static func write(_ data: Data, to path: String) throws {
    try write(to: path) { place in
      let file = open(place, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      guard file >= 0 else { throw failure(path) }
      let error = data.withUnsafeBytes { writeAll($0, to: file) }
      guard close(file) == 0 || error != nil else { throw failure(path) }
      if let error { throw failure(path, error) }
    }
  }

  /// Writes `text` as UTF-8; see ``write(_:to:)``.
  public static func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  /// Lets `body` fill a temporary file beside `path`, flushes it to disk and renames it into place.
  ///
  /// - Parameter body: Receives the temporary path, or `path` itself where a device or pipe lies.
  ///   When it throws, the temporary file is removed.
  public static func write(to path: String, _ body: (String) throws -> Void) throws {
    guard !isDeviceOrPipe(path) else { return try body(path) }
    let place = try preparedDestination(of: path)
    let temporary = temporaryPath(beside: place)
    do {
      try body(temporary)
      try flush(temporary, for: path)
      guard rename(temporary, place) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Checks before long work that a file of this name can be written; leaves nothing behind.
  ///
  /// - Throws: ``MienError`` naming the path, with the system's reason.
  public static func demandWritable(_ path: String) throws {
    guard !isDeviceOrPipe(path) else { return }
    guard FileKind(at: path) != .folder else { throw failure(path, EISDIR) }
    let place = try destination(of: path)
    try Folders.demandWritable(Folders.above(place), for: path)
  }

  /// Where a file of this name will lie, links followed, its folder made.
  ///
  /// - Throws: ``MienError`` for a folder that cannot be made, and as ``destination(of:)``.
  public static func preparedDestination(of path: String) throws -> String {
    let place = try destination(of: path)
    try Folders.make(Folders.above(place), for: path)
    return place
  }

  /// Waits until the disk has the file: some file systems tell only then that it is full.
  private static func flush(_ temporary: String, for path: String) throws {
    let file = open(temporary, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path) }
    let isFlushed = fsync(file) == 0
    let error = errno
    close(file)
    guard isFlushed else { throw failure(path, error) }
  }

  /// Where a file of this name lies, or would lie, when links at its end are followed.
  ///
  /// - Throws: ``MienError`` for links that lead round in a circle.
  public static func destination(of path: String) throws -> String {
    var place = path
    // As many links as Linux follows.
    for _ in 0...40 {
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: place) else {
        return place
      }
      place = target.hasPrefix("/") ? target : "\(Folders.above(place))/\(target)"
    }
    throw MienError("cannot write \(path): \(String(cString: strerror(ELOOP)))")
  }

  private static func isDeviceOrPipe(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private static func failure(_ path: String, _ error: Int32 = errno) -> MienError {
    MienError("cannot write \(path): \(String(cString: strerror(error)))")
  }
}

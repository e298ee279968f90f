import Foundation

/// Writes bytes to the end, however many calls that takes.
///
/// - Returns: The number of the system's error (`errno`); nil when all is written.
public func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int32? {
  var rest = bytes[...]
  while !rest.isEmpty {
    let piece = UnsafeRawBufferPointer(rebasing: rest)
    let count = write(file, piece.baseAddress, piece.count)
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return count < 0 ? errno : EIO }
    rest = rest.dropFirst(count)
  }
  return nil
}

/// Writes a text in UTF-8 to the end; returns as for bytes.
public func writeAll(_ text: String, to file: Int32) -> Int32? {
  Array(text.utf8).withUnsafeBytes { writeAll($0, to: file) }
}

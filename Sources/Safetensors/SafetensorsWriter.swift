import Foundation
import MienCore

/// Writes a safetensors file as a stream: the header at once, then the tensors' bytes as they come.
///
/// The bytes go to a temporary file beside the target; ``finish()`` checks, flushes and renames it.
/// Until then an older file of that name stays as it was, and a writer that is dropped leaves
/// nothing behind. Links are followed and stay. The same declarations, metadata and bytes give the
/// same file, byte for byte.
public final class SafetensorsWriter {
  private let path: String
  /// What `path` means when links are followed.
  private let place: String
  private let temporary: String
  private var file: Int32
  private let expected: Int
  private var written = 0

  /// Creates the temporary file, and missing folders, and writes the header.
  ///
  /// The data section starts at a multiple of 8 bytes. Declare types from wide to narrow for every
  /// tensor to be aligned.
  ///
  /// - Throws: `MienError` when the file cannot be written, a name appears twice or a shape is
  ///   negative or too large.
  public init(
    path: String, tensors: [SafetensorsDeclaration], metadata: [String: String]
  ) throws {
    let (header, expected) = try Self.header(path: path, tensors, metadata)
    let place = try AtomicFile.preparedDestination(of: path)
    self.path = path
    self.place = place
    self.expected = expected
    temporary = AtomicFile.temporaryPath(beside: place)
    file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw failure() }
    try header.withUnsafeBytes { try append($0) }
  }

  deinit {
    guard file >= 0 else { return }
    close(file)
    unlink(temporary)
  }

  /// Appends bytes of the tensors, in the order of the declarations; pieces may be cut anywhere.
  ///
  /// - Throws: `MienError` when the disk refuses or more comes than was declared. Drop the writer
  ///   then.
  public func write(_ bytes: UnsafeRawBufferPointer) throws {
    precondition(file >= 0, "write after finish")
    guard bytes.count <= expected - written else {
      throw MienError("cannot write \(path): more bytes than the \(expected) of its tensors")
    }
    try append(bytes)
    written += bytes.count
  }

  /// Flushes the file to disk and gives it its name.
  ///
  /// - Throws: `MienError` when bytes are missing or the disk refuses; an older file is then
  ///   untouched.
  public func finish() throws {
    precondition(file >= 0, "finish called twice")
    guard written == expected else {
      throw MienError(
        "cannot write \(path): \(written) of the \(expected) bytes of its tensors came")
    }
    guard fsync(file) == 0, rename(temporary, place) == 0 else { throw failure() }
    close(file)
    file = -1
  }

  private func append(_ bytes: UnsafeRawBufferPointer) throws {
    if let error = writeAll(bytes, to: file) { throw failure(error) }
  }

  private func failure(_ error: Int32 = errno) -> MienError {
    MienError("cannot write \(path): \(String(cString: strerror(error)))")
  }
}

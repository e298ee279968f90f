import Foundation
import MienCore

/// A stream of bytes that is read once, from start to end, by one thread at a time.
protocol ByteSource: AnyObject {
  /// Fills `buffer` from its start.
  ///
  /// - Returns: How many bytes came; 0 only at the end.
  /// - Throws: ``ByteSourceFailure``.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int

  /// Bytes of the file, not of its contents, that were read so far: the measure of progress.
  var position: Int { get }
}

/// Why a stream of bytes ends before its end.
enum ByteSourceFailure: Error {
  /// The compressed file stops in the middle: all bytes before are sound.
  case truncated
  /// The bytes make no sense or the disk refuses; the reason completes "the file …".
  case broken(String)

  /// What to tell about the file at `path`.
  func error(in path: String) -> MienError {
    switch self {
    case .truncated: MienError("the file \(path) is cut short")
    case .broken(let reason): MienError("the file \(path) \(reason)")
    }
  }
}

/// The bytes of a file as they are.
final class FileSource: ByteSource {
  let size: Int
  private(set) var position = 0
  private let file: Int32

  /// - Throws: `MienError` naming the file when it cannot be opened or is not a regular file.
  init(path: String) throws {
    // Without O_NONBLOCK, opening a named pipe would wait for ever for somebody to write into it.
    file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      throw MienError("cannot read \(path): \(String(cString: strerror(errno)))")
    }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw MienError("cannot read \(path): it is not a regular file")
    }
    size = Int(status.st_size)
  }

  deinit { close(file) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = Foundation.read(file, rest.baseAddress, rest.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw ByteSourceFailure.broken("cannot be read: \(String(cString: strerror(errno)))")
      }
      filled += count
    }
    position += filled
    return filled
  }

  /// Looks at the first bytes and goes back to the start.
  func peek(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = try bytes.withUnsafeMutableBytes { try read(into: $0) }
    lseek(file, 0, SEEK_SET)
    position = 0
    return Array(bytes[..<filled])
  }
}

/// Opens a file, decompressing it when its first bytes say gzip or xz, whatever its name says.
///
/// - Throws: `MienError` naming the file when it cannot be opened.
func openByteSource(_ path: String) throws -> (source: any ByteSource, size: Int) {
  let file = try FileSource(path: path)
  let magic: [UInt8]
  do {
    magic = try file.peek(6)
  } catch let failure as ByteSourceFailure {
    throw failure.error(in: path)
  }
  if magic.starts(with: [0x1F, 0x8B]) { return (try GzipSource(file), file.size) }
  if magic == [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00] { return (try XzSource(file), file.size) }
  return (file, file.size)
}

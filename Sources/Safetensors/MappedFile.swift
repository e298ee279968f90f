import Foundation
import MienCore

/// The bytes of a file in memory, loaded by the kernel as they are touched; unmapped at the end.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// - Throws: `MienError` naming the file when it cannot be opened or is not a regular file.
  init(path: String) throws {
    func failed(_ reason: String) -> MienError { MienError("cannot read \(path): \(reason)") }
    // Without O_NONBLOCK, opening a named pipe would wait for ever for somebody to write into it.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failed(String(cString: strerror(errno))) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failed(String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw failed("it is not a regular file") }
    guard status.st_size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0)
    guard let start, start != MAP_FAILED else { throw failed(String(cString: strerror(errno))) }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
  }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}

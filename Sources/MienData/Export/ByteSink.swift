import CLzma
import CZlib
import Foundation
import MienCore

/// How a file is compressed, by its ending.
enum Compression {
  case none, gzip, xz

  init(path: String) {
    let name = path.lowercased()
    self = name.hasSuffix(".gz") ? .gzip : name.hasSuffix(".xz") ? .xz : .none
  }
}

/// A file that is written from start to end.
protocol ByteSink: AnyObject {
  func write(_ bytes: UnsafeRawBufferPointer) throws
  /// Writes what is held back; call it once, last.
  func finish() throws
}

/// Creates a file.
///
/// - Parameter target: The path the user asked for, for messages.
/// - Throws: `MienError` naming the target.
func makeByteSink(
  _ path: String, compression: Compression, target: String
) throws -> any ByteSink {
  let file = try FileSink(path: path, target: target)
  switch compression {
  case .none: return file
  case .gzip: return try GzipSink(file)
  case .xz: return try XzSink(file)
  }
}

/// The bytes as they are.
final class FileSink: ByteSink {
  private let file: Int32
  private let target: String

  init(path: String, target: String) throws {
    self.target = target
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw failure() }
  }

  deinit {
    if file >= 0 { close(file) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    if let error = writeAll(bytes, to: file) { throw failure(error) }
  }

  func finish() {}

  private func failure(_ error: Int32 = errno) -> MienError {
    MienError("cannot write \(target): \(String(cString: strerror(error)))")
  }
}

/// One gzip member without a time in it, so that equal contents give equal files.
final class GzipSink: ByteSink {
  private let file: FileSink
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)

  init(_ file: FileSink) throws {
    self.file = file
    stream.initialize(to: z_stream())
    guard
      deflateInit2_(
        stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw MienError("there is no memory to compress with zlib") }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws { try run(bytes, Z_NO_FLUSH) }

  func finish() throws { try run(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH) }

  private func run(_ bytes: UnsafeRawBufferPointer, _ flush: Int32) throws {
    precondition(bytes.count <= UInt32.max, "zlib counts in 32 bits")
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(bytes.count)
    repeat {
      stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(output.count)
      deflate(stream, flush)
      let count = output.count - Int(stream.pointee.avail_out)
      try file.write(UnsafeRawBufferPointer(rebasing: output[..<count]))
    } while stream.pointee.avail_out == 0
  }
}

/// An xz stream of several blocks, which can be compressed, and decompressed again, on several
/// threads.
final class XzSink: ByteSink {
  private let file: FileSink
  private let stream = UnsafeMutablePointer<lzma_stream>.allocate(capacity: 1)
  private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)

  init(_ file: FileSink) throws {
    self.file = file
    stream.initialize(to: lzma_stream())
    var options = lzma_mt()
    options.threads = UInt32(ProcessInfo.processInfo.activeProcessorCount)
    // Blocks of one size, whatever the number of threads: the file depends on its contents alone.
    options.block_size = 24 << 20
    // A sixth larger than the default 6 on digits, and fifteen times as fast.
    options.preset = 1
    options.check = LZMA_CHECK_CRC64
    guard lzma_stream_encoder_mt(stream, &options) == LZMA_OK else {
      throw MienError("there is no memory to compress with liblzma")
    }
  }

  deinit {
    lzma_end(stream)
    stream.deallocate()
    output.deallocate()
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws { try run(bytes, LZMA_RUN) }

  func finish() throws { try run(UnsafeRawBufferPointer(start: nil, count: 0), LZMA_FINISH) }

  private func run(_ bytes: UnsafeRawBufferPointer, _ action: lzma_action) throws {
    stream.pointee.next_in = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = bytes.count
    while true {
      stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = output.count
      let status = lzma_code(stream, action)
      guard status == LZMA_OK || status == LZMA_STREAM_END else {
        throw MienError("there is no memory to compress with liblzma")
      }
      let count = output.count - stream.pointee.avail_out
      try file.write(UnsafeRawBufferPointer(rebasing: output[..<count]))
      if status == LZMA_STREAM_END { return }
      if action == LZMA_RUN, stream.pointee.avail_in == 0, count < output.count { return }
    }
  }
}

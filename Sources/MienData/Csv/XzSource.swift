import CLzma
import Foundation
import MienCore

/// The contents of an xz file, decompressed as they are read; the blocks of a file on several
/// threads.
///
/// How much comes out has no limit but the reader's: 40 KB can hold a csv of 138 MB.
final class XzSource: ByteSource {
  var position: Int { file.position }

  private let file: FileSource
  private let stream = UnsafeMutablePointer<lzma_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  private var inputEnded = false
  private var ended = false

  /// Above this, liblzma decodes with fewer threads.
  private static let memoryForThreads: UInt64 = 256 << 20
  /// Above this, the file is refused: no ordinary file asks for it (xz -9 takes 65 MiB).
  private static let memoryLimit: UInt64 = 1 << 30

  init(_ file: FileSource) throws {
    self.file = file
    stream.initialize(to: lzma_stream())
    var options = lzma_mt()
    options.flags = mien_lzma_concatenated
    options.threads = UInt32(ProcessInfo.processInfo.activeProcessorCount)
    options.memlimit_threading = Self.memoryForThreads
    options.memlimit_stop = Self.memoryLimit
    guard lzma_stream_decoder_mt(stream, &options) == LZMA_OK else {
      throw MienError("there is no memory to decompress with liblzma")
    }
  }

  deinit {
    lzma_end(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = buffer.count
    while stream.pointee.avail_out > 0, !ended {
      if stream.pointee.avail_in == 0, !inputEnded {
        let count = try file.read(into: input)
        inputEnded = count == 0
        stream.pointee.next_in = UnsafePointer(
          input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = count
      }
      switch lzma_code(stream, inputEnded ? LZMA_FINISH : LZMA_RUN) {
      case LZMA_OK: continue
      case LZMA_STREAM_END: ended = true
      case LZMA_BUF_ERROR:
        // What was decoded before the end is handed out first.
        if stream.pointee.avail_out < buffer.count {
          return buffer.count - stream.pointee.avail_out
        }
        throw ByteSourceFailure.truncated
      case LZMA_MEMLIMIT_ERROR:
        throw ByteSourceFailure.broken("needs over \(Self.memoryLimit >> 20) MiB to decompress")
      case LZMA_MEM_ERROR: throw ByteSourceFailure.broken("needs more memory than there is")
      case LZMA_OPTIONS_ERROR:
        throw ByteSourceFailure.broken("uses xz options that are unknown here")
      default: throw ByteSourceFailure.broken("is damaged: its xz data or checksum is wrong")
      }
    }
    return buffer.count - stream.pointee.avail_out
  }
}

import CZlib
import MienCore

/// The contents of a gzip file, of one or several members (RFC 1952), decompressed as they are
/// read.
final class GzipSource: ByteSource {
  var position: Int { file.position }

  private let file: FileSource
  // zlib notes the address of its state, so the state must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  private var insideMember = true
  private var ended = false

  init(_ file: FileSource) throws {
    self.file = file
    stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for the gzip frame instead of zlib's.
    guard
      inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw MienError("there is no memory to decompress with zlib") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    // zlib counts in 32 bits.
    let wanted = min(buffer.count, 1 << 30)
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(wanted)
    reading: while stream.pointee.avail_out > 0, !ended {
      if stream.pointee.avail_in == 0 {
        let count = try file.read(into: input)
        guard count > 0 else {
          if insideMember {
            // What was decompressed before the end is handed out first.
            if stream.pointee.avail_out < wanted { break reading }
            throw ByteSourceFailure.truncated
          }
          ended = true
          break
        }
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
      }
      if !insideMember {
        // Anything but a member behind a member is padding, as gzip itself takes it.
        guard try memberFollows() else {
          ended = true
          break
        }
        guard inflateReset(stream) == Z_OK else { throw broken() }
        insideMember = true
      }
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: continue
      case Z_STREAM_END: insideMember = false
      default: throw broken()
      }
    }
    return wanted - Int(stream.pointee.avail_out)
  }

  /// Whether the next bytes are the magic number of a member.
  private func memberFollows() throws -> Bool {
    if stream.pointee.avail_in == 1 {
      // The number may lie across the border of two reads.
      input[0] = stream.pointee.next_in[0]
      let rest = UnsafeMutableRawBufferPointer(rebasing: input[1...])
      stream.pointee.avail_in += UInt32(try file.read(into: rest))
      stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    }
    return stream.pointee.avail_in > 1 && stream.pointee.next_in[0] == 0x1F
      && stream.pointee.next_in[1] == 0x8B
  }

  private func broken() -> ByteSourceFailure {
    .broken("is damaged: its gzip data or checksum is wrong")
  }
}

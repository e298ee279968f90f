import Foundation
import MienCore
import Safetensors

/// Where the pixels of a data set lie: in memory, or in a pack on disk that the kernel loads as
/// needed.
enum PixelStorage: Sendable {
  case memory(PixelBuffer)
  case pack(SafetensorsFile, images: SafetensorsEntry)

  func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    switch self {
    case .memory(let buffer):
      return try withExtendedLifetime(buffer) { try body(UnsafeBufferPointer(buffer.bytes)) }
    case .pack(let file, let images):
      return try file.withBytes(of: images) { try body($0.bindMemory(to: UInt8.self)) }
    }
  }
}

/// Pixels in memory that grow at the end and are shared once they are complete.
///
/// `realloc` moves large blocks by remapping pages, where a growing `Array` would copy them and
/// hold both. Whoever fills a buffer owns it alone until it is handed to a ``FaceDataset``; nothing
/// writes after that.
final class PixelBuffer: @unchecked Sendable {
  private var start: UnsafeMutablePointer<UInt8>?
  private var capacity = 0
  private(set) var count = 0

  /// All pixels; valid until the next change.
  var bytes: UnsafeMutableBufferPointer<UInt8> {
    UnsafeMutableBufferPointer(start: start, count: count)
  }

  init() {}

  /// `count` zeros.
  ///
  /// - Throws: `MienError` when there is not so much memory.
  init(zeros count: Int) throws {
    guard let start = calloc(max(count, 1), 1) else { throw Self.outOfMemory(count) }
    self.start = start.assumingMemoryBound(to: UInt8.self)
    self.count = count
    capacity = count
  }

  /// - Throws: `MienError` when there is not so much memory.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    let (needed, overflow) = count.addingReportingOverflow(bytes.count)
    if overflow { throw Self.outOfMemory(Int.max) }
    if needed > capacity {
      let larger = max(needed, capacity + capacity / 4)
      guard let moved = realloc(start, larger) else { throw Self.outOfMemory(larger) }
      start = moved.assumingMemoryBound(to: UInt8.self)
      capacity = larger
    }
    if let source = bytes.baseAddress {
      start?.advanced(by: count).update(from: source, count: bytes.count)
    }
    count = needed
  }

  deinit { free(start) }

  private static func outOfMemory(_ count: Int) -> MienError {
    MienError("there is no memory for \(count) bytes of pixels; give a smaller data set")
  }
}

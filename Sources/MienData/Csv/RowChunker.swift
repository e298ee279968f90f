import Foundation
import MienCore

/// A run of whole rows of a csv, in memory of its own.
final class RowChunk: @unchecked Sendable {
  /// Position in the file, counted in chunks.
  let index: Int
  /// The number of the first row: rows are counted from 1, the header's.
  let firstRow: Int
  /// The number of the last row when the file stops there without a line end.
  let openRow: Int?
  /// The rows, line ends included; written by nobody once the chunk exists.
  let bytes: UnsafeRawBufferPointer

  private let memory: UnsafeMutableRawBufferPointer

  init(
    index: Int, firstRow: Int, openRow: Int?, memory: UnsafeMutableRawBufferPointer, count: Int
  ) {
    self.index = index
    self.firstRow = firstRow
    self.openRow = openRow
    self.memory = memory
    bytes = UnsafeRawBufferPointer(rebasing: memory[..<count])
  }

  deinit { memory.deallocate() }
}

/// Cuts a stream of bytes into chunks at line ends, so that workers can parse them apart from each
/// other.
final class RowChunker {
  /// The longest row that is read, in bytes before its LF: room for a grey picture of 4000 pixels a side.
  static let longestRow = 64 << 20

  private let path: String
  private let source: any ByteSource
  private let chunkSize: Int
  private var carried: [UInt8] = []
  private var nextIndex = 0
  private var nextRow = 1
  private var ended = false
  /// What ended the stream before its end, told once the rows before it are out.
  private(set) var failure: ByteSourceFailure?

  /// - Parameter path: The file, for messages.
  init(_ source: any ByteSource, path: String, chunkSize: Int = 1 << 20) {
    self.path = path
    self.source = source
    self.chunkSize = chunkSize
  }

  /// The row that the next chunk starts with.
  var row: Int { nextRow }

  /// Bytes of the file that were read so far.
  var position: Int { source.position }

  /// The header, without byte order mark and line end; "" for an empty file. Call it once, first.
  func header() -> String {
    let limit = 1 << 16
    var line: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 12)
    while !ended, line.count < limit {
      let count = block.withUnsafeMutableBytes { fill($0) }
      ended = count < block.count
      line.append(contentsOf: block[..<count])
      if line.contains(UInt8(ascii: "\n")) { break }
    }
    let end = line.firstIndex(of: UInt8(ascii: "\n")) ?? line.endIndex
    carried = Array(line[min(end + 1, line.endIndex)...])
    nextRow = 2
    let text = line[..<end]
    let marked = text.starts(with: [0xEF, 0xBB, 0xBF])
    return String(decoding: marked ? text.dropFirst(3) : text, as: UTF8.self)
  }

  /// The next rows, or nil at the end.
  ///
  /// - Throws: `MienError` for a row over ``longestRow``: that is no csv.
  func next() throws -> RowChunk? {
    if ended && carried.isEmpty { return nil }
    // The longest row and its LF.
    let largest = Self.longestRow + 1
    var memory = allocate(min(max(chunkSize, 2 * carried.count), largest))
    var filled = carried.count
    carried.withUnsafeBytes { memory.copyMemory(from: $0) }
    carried = []
    while true {
      if !ended {
        let wanted = memory.count - filled
        let count = fill(UnsafeMutableRawBufferPointer(rebasing: memory[filled...]))
        filled += count
        ended = count < wanted
      }
      if ended { break }
      if lastLineEnd(in: memory, before: filled) != nil { break }
      guard memory.count < largest else {
        memory.deallocate()
        throw MienError(
          "\(path) row \(nextRow): the row is over \(Self.longestRow >> 20) MiB long")
      }
      let larger = allocate(min(2 * memory.count, largest))
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<filled]))
      memory.deallocate()
      memory = larger
    }
    let lineEnd = lastLineEnd(in: memory, before: filled)
    // Of a stream that broke off, the started row is not believed.
    let end = !ended || failure != nil ? lineEnd ?? 0 : filled
    if !ended { carried = Array(memory[end..<filled]) }
    let lineEnds = countLineEnds(UnsafeRawBufferPointer(rebasing: memory[..<end]))
    let chunk = RowChunk(
      index: nextIndex, firstRow: nextRow,
      openRow: end > (lineEnd ?? 0) ? nextRow + lineEnds : nil, memory: memory, count: end)
    nextIndex += 1
    nextRow += lineEnds
    return chunk
  }

  private func allocate(_ count: Int) -> UnsafeMutableRawBufferPointer {
    .allocate(byteCount: count, alignment: 16)
  }

  /// Reads until `buffer` is full or the stream ends, well or not.
  private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    var filled = 0
    do {
      while filled < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        let count = try source.read(into: rest)
        if count == 0 { break }
        filled += count
      }
    } catch {
      failure = error as? ByteSourceFailure ?? .broken("cannot be read")
    }
    return filled
  }

  /// The position behind the last line end.
  private func lastLineEnd(in memory: UnsafeMutableRawBufferPointer, before end: Int) -> Int? {
    var position = end
    while position > 0, memory[position - 1] != 0x0A { position -= 1 }
    return position > 0 ? position : nil
  }

  private func countLineEnds(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard var position = bytes.baseAddress else { return 0 }
    let end = position + bytes.count
    var count = 0
    while position < end, let found = memchr(position, 0x0A, position.distance(to: end)) {
      count += 1
      position = UnsafeRawPointer(found) + 1
    }
    return count
  }
}

import Foundation
import MienCore

/// The pictures of one chunk of rows.
struct ParsedChunk: Sendable {
  /// A row that was left out.
  struct Bad: Sendable {
    let row: Int
    let reason: String
  }

  var pixels = PixelBuffer()
  var labels: [Int16] = []
  /// Indices into ``splitNames``; empty in a file without splits.
  var splits: [UInt8] = []
  /// In the order they appear in.
  var splitNames: [String] = []
  /// Ascending by row.
  var bad: [Bad] = []
  /// The number of the last row when it has no line end.
  var openRow: Int?
}

extension RowParser {
  /// The rows of a chunk, blank lines passed over.
  ///
  /// - Parameter stopsAtBad: Whether the first bad row ends the work.
  /// - Throws: `MienError` when there is no memory.
  func parse(_ chunk: RowChunk, stopsAtBad: Bool) throws -> ParsedChunk {
    var result = ParsedChunk()
    var names = SplitTable()
    // A pixel takes two bytes of a row at least; the one picture more is room for a row that is too
    // long.
    let room = chunk.bytes.count / 2 + imageSize + 1
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    defer { memory.deallocate() }
    var used = 0
    Self.forEachRow(of: chunk) { number, row in
      do throws(BadRow) {
        let parsed = try parse(row, into: memory + used)
        if let split = parsed.split { result.splits.append(try names.index(of: split)) }
        result.labels.append(parsed.label)
        used += imageSize
        return true
      } catch {
        result.bad.append(ParsedChunk.Bad(row: number, reason: error.reason))
        return !stopsAtBad
      }
    }
    try result.pixels.append(UnsafeBufferPointer(start: memory, count: used))
    result.splitNames = names.names
    result.openRow = chunk.openRow
    return result
  }

  /// The size that most of the first rows have, for a file whose picture size is not yet known; nil
  /// when none of them is square.
  static func imageSize(of chunk: RowChunk, layout: CsvLayout) -> Int? {
    let parser = RowParser(layout: layout, imageSize: 0)
    var votes: [Int: Int] = [:]
    var seen = 0
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { nothing in
      guard let room = nothing.baseAddress else { return }
      forEachRow(of: chunk) { _, row in
        if let count = try? parser.scan(row, into: room).pixelCount, squareRoot(count) != nil {
          votes[count, default: 0] += 1
          seen += 1
        }
        return seen < 31
      }
    }
    return votes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// The side of a square picture of so many pixels, or nil.
  static func squareRoot(_ count: Int) -> Int? {
    let side = Int(Double(count).squareRoot().rounded())
    return count > 0 && side * side == count ? side : nil
  }

  /// Calls `body` with the number and the bytes of each row until it returns false.
  private static func forEachRow(
    of chunk: RowChunk, _ body: (Int, UnsafeBufferPointer<UInt8>) -> Bool
  ) {
    let bytes = chunk.bytes.bindMemory(to: UInt8.self)
    guard var start = bytes.baseAddress else { return }
    let end = start + bytes.count
    var number = chunk.firstRow
    while start < end {
      let found = memchr(start, 0x0A, start.distance(to: end))
      let stop = found.map { UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) } ?? end
      var count = start.distance(to: stop)
      if count > 0, start[count - 1] == 0x0D { count -= 1 }
      if count > 0, !body(number, UnsafeBufferPointer(start: start, count: count)) { return }
      start = found == nil ? end : stop + 1
      number += 1
    }
  }
}

/// The names of splits met so far; the one met last is found at once.
private struct SplitTable {
  private(set) var names: [String] = []
  private var spellings: [[UInt8]] = []
  private var last = 0

  mutating func index(of name: UnsafeBufferPointer<UInt8>) throws(BadRow) -> UInt8 {
    if last < spellings.count, spellings[last].elementsEqual(name) { return UInt8(last) }
    if let found = spellings.firstIndex(where: { $0.elementsEqual(name) }) {
      last = found
      return UInt8(found)
    }
    guard names.count < 256 else { throw BadRow(reason: "there are over 256 different Usages") }
    guard let text = String(validating: name, as: UTF8.self), TerminalText.isPlain(text) else {
      throw BadRow(reason: "the Usage is not readable text")
    }
    last = names.count
    names.append(text)
    spellings.append(Array(name))
    return UInt8(last)
  }
}

import Foundation
import MienCore

/// A small comma-separated text file, read row by row: votes, or labels of pictures that lie beside
/// it.
///
/// A row is a line. Fields may stand in quotes, in which `""` is one quote; blanks around a field
/// do not count, nor do empty lines.
struct TextTable {
  /// The largest file that is read; the 415,000 rows of AffectNet take about 17 MB.
  static let largestFile = 64 << 20

  let path: String
  /// The first line's fields, lowercased, without byte order mark.
  let columns: [String]
  /// What follows the header.
  private let rows: TextLines

  /// - Throws: `MienError` naming the file when it cannot be read, is too large or is empty.
  init(path: String) throws {
    var lines = TextLines(try Self.contents(ofFile: path))
    guard let header = lines.next(), let columns = Self.fields(of: header)
    else { throw MienError("\(path) row 1: there is no header") }
    self.path = path
    self.columns = columns.map { $0.lowercased() }
    rows = lines
  }

  /// All bytes of a small file.
  ///
  /// - Throws: `MienError` naming the file when it cannot be read or is too large.
  static func contents(ofFile path: String) throws -> [UInt8] {
    let file = try FileSource(path: path)
    guard file.size <= largestFile else {
      throw MienError("\(path) has \(file.size) bytes; a list of at most \(largestFile) is read")
    }
    var bytes = [UInt8](repeating: 0, count: file.size)
    do {
      let count = try bytes.withUnsafeMutableBytes { try file.read(into: $0) }
      bytes.removeSubrange(count...)
    } catch let failure as ByteSourceFailure {
      throw failure.error(in: path)
    }
    guard StreamSafety.holds(bytes) else {
      throw MienError("\(path) is no list: it has \(StreamSafety.complaint)")
    }
    return bytes
  }

  /// The columns of a file that may be a table or anything else, by its first 4096 bytes.
  static func columns(ofFile path: String) throws -> [String]? {
    let bytes = try FileSource(path: path).peek(4096)
    guard StreamSafety.holds(bytes) else { return nil }
    var lines = TextLines(bytes)
    return lines.next().flatMap(fields)?.map { $0.lowercased() }
  }

  /// The place of a column; nil when there is none.
  func column(_ name: String) -> Int? { columns.firstIndex(of: name.lowercased()) }

  /// Calls `body` with the number of every row, the header's being 1, and its fields; nil for a row
  /// that has another number of fields than the header, or an open quote.
  func forEachRow(_ body: (_ number: Int, _ fields: [String]?) throws -> Void) rethrows {
    for (number, line) in zip(2..., rows) {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      let fields = Self.fields(of: line)
      try body(number, fields?.count == columns.count ? fields : nil)
    }
  }

  /// The fields of a line; nil when a quote stays open or text follows a closed one.
  private static func fields(of line: ArraySlice<UInt8>) -> [String]? {
    var fields: [String] = []
    var position = line.startIndex
    while true {
      while position < line.endIndex, line[position] == 0x20 { position += 1 }
      var field: [UInt8] = []
      if position < line.endIndex, line[position] == UInt8(ascii: "\"") {
        position += 1
        while true {
          guard position < line.endIndex else { return nil }
          let byte = line[position]
          position += 1
          if byte == UInt8(ascii: "\"") {
            guard position < line.endIndex, line[position] == byte else { break }
            position += 1
          }
          field.append(byte)
        }
        while position < line.endIndex, line[position] == 0x20 { position += 1 }
      } else {
        let end = line[position...].firstIndex(of: UInt8(ascii: ",")) ?? line.endIndex
        field = Array(line[position..<end])
        while field.last == 0x20 { field.removeLast() }
        position = end
      }
      fields.append(String(decoding: field, as: UTF8.self))
      if position == line.endIndex { return fields }
      guard line[position] == UInt8(ascii: ",") else { return nil }
      position += 1
    }
  }
}

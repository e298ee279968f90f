import MienCore

/// Why one row cannot be read, in words that follow "row 7: ".
struct BadRow: Error {
  let reason: String
}

/// Reads rows of a FER2013 csv from their bytes.
struct RowParser: Sendable {
  let layout: CsvLayout
  /// How many pixel values a row must have.
  let imageSize: Int

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// What a row says besides its pixels.
  struct Row {
    /// -1 in a file without labels.
    var label: Int16 = -1
    /// The name of its split as it stands in the file; nil in a file without splits.
    var split: UnsafeBufferPointer<UInt8>?
    /// May differ from ``RowParser/imageSize`` only when nothing checked it.
    var pixelCount = 0
  }

  /// Reads one row, its line end taken off.
  ///
  /// - Parameter pixels: Room for ``imageSize`` values.
  func parse(
    _ row: UnsafeBufferPointer<UInt8>, into pixels: UnsafeMutablePointer<UInt8>
  ) throws(BadRow) -> Row {
    let result = try scan(row, into: pixels)
    guard result.pixelCount == imageSize else {
      throw BadRow(
        reason: "\(result.pixelCount) pixel values where \(imageSize) are expected")
    }
    return result
  }

  /// Reads one row however many pixel values it has; those beyond ``imageSize`` are only counted.
  func scan(
    _ row: UnsafeBufferPointer<UInt8>, into pixels: UnsafeMutablePointer<UInt8>
  ) throws(BadRow) -> Row {
    var result = Row()
    var position = 0
    var column = 0
    while true {
      let start = Self.skipBlanks(row, from: position)
      let quoted = start < row.count && row[start] == UInt8(ascii: "\"")
      if quoted { position = start + 1 }
      if column == layout.pixels {
        result.pixelCount = try scanPixels(row, &position, into: pixels)
      } else {
        let field = Self.field(row, &position, quoted: quoted)
        if column == layout.emotion { result.label = try Self.label(field) }
        if column == layout.usage { result.split = try Self.split(field, quoted: quoted) }
      }
      if quoted {
        guard position < row.count, row[position] == UInt8(ascii: "\"") else {
          throw BadRow(reason: "a quote is not closed")
        }
        position = Self.skipBlanks(row, from: position + 1)
      }
      column += 1
      if position == row.count { break }
      guard row[position] == UInt8(ascii: ",") else {
        throw BadRow(reason: "\(Self.shown(row, at: position)) where a comma is expected")
      }
      position += 1
    }
    guard column == layout.columnCount else {
      throw BadRow(reason: "\(column) columns where the header has \(layout.columnCount)")
    }
    return result
  }

  /// The hot loop: every byte of the file passes here once.
  private func scanPixels(
    _ row: UnsafeBufferPointer<UInt8>, _ position: inout Int,
    into pixels: UnsafeMutablePointer<UInt8>
  ) throws(BadRow) -> Int {
    guard let start = row.baseAddress else { return 0 }
    let end = start + row.count
    var cursor = start + position
    var count = 0
    while cursor < end {
      var digit = cursor.pointee &- 48
      guard digit <= 9 else {
        if cursor.pointee == 32 || cursor.pointee == 9 {
          cursor += 1
          continue
        }
        break
      }
      let number = cursor
      var value: UInt32 = 0
      repeat {
        // A number of any length stays "too large" without overflowing.
        value = min(value &* 10 &+ UInt32(digit), 100_000)
        cursor += 1
        if cursor == end { break }
        digit = cursor.pointee &- 48
      } while digit <= 9
      guard value <= 255 else {
        position = start.distance(to: number)
        throw BadRow(reason: "the pixel value \(Self.shown(row, at: position)) is over 255")
      }
      if count < imageSize { pixels[count] = UInt8(truncatingIfNeeded: value) }
      count += 1
      // A value ends with a blank or the field, as in "12 13" and "13,Training", never as in "12a".
      if cursor < end, ![32, 9, 44, 34].contains(cursor.pointee) {
        cursor = number
        break
      }
    }
    position = start.distance(to: cursor)
    if position < row.count, row[position] != UInt8(ascii: ","), row[position] != UInt8(ascii: "\"")
    {
      throw BadRow(reason: "\(Self.shown(row, at: position)) is not a pixel value")
    }
    return count
  }

  /// The place of the first byte from `position` on that is no blank.
  private static func skipBlanks(_ row: Bytes, from position: Int) -> Int {
    var position = position
    while position < row.count, row[position] == 32 || row[position] == 9 { position += 1 }
    return position
  }

  /// The bytes up to the end of the field, blanks around them taken off; `position` moves to that
  /// end.
  ///
  /// A doubled quote in quotes stands for one (RFC 4180) and stays as it is.
  private static func field(_ row: Bytes, _ position: inout Int, quoted: Bool) -> Bytes {
    let quote = UInt8(ascii: "\"")
    let stop = quoted ? quote : UInt8(ascii: ",")
    var start = position
    while position < row.count {
      if row[position] == stop {
        guard quoted, position + 1 < row.count, row[position + 1] == quote else { break }
        position += 1
      }
      position += 1
    }
    var end = position
    while start < end, row[start] == 32 || row[start] == 9 { start += 1 }
    while end > start, row[end - 1] == 32 || row[end - 1] == 9 { end -= 1 }
    return Bytes(rebasing: row[start..<end])
  }

  /// A number of FER2013, or a name of one of its expressions.
  private static func label(_ field: Bytes) throws(BadRow) -> Int16 {
    let count = LabelSet.fer2013.count
    if field.count == 1, case let number = field[0] &- 48, Int(number) < count {
      return Int16(number)
    }
    if field.isEmpty { throw BadRow(reason: "the label is missing") }
    let name = String(decoding: field.prefix(20), as: UTF8.self)
    if let index = LabelSet.fer2013.index(of: name) { return Int16(index) }
    let known = LabelSet.fer2013.names.enumerated().map { "\($0) \($1)" }
    throw BadRow(
      reason: "the label \"\(TerminalText.plain(name))\" is unknown; there are "
        + known.joined(separator: ", "))
  }

  private static func split(_ field: Bytes, quoted: Bool) throws(BadRow) -> Bytes {
    if quoted, field.contains(UInt8(ascii: "\"")) {
      throw BadRow(reason: "the Usage has a quote in it")
    }
    if field.isEmpty { throw BadRow(reason: "the Usage is missing") }
    if field.count > 64 { throw BadRow(reason: "the Usage is over 64 bytes long") }
    return field
  }

  /// The word at a place of a row, for a message.
  private static func shown(_ row: Bytes, at position: Int) -> String {
    let start = row[position...].prefix(20)
    let word = start.prefix { ![32, 9, 44, 34].contains($0) }
    return TerminalText.quoted(
      String(decoding: word.isEmpty ? start.prefix(1) : word, as: UTF8.self))
  }
}

#if Training
  import MienCore

  /// What is wrong with a file, without its name.
  struct Malformed: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
  }

  /// Reads little-endian numbers and runs of bytes from front to back, never past the end.
  struct ByteCursor {
    let bytes: UnsafeRawBufferPointer
    private(set) var position: Int

    /// - Precondition: `position` is not negative.
    init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
      self.bytes = bytes
      self.position = position
    }

    var remaining: Int { max(0, bytes.count - position) }

    mutating func take(_ count: Int) throws -> UnsafeRawBufferPointer {
      guard count >= 0, count <= remaining else { throw Malformed("it ends too early") }
      defer { position += count }
      return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
    }

    /// A number of the width of `Number`.
    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
      let field = try take(MemoryLayout<Number>.size)
      return Number(littleEndian: field.loadUnaligned(as: Number.self))
    }

    /// A count or an offset: an unsigned number of that width that must fit an `Int`.
    mutating func count<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Int {
      let value = try number(type)
      guard let count = Int(exactly: value), count >= 0 else {
        throw Malformed("it holds the impossible length \(value)")
      }
      return count
    }

    mutating func text(_ count: Int) throws -> String {
      guard let text = String(validating: try take(count), as: UTF8.self) else {
        throw Malformed("it holds text that is not UTF-8")
      }
      guard StreamSafety.holds(text.utf8) else {
        throw Malformed("it holds text of \(StreamSafety.complaint)")
      }
      return text
    }

    /// The text up to the next line feed, which is dropped; at most `limit` bytes.
    mutating func line(limit: Int) throws -> String {
      let end = bytes[position...].prefix(limit + 1).firstIndex(of: UInt8(ascii: "\n"))
      guard let end else { throw Malformed("it holds a line without an end") }
      let text = try text(end - position)
      position += 1
      return text
    }
  }

  extension String {
    /// For messages: at most 80 characters, and none that a terminal would obey.
    var printable: String {
      let shown = prefix(80).unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: "?"
        default: String(scalar)
        }
      }
      return shown.joined() + (count > 80 ? "…" : "")
    }
  }
#endif

import MienCore

/// Reads the JSON of a safetensors header byte by byte, strictly.
///
/// The format knows only objects of strings, numbers and number lists, two levels deep. Scanning
/// just that needs no recursion, so that no input can exhaust the stack, and sees keys that appear
/// twice.
struct HeaderScanner {
  /// What is wrong and at which byte of the header.
  struct Failure: Error {
    let reason: String
  }

  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  func failure(_ reason: String) -> Failure {
    Failure(reason: "\(reason) at byte \(position) of the header")
  }

  /// Scans `{"key": value, …}`, calling `body` with each key to scan its value.
  ///
  /// - Throws: ``Failure`` for bad syntax and for a key that appears twice.
  mutating func object(_ body: (String, inout HeaderScanner) throws -> Void) throws {
    try expect("{")
    if accept("}") { return }
    var seen: Set<String> = []
    repeat {
      let key = try string()
      guard seen.insert(key).inserted else {
        throw failure("the key \(TerminalText.quoted(key)) appears twice")
      }
      try expect(":")
      try body(key, &self)
    } while accept(",")
    try expect("}")
  }

  /// Scans `[1, 2, …]` of numbers that are whole and not negative.
  mutating func integers() throws -> [Int] {
    try expect("[")
    if accept("]") { return [] }
    var values: [Int] = []
    repeat { values.append(try integer()) } while accept(",")
    try expect("]")
    return values
  }

  /// Scans a string with its escapes resolved.
  mutating func string() throws -> String {
    try expect("\"")
    var content: [UInt8] = []
    while true {
      guard let byte = take() else { throw failure("a string without an end") }
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw failure("a string that is not UTF-8")
        }
        guard StreamSafety.holds(content) else {
          throw failure("a string of \(StreamSafety.complaint)")
        }
        return text
      case UInt8(ascii: "\\"):
        try escape(into: &content)
      case 0..<0x20:
        throw failure("a control character in a string")
      default:
        content.append(byte)
      }
    }
  }

  /// Checks that only blanks are left: writers pad the header with spaces.
  mutating func end() throws {
    skipBlanks()
    guard position == bytes.count else { throw failure("text after the end of the JSON object") }
  }

  private mutating func integer() throws -> Int {
    skipBlanks()
    let start = position
    var value = 0
    while position < bytes.count, let digit = digitValue(bytes[position], radix: 10) {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(digit)
      guard !overflow, !carry else { throw failure("a number that is too large") }
      value = sum
      position += 1
    }
    guard position > start else { throw failure("no whole, non-negative number") }
    return value
  }

  private mutating func escape(into content: inout [UInt8]) throws {
    guard let byte = take() else { throw failure("a string without an end") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      var units = [try codeUnit()]
      // A character beyond U+FFFF is written as two escapes, one after the other.
      if UTF16.isLeadSurrogate(units[0]), take() == UInt8(ascii: "\\"), take() == UInt8(ascii: "u")
      {
        units.append(try codeUnit())
      }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw failure("half of a surrogate pair")
      }
      content.append(contentsOf: text.utf8)
    default: throw failure("an unknown escape")
    }
  }

  private mutating func codeUnit() throws -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = take(), let digit = digitValue(byte, radix: 16) else {
        throw failure("an escape without four hexadecimal digits")
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  private func digitValue(_ byte: UInt8, radix: Int) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f") where radix == 16: Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F") where radix == 16: Int(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private mutating func take() -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard accept(character) else { throw failure("\"\(character)\" is missing") }
  }
}

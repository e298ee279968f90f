/// Unicode's stream-safe text (UAX #15, section 13): no more than 30 combining marks follow each other.
///
/// Comparing and hashing a `String` puts the marks behind a letter into order, in time that grows with the square
/// of their number: a name of a megabyte of them keeps a core busy for minutes. What strangers wrote is looked at
/// here first.
public enum StreamSafety {
  private static let most = 30
  /// What text that is not safe has, for messages.
  public static let complaint = "over \(most) combining marks in a row"

  /// Whether UTF-8 text is stream-safe, also when read as JSON, whose escapes (`\u0301`) count as what they stand
  /// for.
  ///
  /// Bytes that are no UTF-8 end a run. O(bytes), a nanosecond each for ASCII.
  public static func holds(_ text: some Collection<UInt8>) -> Bool {
    text.withContiguousStorageIfAvailable { isSafe(UnsafeRawBufferPointer($0)) }
      ?? Array(text).withUnsafeBytes(isSafe)
  }

  private static func isSafe(_ text: UnsafeRawBufferPointer) -> Bool {
    var run = 0
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 && byte != UInt8(ascii: "\\") {
        run = 0
        at += 1
        continue
      }
      let (scalar, length) = byte < 0x80 ? escaped(text, at) : encoded(text, at)
      at += length
      let isMark = scalar.map { $0.properties.canonicalCombiningClass != .notReordered } ?? false
      run = isMark ? run + 1 : 0
      if run > most { return false }
    }
    return true
  }

  /// The scalar that bytes from 0x80 stand for, nil for none, and how many they are.
  private static func encoded(
    _ text: UnsafeRawBufferPointer, _ at: Int
  ) -> (scalar: Unicode.Scalar?, length: Int) {
    let lead = UInt32(text[at])
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC0, at + length <= text.count else { return (nil, 1) }
    var value = lead & (0xFF >> UInt32(length + 1))
    for byte in text[at + 1..<at + length] {
      guard byte & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }

  /// The scalar that a backslash begins, nil for none, and how many bytes that are.
  private static func escaped(
    _ text: UnsafeRawBufferPointer, _ at: Int
  ) -> (scalar: Unicode.Scalar?, length: Int) {
    guard let unit = codeUnit(text, at) else { return (nil, min(2, text.count - at)) }
    guard UTF16.isLeadSurrogate(unit), let trail = codeUnit(text, at + 6),
      UTF16.isTrailSurrogate(trail)
    else { return (Unicode.Scalar(unit), 6) }
    let value = 0x10000 + (UInt32(unit - 0xD800) << 10 | UInt32(trail - 0xDC00))
    return (Unicode.Scalar(value), 12)
  }

  /// The number of `\uXXXX`.
  private static func codeUnit(_ text: UnsafeRawBufferPointer, _ at: Int) -> UInt16? {
    guard at + 6 <= text.count, text[at] == UInt8(ascii: "\\"), text[at + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt16 = 0
    for byte in text[at + 2..<at + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}

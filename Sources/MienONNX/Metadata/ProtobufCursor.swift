import Foundation
import MienCore

/// A place in a protobuf message that lies in an open file; every step checks that it stays inside.
struct ProtobufCursor {
  /// One field of a message.
  struct Field {
    let number: UInt64
    /// Where its tag and value lie in the file.
    let bytes: Range<Int>
    /// Where text, bytes or a message lie without tag and length; nil for numbers.
    let content: Range<Int>?
  }

  private let file: Int32
  /// What errors call the file.
  private let path: String
  private let end: Int
  private var position: Int

  /// - Parameter message: Where the message lies in the file.
  init(file: Int32, path: String, message: Range<Int>) {
    self.file = file
    self.path = path
    position = message.lowerBound
    end = message.upperBound
  }

  /// The message that is the value of a field.
  func message(_ content: Range<Int>) -> ProtobufCursor {
    ProtobufCursor(file: file, path: path, message: content)
  }

  /// Steps over the next field; nil at the end.
  ///
  /// - Throws: ``MienError`` when no field starts here that fits into the message.
  mutating func next() throws -> Field? {
    let start = position
    guard start < end else { return nil }
    guard let tag = varint(), tag >> 3 > 0, let content = value(wireType: tag & 7) else {
      throw ONNXHeader.notONNX(path, "byte \(start) starts no field that fits into the file")
    }
    position = content.upperBound
    return Field(
      number: tag >> 3, bytes: start..<position, content: tag & 7 == 2 ? content : nil)
  }

  /// The bytes at `range`, which lies in the file.
  ///
  /// - Throws: ``MienError`` when the file ends before it does.
  func bytes(_ range: Range<Int>) throws -> Data {
    guard let bytes = read(range) else {
      throw MienError("cannot read \(path): it changed while being read")
    }
    return bytes
  }

  /// Where the value of a field lies; nil when it has no length or leaves the message.
  private mutating func value(wireType: UInt64) -> Range<Int>? {
    let length: UInt64
    switch wireType {
    case 0: return varint() == nil ? nil : position..<position
    case 1: length = 8
    case 2:
      guard let told = varint() else { return nil }
      length = told
    case 5: length = 4
    default: return nil
    }
    guard length <= UInt64(end - position) else { return nil }
    return position..<position + Int(length)
  }

  /// Reads a number of 7 bits a byte, least significant first; nil when there is none.
  private mutating func varint() -> UInt64? {
    guard let bytes = read(position..<min(position + 10, end)) else { return nil }
    var value: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      value |= UInt64(byte & 0x7F) << (7 * UInt64(index))
      if byte < 0x80 {
        position += index + 1
        return value
      }
    }
    return nil
  }

  private func read(_ range: Range<Int>) -> Data? {
    var data = Data(count: range.count)
    var filled = 0
    while filled < range.count {
      let got = data.withUnsafeMutableBytes {
        pread(
          file, $0.baseAddress! + filled, range.count - filled, off_t(range.lowerBound + filled))
      }
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { return nil }
      filled += got
    }
    return data
  }
}

/// TensorBoard's `Event` message, the four kinds that Mien writes, encoded by hand.
///
/// Field numbers are those of `tensorboard/compat/proto/event.proto` and `summary.proto`.
struct EventRecord {
  enum Content {
    /// The first record of every file.
    case fileVersion
    /// Tells readers to forget everything at the event's step and after it.
    case sessionStart
    case scalars([(tag: String, value: Float)])
  }

  /// Seconds since 1970.
  var wallTime: Double
  var step: Int
  var content: Content

  /// The protobuf message.
  var message: [UInt8] {
    var event = ProtobufBytes()
    event.double(wallTime, field: 1)
    if step != 0 { event.varint(UInt64(bitPattern: Int64(step)), field: 2) }
    switch content {
    case .fileVersion:
      event.bytes(Array("brain.Event:2".utf8), field: 3)
    case .scalars(let scalars):
      var summary = ProtobufBytes()
      for scalar in scalars {
        var value = ProtobufBytes()
        value.bytes(Array(scalar.tag.utf8), field: 1)
        value.float(scalar.value, field: 2)
        summary.bytes(value.encoded, field: 1)
      }
      event.bytes(summary.encoded, field: 5)
    case .sessionStart:
      var log = ProtobufBytes()
      log.varint(1, field: 1)
      event.bytes(log.encoded, field: 7)
    }
    return event.encoded
  }

  /// The message in TFRecord framing: length, its checksum, message, its checksum.
  var framed: [UInt8] {
    let message = message
    let length = Self.littleEndian(UInt64(message.count))
    return length + Self.littleEndian(CRC32C.masked(length))
      + message + Self.littleEndian(CRC32C.masked(message))
  }

  private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian, Array.init)
  }
}

/// The few wire types of protobuf that events need.
private struct ProtobufBytes {
  private(set) var encoded: [UInt8] = []

  mutating func varint(_ value: UInt64, field: UInt8) {
    encoded.append(field << 3)
    append(value)
  }

  mutating func double(_ value: Double, field: UInt8) {
    encoded.append(field << 3 | 1)
    withUnsafeBytes(of: value.bitPattern.littleEndian) { encoded += $0 }
  }

  mutating func bytes(_ value: [UInt8], field: UInt8) {
    encoded.append(field << 3 | 2)
    append(UInt64(value.count))
    encoded += value
  }

  mutating func float(_ value: Float, field: UInt8) {
    encoded.append(field << 3 | 5)
    withUnsafeBytes(of: value.bitPattern.littleEndian) { encoded += $0 }
  }

  private mutating func append(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      encoded.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    encoded.append(UInt8(rest))
  }
}

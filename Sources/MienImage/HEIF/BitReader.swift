/// Reads bits, the highest of each byte first; it must not outlive the bytes.
struct BitReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// A number of 0...32 bits.
  mutating func number(_ count: Int) throws -> Int {
    var value = 0
    for _ in 0..<count { value = value << 1 | (try flag() ? 1 : 0) }
    return value
  }

  mutating func flag() throws -> Bool {
    guard position < bytes.count * 8 else { throw HEIFRefusal.damaged }
    defer { position += 1 }
    return bytes[position >> 3] >> UInt8(7 - (position & 7)) & 1 == 1
  }

  mutating func skip(_ count: Int) throws {
    guard count <= bytes.count * 8 - position else { throw HEIFRefusal.damaged }
    position += count
  }

  /// A number whose leading zeros tell its length: ue(v) of HEVC, uvlc() of AV1.
  mutating func exponentialGolomb() throws -> Int {
    var zeros = 0
    while try !flag() {
      zeros += 1
      guard zeros < 32 else { throw HEIFRefusal.damaged }
    }
    return (1 << zeros) - 1 + (try number(zeros))
  }
}

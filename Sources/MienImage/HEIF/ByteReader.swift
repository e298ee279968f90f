/// Reads numbers and boxes from bytes of strangers, and nothing beside them; it must not outlive them.
struct ByteReader {
  /// What has not been read.
  private(set) var rest: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

  mutating func take(_ count: Int) throws -> UnsafeRawBufferPointer {
    guard count >= 0, count <= rest.count else { throw HEIFRefusal.damaged }
    let taken = UnsafeRawBufferPointer(rebasing: rest[..<count])
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    return taken
  }

  /// A big-endian number of 0...8 bytes.
  mutating func number(_ count: Int) throws -> Int {
    let value = try take(count).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard let number = Int(exactly: value) else { throw HEIFRefusal.damaged }
    return number
  }

  /// A number in AV1's LEB128: seven bits a byte, the lowest first.
  mutating func leb128() throws -> Int {
    var value = 0
    for place in 0..<8 {
      let byte = try number(1)
      value |= (byte & 0x7F) << (7 * place)
      if byte < 0x80 { return value }
    }
    throw HEIFRefusal.damaged
  }

  /// The next box of ISO/IEC 14496-12.
  ///
  /// - Parameter isOuter: Whether it lies in no other: only then may it reach to the end of the file, and what
  ///   some phones append, which is no box, is taken for one.
  mutating func box(isOuter: Bool = false) throws -> Box {
    let size = try number(4)
    let type = FourCC(try number(4))
    var length = size == 1 ? try number(8) - 16 : size - 8
    if isOuter, size == 0 || (length > rest.count && type != "meta") { length = rest.count }
    return Box(type: type, content: try take(length))
  }
}

struct Box {
  let type: FourCC
  let content: UnsafeRawBufferPointer
}

/// The four letters that name a kind of box or item.
struct FourCC: Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  private let value: Int

  init(_ value: Int) { self.value = value }

  init(stringLiteral letters: String) {
    value = letters.utf8.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The letters, with a question mark for what is not printable.
  var description: String {
    String(
      decoding: [24, 16, 8, 0].map { shift in
        let byte = UInt8(value >> shift & 0xFF)
        return (0x20...0x7E).contains(byte) ? byte : UInt8(ascii: "?")
      }, as: UTF8.self)
  }
}

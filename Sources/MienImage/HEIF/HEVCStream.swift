/// The pictures of a coded item in HEVC (ITU-T H.265), from its parameter sets and slices.
struct HEVCStream {
  private(set) var pictures = CodedPictures()

  /// Reads the parameter sets of an `hvcC` box.
  mutating func read(configuration: UnsafeRawBufferPointer) throws {
    var reader = ByteReader(configuration)
    _ = try reader.take(21)
    // libheif reads four bytes of length before each unit, whatever is said here.
    guard try reader.number(1) & 3 == 3 else {
      throw HEIFRefusal("HEVC units whose length does not take four bytes are not supported")
    }
    for _ in 0..<(try reader.number(1)) {
      _ = try reader.take(1)
      for _ in 0..<(try reader.number(2)) {
        try read(unit: reader.take(reader.number(2)))
      }
    }
  }

  /// Reads an item's units, each behind its length.
  mutating func read(data: UnsafeRawBufferPointer) throws {
    var reader = ByteReader(data)
    while !reader.rest.isEmpty { try read(unit: reader.take(reader.number(4))) }
  }

  private mutating func read(unit: UnsafeRawBufferPointer) throws {
    guard unit.count > 2 else { return }
    switch unit[0] >> 1 & 0x3F {
    // Slices. A picture may have several, but nothing keeps each from covering all of it.
    case 0...31: pictures.count += 1
    case 33: try read(sequence: UnsafeRawBufferPointer(rebasing: unit[2...]))
    default: break
    }
  }

  private mutating func read(sequence: UnsafeRawBufferPointer) throws {
    try Self.unescaped(sequence).withUnsafeBytes { bytes in
      var bits = BitReader(bytes)
      try bits.skip(4)
      let layers = try bits.number(3)
      try bits.skip(1)
      try Self.skipProfiles(&bits, layers: layers)
      _ = try bits.exponentialGolomb()
      if try bits.exponentialGolomb() == 3 { try bits.skip(1) }
      pictures.note(
        width: try bits.exponentialGolomb(), height: try bits.exponentialGolomb())
      // What is cut off the edges is decoded all the same.
      if try bits.flag() { for _ in 0..<4 { _ = try bits.exponentialGolomb() } }
      let (luma, chroma) = (try bits.exponentialGolomb(), try bits.exponentialGolomb())
      pictures.note(isWide: luma > 0 || chroma > 0)
    }
  }

  /// profile_tier_level() of section 7.3.3.
  private static func skipProfiles(_ bits: inout BitReader, layers: Int) throws {
    try bits.skip(96)
    var length = 0
    for _ in 0..<layers {
      if try bits.flag() { length += 88 }
      if try bits.flag() { length += 8 }
    }
    if layers > 0 { try bits.skip(2 * (8 - layers)) }
    try bits.skip(length)
  }

  /// The beginning of a unit, as far as the size is, without the bytes that keep start codes out.
  private static func unescaped(_ unit: UnsafeRawBufferPointer) -> [UInt8] {
    var (bytes, zeros) = ([UInt8](), 0)
    for byte in unit.prefix(256) {
      if zeros >= 2, byte == 3 {
        zeros = 0
      } else {
        bytes.append(byte)
        zeros = byte == 0 ? zeros + 1 : 0
      }
    }
    return bytes
  }
}

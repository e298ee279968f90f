/// The 64-bit xxHash (Collet 2012, https://github.com/Cyan4973/xxHash, specification 0.1.1): fast
/// and well mixed, meant to tell contents apart, no protection against forgers.
///
/// - Complexity: O(`bytes.count`), several GB/s in a release build.
func xxHash64(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
  var position = 0
  let count = bytes.count
  var hash: UInt64
  func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
  if count >= 32 {
    var lane1 = seed &+ prime1 &+ prime2
    var lane2 = seed &+ prime2
    var lane3 = seed
    var lane4 = seed &- prime1
    while position <= count - 32 {
      lane1 = mixed(lane1, word(at: position))
      lane2 = mixed(lane2, word(at: position + 8))
      lane3 = mixed(lane3, word(at: position + 16))
      lane4 = mixed(lane4, word(at: position + 24))
      position += 32
    }
    hash =
      rotated(lane1, 1) &+ rotated(lane2, 7) &+ rotated(lane3, 12) &+ rotated(lane4, 18)
    for lane in [lane1, lane2, lane3, lane4] {
      hash = (hash ^ mixed(0, lane)) &* prime1 &+ prime4
    }
  } else {
    hash = seed &+ prime5
  }
  hash &+= UInt64(count)
  while position <= count - 8 {
    hash = rotated(hash ^ mixed(0, word(at: position)), 27) &* prime1 &+ prime4
    position += 8
  }
  if position <= count - 4 {
    let half = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
    hash = rotated(hash ^ (UInt64(UInt32(littleEndian: half)) &* prime1), 23) &* prime2 &+ prime3
    position += 4
  }
  while position < count {
    hash = rotated(hash ^ (UInt64(bytes[position]) &* prime5), 11) &* prime1
    position += 1
  }
  hash = (hash ^ (hash >> 33)) &* prime2
  hash = (hash ^ (hash >> 29)) &* prime3
  return hash ^ (hash >> 32)
}

private let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
private let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
private let prime3: UInt64 = 0x1656_67B1_9E37_79F9
private let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
private let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

@inline(__always)
private func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 {
  value << bits | value >> (64 - bits)
}

@inline(__always)
private func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
  rotated(lane &+ word &* prime2, 31) &* prime1
}

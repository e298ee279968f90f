/// The 64-bit xxHash (Collet 2012, https://github.com/Cyan4973/xxHash, specification 0.1.1): fast
/// and well mixed, meant to tell contents apart, no protection against forgers.
///
/// - Complexity: O(`bytes.count`), several GB/s in a release build.
func xxHash64(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
  var hash = XXHash64(seed: seed)
  hash.update(bytes)
  return hash.value
}

/// An xxHash of bytes that come piece by piece; where they are cut does not matter.
struct XXHash64 {
  private let seed: UInt64
  private var lanes: (UInt64, UInt64, UInt64, UInt64)
  private var count = 0
  /// Bytes that do not fill a stripe of 32 yet.
  private var rest: [UInt8] = []

  init(seed: UInt64 = 0) {
    self.seed = seed
    lanes = (seed &+ prime1 &+ prime2, seed &+ prime2, seed, seed &- prime1)
    rest.reserveCapacity(32)
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    count += bytes.count
    var position = 0
    if !rest.isEmpty {
      position = min(32 - rest.count, bytes.count)
      rest.append(contentsOf: bytes[..<position])
      guard rest.count == 32 else { return }
      rest.withUnsafeBytes { _ = stripes($0, from: 0) }
      rest.removeAll(keepingCapacity: true)
    }
    position = stripes(bytes, from: position)
    rest.append(contentsOf: bytes[position...])
  }

  /// Mixes whole stripes in and gives the position behind the last.
  private mutating func stripes(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var (lane1, lane2, lane3, lane4) = lanes
    var position = start
    while position <= bytes.count - 32 {
      lane1 = mixed(lane1, bytes.word(at: position))
      lane2 = mixed(lane2, bytes.word(at: position + 8))
      lane3 = mixed(lane3, bytes.word(at: position + 16))
      lane4 = mixed(lane4, bytes.word(at: position + 24))
      position += 32
    }
    lanes = (lane1, lane2, lane3, lane4)
    return position
  }

  /// The hash of all bytes so far.
  var value: UInt64 {
    var hash = seed &+ prime5
    if count >= 32 {
      hash =
        rotated(lanes.0, 1) &+ rotated(lanes.1, 7) &+ rotated(lanes.2, 12) &+ rotated(lanes.3, 18)
      for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
        hash = (hash ^ mixed(0, lane)) &* prime1 &+ prime4
      }
    }
    hash &+= UInt64(count)
    return rest.withUnsafeBytes { Self.finished(hash, $0) }
  }

  private static func finished(_ start: UInt64, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = start
    var position = 0
    while position <= bytes.count - 8 {
      hash = rotated(hash ^ mixed(0, bytes.word(at: position)), 27) &* prime1 &+ prime4
      position += 8
    }
    if position <= bytes.count - 4 {
      let half = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
      hash = rotated(hash ^ (UInt64(UInt32(littleEndian: half)) &* prime1), 23) &* prime2 &+ prime3
      position += 4
    }
    while position < bytes.count {
      hash = rotated(hash ^ (UInt64(bytes[position]) &* prime5), 11) &* prime1
      position += 1
    }
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }
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

extension UnsafeRawBufferPointer {
  @inline(__always)
  fileprivate func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

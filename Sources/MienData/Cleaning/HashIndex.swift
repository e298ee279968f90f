/// Finds hashes that differ in few bits without comparing all with all.
///
/// Multi-index hashing (Norouzi, Punjani and Fleet 2012, "Fast Search in Hamming Space with
/// Multi-Index Hashing"): of two hashes at most 11 bits apart, one of four parts of 16 bits differs
/// in at most 2, so that looking up all such neighbours of each part misses nothing.
struct HashIndex: Sendable {
  /// The largest distance that is searched completely.
  static let farthest = 11

  private let hashes: [PerceptualHash]
  /// For each of the four parts: where each value's run begins in ``members``.
  private let starts: [[Int32]]
  private let members: [[Int32]]

  /// - Precondition: Fewer than 2^31 hashes.
  init(_ hashes: [PerceptualHash]) {
    precondition(hashes.count < Int32.max, "numbers of hashes have 31 bits")
    self.hashes = hashes
    var starts: [[Int32]] = []
    var members: [[Int32]] = []
    for part in 0..<4 {
      var ends = [Int32](repeating: 0, count: 65_537)
      for hash in hashes { ends[Int(Self.value(hash, part)) + 1] += 1 }
      for value in 1...65_536 { ends[value] += ends[value - 1] }
      starts.append(ends)
      var run = [Int32](repeating: 0, count: hashes.count)
      for (number, hash) in hashes.enumerated() {
        let value = Int(Self.value(hash, part))
        run[Int(ends[value])] = Int32(number)
        ends[value] += 1
      }
      members.append(run)
    }
    self.starts = starts
    self.members = members
  }

  /// The numbers above `number` of hashes at most `distance` bits from `hash`, ascending.
  func neighbours(of hash: PerceptualHash, above number: Int, within distance: Int) -> [Int] {
    var found: [Int] = []
    // The bits by which one of the parts may differ.
    let flips = Self.flips.prefix(distance < 4 ? 1 : distance < 8 ? 17 : Self.flips.count)
    for part in 0..<4 {
      let value = Self.value(hash, part)
      for flip in flips {
        let near = Int(value ^ flip)
        for slot in starts[part][near]..<starts[part][near + 1] {
          let candidate = Int(members[part][Int(slot)])
          guard candidate > number, hashes[candidate].distance(to: hash) <= distance,
            isFirst(part, hash, hashes[candidate], flips.count)
          else { continue }
          found.append(candidate)
        }
      }
    }
    return found.sorted()
  }

  /// In how many bits `hash` differs from that with a number.
  func distance(of hash: PerceptualHash, to number: Int) -> Int {
    hashes[number].distance(to: hash)
  }

  /// Whether no part before `part` finds the same pair.
  private func isFirst(
    _ part: Int, _ hash: PerceptualHash, _ other: PerceptualHash, _ flips: Int
  ) -> Bool {
    let bits = flips == 1 ? 0 : flips == 17 ? 1 : 2
    return !(0..<part).contains {
      (Self.value(hash, $0) ^ Self.value(other, $0)).nonzeroBitCount <= bits
    }
  }

  private static func value(_ hash: PerceptualHash, _ part: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: hash.bits >> UInt64(16 * part))
  }

  /// No bit, then every single one, then every two of 16.
  private static let flips: [UInt16] = {
    let single = (0..<16).map { UInt16(1) << UInt16($0) }
    let double = single.indices.flatMap { first in
      single[(first + 1)...].map { single[first] | $0 }
    }
    return [0] + single + double
  }()
}

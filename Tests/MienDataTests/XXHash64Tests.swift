import Testing

@testable import MienData

@Suite struct XXHash64Tests {
  // Digests of the reference implementation, as the xxhash package for Python gives them.
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func equalsTheReference(text: String, digest: UInt64) {
    #expect(Array(text.utf8).withUnsafeBytes { xxHash64($0) } == digest)
  }

  @Test(arguments: [1, 3, 31, 32, 33, 64, 99, 100])
  func cutsDoNotMatter(piece: Int) {
    let bytes = (0..<100).map { UInt8($0 * 7 & 255) }
    bytes.withUnsafeBytes { whole in
      var hash = XXHash64(seed: 5)
      for start in stride(from: 0, to: 100, by: piece) {
        hash.update(UnsafeRawBufferPointer(rebasing: whole[start..<min(start + piece, 100)]))
      }
      #expect(hash.value == xxHash64(whole, seed: 5))
      #expect(hash.value == xxHash64(whole, seed: 5), "asking changes nothing")
    }
  }

  @Test func seedAndEveryByteCount() {
    let bytes = (0..<100).map { UInt8($0) }
    var digests: Set<UInt64> = [bytes.withUnsafeBytes { xxHash64($0, seed: 1) }]
    for place in -1..<bytes.count {
      var changed = bytes
      if place >= 0 { changed[place] ^= 0x40 }
      digests.insert(changed.withUnsafeBytes { xxHash64($0) })
    }
    #expect(digests.count == bytes.count + 2)
  }
}

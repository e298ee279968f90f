import MienCore

/// Damages recipes in the ways that files get damaged, and some that only an attacker thinks of.
///
/// The same seed gives the same mutants.
struct RecipeMutator {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  private static let words = [
    "&a ", "*a", "<<: *a", "- ", "? ", ": ", "{", "}", "[", "]", "!!int ", "!!binary ", "!<x> ",
    "|\n", ">-\n", "\t", "\r\n", "\n", "\n  ", "\u{0}", "\u{FEFF}", "\u{2028}", "---\n", "...\n",
    "%YAML 9.9\n", "\"", "'", "#", "~", "null", ".nan", "-.inf", "1e999", "-1", "0x7f", "0b1", "08",
    "99999999999999999999", "18446744073709551615:59", "1_000", "true", "optimizer:\n  lr: 1\n",
    "\u{1F642}", "ä",
  ].map { Array($0.utf8) }

  /// A copy of `original` with one to four changes; not always UTF-8.
  mutating func mutant(of original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &generator) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 0...16, using: &generator))
    let word = Self.words.randomElement(using: &generator) ?? []
    switch Int.random(in: 0..<7, using: &generator) {
    case 0 where place < bytes.count:
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1 where place < bytes.count:
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.removeSubrange(place...)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 5: bytes.replaceSubrange(place..<end, with: word)
    default: bytes.insert(contentsOf: word, at: place)
    }
  }
}

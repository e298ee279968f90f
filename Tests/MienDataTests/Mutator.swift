import MienCore

/// Damages files in the ways that files get damaged, and some that only an attacker thinks of.
///
/// The same seed gives the same mutants.
struct Mutator {
  private var generator: SeededGenerator
  /// Pieces that are likely to reach other branches of the parser: numbers at limits, delimiters,
  /// keys.
  private let words: [[UInt8]]

  init(seed: UInt64, words: [String]) {
    generator = SeededGenerator(seed: seed)
    self.words = words.map { Array($0.utf8) }
  }

  /// A copy of `original` with one to four changes.
  mutating func mutant(of original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &generator) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 0...16, using: &generator))
    switch Int.random(in: 0..<8, using: &generator) {
    case 0 where place < bytes.count:
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1 where place < bytes.count:
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.removeSubrange(place...)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 5: bytes.insert(contentsOf: word(), at: place)
    case 6: bytes.replaceSubrange(place..<end, with: word())
    default:
      let other = Int.random(in: 0...bytes.count, using: &generator)
      bytes.insert(contentsOf: bytes[min(place, other)..<max(place, other)].prefix(200), at: place)
    }
  }

  private mutating func word() -> [UInt8] {
    words.randomElement(using: &generator) ?? []
  }
}

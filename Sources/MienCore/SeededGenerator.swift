import Foundation

/// A seeded source of randomness: the same seed gives the same numbers on every machine.
///
/// SplitMix64 (Steele, Lea and Flood 2014): 64 bits of state, so that ``state`` can be stored in a
/// checkpoint and resumed. Not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Equatable, Sendable {
  /// Everything there is to save in order to go on later.
  public private(set) var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  /// A generator for one part of a job (an epoch, a worker, a picture), independent of its siblings.
  public init(seed: UInt64, stream: UInt64) {
    var mixer = SeededGenerator(seed: seed ^ (stream &* 0xD1B5_4A32_D192_ED03))
    state = mixer.next() ^ stream
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in `0 ..< 1` with 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number from the normal distribution with mean 0 and standard deviation 1 (Box and Muller 1958).
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }
}

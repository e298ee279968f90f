import Foundation

/// 64 bits that change little when a picture is resized, compressed again, brightened or stamped.
///
/// The signs of the 64 lowest frequencies but the mean of the discrete cosine transform (as in
/// Zauner 2010, "Implementation and Benchmarking of Perceptual Image Hash Functions"). The sign of a
/// frequency knows nothing of brightness and contrast, and mirroring turns just the odd ones.
struct PerceptualHash: Hashable {
  let bits: UInt64

  /// The hash of the picture's mirror image.
  var mirrored: PerceptualHash { PerceptualHash(bits: bits ^ Self.odd) }

  /// In how many bits two hashes differ.
  func distance(to other: PerceptualHash) -> Int { (bits ^ other.bits).nonzeroBitCount }

  init(bits: UInt64) { self.bits = bits }

  init(_ thumbnail: Thumbnail) {
    let side = Thumbnail.side
    let columns = Self.columns
    // [side, columns]: the rows transformed; then the columns of that.
    var partial = [Float](repeating: 0, count: side * columns)
    for row in 0..<side {
      for column in 0..<side {
        let pixel = Float(thumbnail.pixels[row * side + column])
        for frequency in 0..<columns {
          partial[row * columns + frequency] += pixel * Self.waves[frequency * side + column]
        }
      }
    }
    var bits: UInt64 = 0
    for (bit, place) in Self.places.enumerated() {
      var sum: Float = 0
      for row in 0..<side {
        sum += Self.waves[place.vertical * side + row] * partial[row * columns + place.horizontal]
      }
      if sum > 0 { bits |= 1 << UInt64(bit) }
    }
    self.bits = bits
  }

  private static let columns = 9

  /// Which frequency each bit is the sign of: 8x8 of them, and one for the mean's place.
  private static let places: [(vertical: Int, horizontal: Int)] =
    (1..<64).map { ($0 / 8, $0 % 8) } + [(0, 8)]

  private static let odd: UInt64 = places.enumerated().reduce(0) { bits, place in
    place.element.horizontal.isMultiple(of: 2) ? bits : bits | 1 << UInt64(place.offset)
  }

  /// cos(pi * (x + 1/2) * f / 48), frequency by frequency.
  private static let waves: [Float] = (0..<columns).flatMap { frequency in
    (0..<Thumbnail.side).map { x in
      Float(cos(Double.pi * (Double(x) + 0.5) * Double(frequency) / Double(Thumbnail.side)))
    }
  }
}

import Foundation

/// 64 bits that change little when a picture is resized, compressed again, brightened or stamped.
///
/// The signs of the 64 lowest frequencies but the mean of the discrete cosine transform (after
/// Zauner 2010, "Implementation and Benchmarking of Perceptual Image Hash Functions"). The sign of
/// a frequency knows nothing of brightness and contrast, and mirroring turns just the odd ones.
struct PerceptualHash: Hashable {
  let bits: UInt64

  /// The hash of the picture's mirror image.
  var mirrored: PerceptualHash { PerceptualHash(bits: bits ^ Self.odd) }

  /// In how many bits two hashes differ.
  func distance(to other: PerceptualHash) -> Int { (bits ^ other.bits).nonzeroBitCount }

  init(bits: UInt64) { self.bits = bits }

  /// How many places a window has, each way.
  static let places = 3
  /// Which of ``windows(of:)`` lies in the middle.
  static let middle = 4
  /// By how many pixels of the thumbnail the windows lie apart.
  static let stride = 2

  /// The hashes of nine windows of 44x44 pixels, row by row, each two pixels from the next.
  ///
  /// A copy that was cropped a little differently has some window in common with the original's
  /// middle, though their whole pictures differ.
  static func windows(of thumbnail: Thumbnail) -> [PerceptualHash] {
    let reduced = halved(thumbnail)
    return (0..<places * places).map { place in
      let (top, left) = place.quotientAndRemainder(dividingBy: places)
      return PerceptualHash(reduced, top: top, left: left)
    }
  }

  private init(_ pixels: [Float], top: Int, left: Int) {
    let columns = Self.columns
    let length = Self.length
    // [length, columns]: the rows transformed; then the columns of that.
    var partial = [Float](repeating: 0, count: length * columns)
    for row in 0..<length {
      for column in 0..<length {
        let pixel = pixels[(top + row) * Self.side + left + column]
        for frequency in 0..<columns {
          partial[row * columns + frequency] += pixel * Self.waves[column * columns + frequency]
        }
      }
    }
    var bits: UInt64 = 0
    for (bit, frequency) in Self.frequencies.enumerated() {
      var sum: Float = 0
      for row in 0..<length {
        sum +=
          Self.waves[row * columns + frequency.vertical]
          * partial[row * columns + frequency.horizontal]
      }
      if sum > 0 { bits |= 1 << UInt64(bit) }
    }
    self.bits = bits
  }

  /// Pixels a side of the halved thumbnail, of a window on it, and frequencies of a row.
  private static let side = Thumbnail.side / stride
  private static let length = side - places + 1
  private static let columns = 9

  private static func halved(_ thumbnail: Thumbnail) -> [Float] {
    (0..<side * side).map { place in
      let (row, column) = place.quotientAndRemainder(dividingBy: side)
      let corner = row * 2 * Thumbnail.side + column * 2
      let above = Float(thumbnail.pixels[corner]) + Float(thumbnail.pixels[corner + 1])
      let below = corner + Thumbnail.side
      return above + Float(thumbnail.pixels[below]) + Float(thumbnail.pixels[below + 1])
    }
  }

  /// Which frequency each bit is the sign of: 8x8 of them, and one for the mean's place.
  private static let frequencies: [(vertical: Int, horizontal: Int)] =
    (1..<64).map { ($0 / 8, $0 % 8) } + [(0, 8)]

  private static let odd: UInt64 = frequencies.enumerated().reduce(0) { bits, frequency in
    frequency.element.horizontal.isMultiple(of: 2) ? bits : bits | 1 << UInt64(frequency.offset)
  }

  /// cos(pi * (x + 1/2) * f / length), pixel by pixel.
  private static let waves: [Float] = (0..<length).flatMap { x in
    (0..<columns).map { frequency in
      Float(cos(Double.pi * (Double(x) + 0.5) * Double(frequency) / Double(length)))
    }
  }
}

import Foundation

/// What tells photographs from drawings, text, logos and error tiles, without knowing faces.
///
/// A photograph of a face is shaded: most neighbouring pixels differ a little, and the face holds
/// many greys. What is drawn or typeset is flat between hard edges, and holds few.
public struct PhotographStatistics: Equatable, Sendable {
  /// How many of the 256 greys lie between the darkest and the brightest hundredth.
  public let span: Int
  /// The share of pixels whose 3x3 neighbourhood spans 3 to 25 % of ``span``: soft shading.
  public let shading: Double
  /// The entropy of the greys within the ellipse where faces lie, 0 to 8 bits.
  public let entropy: Double
  /// The mean of |Laplacian| (4 neighbours) over ``span``: hard lines.
  public let hardness: Double

  /// The weighted sum that separates drawn pictures, above 0, from photographs.
  ///
  /// A logistic regression on FER2013's pictures; see `docs/cleaning.md` for how it was fitted and
  /// how often it is right.
  public var drawnScore: Double {
    19.1 - 16.2 * shading - 3.17 * entropy + 31.8 * hardness
  }

  init(_ thumbnail: Thumbnail) {
    let pixels = thumbnail.pixels
    let span = Self.span(pixels)
    self.span = span
    // One grey has neither shading nor lines.
    let unit = 1 / Double(max(1, span))
    shading = Self.shading(pixels, unit: unit)
    entropy = Self.entropy(pixels)
    hardness = Self.hardness(pixels, unit: unit)
  }

  private static func span(_ pixels: [UInt8]) -> Int {
    var counts = [Int](repeating: 0, count: 256)
    for pixel in pixels { counts[Int(pixel)] += 1 }
    let margin = pixels.count / 100
    func level(_ rank: Int) -> Int {
      var below = 0
      return counts.firstIndex { count in
        below += count
        return below > rank
      } ?? 255
    }
    return level(pixels.count - 1 - margin) - level(margin)
  }

  private static func shading(_ pixels: [UInt8], unit: Double) -> Double {
    let side = Thumbnail.side
    // Highest and lowest of three in a row, then of three rows of those.
    var high = pixels
    var low = pixels
    for row in 0..<side {
      let start = row * side
      for column in 0..<side {
        let left = pixels[start + max(0, column - 1)]
        let right = pixels[start + min(side - 1, column + 1)]
        high[start + column] = max(pixels[start + column], max(left, right))
        low[start + column] = min(pixels[start + column], min(left, right))
      }
    }
    var shaded = 0
    for row in 0..<side {
      let above = max(0, row - 1) * side
      let here = row * side
      let below = min(side - 1, row + 1) * side
      for column in 0..<side {
        let top = max(high[here + column], max(high[above + column], high[below + column]))
        let bottom = min(low[here + column], min(low[above + column], low[below + column]))
        let contrast = Double(top - bottom) * unit
        if contrast >= 0.03 && contrast < 0.25 { shaded += 1 }
      }
    }
    return Double(shaded) / Double(pixels.count)
  }

  private static func entropy(_ pixels: [UInt8]) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for position in ellipse { counts[Int(pixels[position])] += 1 }
    let total = Double(ellipse.count)
    return counts.reduce(0) { sum, count in
      count == 0 ? sum : sum - Double(count) / total * log2(Double(count) / total)
    }
  }

  /// Positions within the ellipse that a face fills in a picture cropped to it.
  private static let ellipse: [Int] = (0..<Thumbnail.pixelCount).filter { position in
    let (row, column) = position.quotientAndRemainder(dividingBy: Thumbnail.side)
    let x = (Double(column) - 23.5) / 17
    let y = (Double(row) - 23.5) / 20
    return x * x + y * y <= 1
  }

  private static func hardness(_ pixels: [UInt8], unit: Double) -> Double {
    let side = Thumbnail.side
    var sum = 0
    for row in 1..<side - 1 {
      for column in 1..<side - 1 {
        let here = row * side + column
        let around =
          Int(pixels[here - 1]) + Int(pixels[here + 1]) + Int(pixels[here - side])
          + Int(pixels[here + side])
        sum += abs(around - 4 * Int(pixels[here]))
      }
    }
    return Double(sum) / Double((side - 2) * (side - 2)) * unit
  }
}

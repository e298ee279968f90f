/// Lays one picture over another and says how alike they are.
///
/// Copies of a photograph differ in brightness and contrast, which correlation does not see, and in
/// how they were cropped, which it does. So the second picture is moved and scaled until the two
/// match best: Gauss-Newton steps on the difference of the normalised pixels (Baker and Matthews
/// 2004, "Lucas-Kanade 20 Years On").
struct PictureAlignment {
  /// Softened pixels, so that small moves change them smoothly.
  struct Image {
    fileprivate let pixels: [Float]

    init(_ thumbnail: Thumbnail, mirrored: Bool = false) {
      let side = Thumbnail.side
      var rows = [Float](repeating: 0, count: Thumbnail.pixelCount)
      for row in 0..<side {
        func pixel(_ column: Int) -> Float {
          let inside = min(side - 1, max(0, column))
          return Float(thumbnail.pixels[row * side + (mirrored ? side - 1 - inside : inside)])
        }
        for column in 0..<side {
          rows[row * side + column] =
            (pixel(column - 1) + 2 * pixel(column) + pixel(column + 1)) / 4
        }
      }
      var soft = rows
      for row in 0..<side {
        let above = max(0, row - 1) * side
        let below = min(side - 1, row + 1) * side
        for column in 0..<side {
          soft[row * side + column] =
            (rows[above + column] + 2 * rows[row * side + column] + rows[below + column]) / 4
        }
      }
      pixels = soft
    }
  }

  /// Where a pixel of the first picture lies in the second, from the middle of both.
  struct Placement {
    var x: Float = 0
    var y: Float = 0
    fileprivate var scale: Float = 1

    init(x: Float = 0, y: Float = 0) {
      self.x = x
      self.y = y
    }

    /// Crops further apart are other crops, not copies.
    fileprivate var isNear: Bool { abs(x) <= 8 && abs(y) <= 8 && (0.8...1.25).contains(scale) }
  }

  /// The second picture as it lies under the first.
  private struct Overlay {
    /// Normalised pixels of both where they overlap, and the second's slopes there.
    var samples: [(first: Float, second: Float, dx: Float, dy: Float, x: Float, y: Float)] = []
    var correlation: Float = -1
  }

  private static let steps = 8
  /// Below this the pictures are too different for small moves to matter.
  private static let hopeless: Float = 0.4
  /// The least part of the picture that has to overlap.
  private static let leastOverlap = 0.7

  /// The highest correlation found, -1 to 1, of the pixels where the two overlap; at least 70 % of
  /// the first picture do.
  ///
  /// - Parameter start: Where about the first lies in the second.
  /// - Complexity: At most 9 passes over 48x48 pixels, some 0.3 ms.
  static func similarity(
    _ first: Image, _ second: Image, from start: Placement = Placement()
  ) -> Double {
    var placement = start
    var best: Float = -1
    for step in 0...steps {
      guard let overlay = overlay(first, second, placement) else { break }
      let gained = overlay.correlation - best
      best = max(best, overlay.correlation)
      if step == 0 && best < hopeless || step > 2 && gained < 0.001 { break }
      guard let next = moved(placement, overlay), next.isNear else { break }
      placement = next
    }
    return Double(best)
  }

  /// Samples the second picture at a placement; nil when too little overlaps, or one of them has a
  /// single grey there.
  private static func overlay(
    _ first: Image, _ second: Image, _ placement: Placement
  ) -> Overlay? {
    let side = Thumbnail.side
    let middle = Float(side - 1) / 2
    var overlay = Overlay()
    overlay.samples.reserveCapacity(Thumbnail.pixelCount)
    for row in 0..<side {
      let y = Float(row) - middle
      let sourceY = middle + placement.scale * y + placement.y
      guard sourceY >= 0, sourceY < Float(side - 1) else { continue }
      let top = Int(sourceY)
      let down = sourceY - Float(top)
      for column in 0..<side {
        let x = Float(column) - middle
        let sourceX = middle + placement.scale * x + placement.x
        guard sourceX >= 0, sourceX < Float(side - 1) else { continue }
        let left = Int(sourceX)
        let right = sourceX - Float(left)
        let corner = top * side + left
        let a = second.pixels[corner]
        let b = second.pixels[corner + 1]
        let c = second.pixels[corner + side]
        let d = second.pixels[corner + side + 1]
        let upper = a + right * (b - a)
        let lower = c + right * (d - c)
        overlay.samples.append(
          (
            first.pixels[row * side + column], upper + down * (lower - upper),
            (b - a) + down * ((d - c) - (b - a)), lower - upper, x, y
          ))
      }
    }
    guard Double(overlay.samples.count) >= leastOverlap * Double(Thumbnail.pixelCount) else {
      return nil
    }
    return normalised(overlay)
  }

  private static func normalised(_ overlay: Overlay) -> Overlay? {
    var overlay = overlay
    let count = Float(overlay.samples.count)
    var firstSum: Float = 0
    var secondSum: Float = 0
    for sample in overlay.samples {
      firstSum += sample.first
      secondSum += sample.second
    }
    let firstMean = firstSum / count
    let secondMean = secondSum / count
    var firstSquares: Float = 0
    var secondSquares: Float = 0
    var products: Float = 0
    for index in overlay.samples.indices {
      overlay.samples[index].first -= firstMean
      overlay.samples[index].second -= secondMean
      let sample = overlay.samples[index]
      firstSquares += sample.first * sample.first
      secondSquares += sample.second * sample.second
      products += sample.first * sample.second
    }
    let firstScale = (firstSquares / count).squareRoot()
    let secondScale = (secondSquares / count).squareRoot()
    guard firstScale > 0.5, secondScale > 0.5 else { return nil }
    for index in overlay.samples.indices {
      overlay.samples[index].first /= firstScale
      overlay.samples[index].second /= secondScale
      overlay.samples[index].dx /= secondScale
      overlay.samples[index].dy /= secondScale
    }
    overlay.correlation = products / (count * firstScale * secondScale)
    return overlay
  }

  /// The placement after one Gauss-Newton step; nil when the pictures do not say where to go.
  private static func moved(_ placement: Placement, _ overlay: Overlay) -> Placement? {
    var m = (xx: Float(0), xy: Float(0), xs: Float(0), yy: Float(0), ys: Float(0), ss: Float(0))
    var v = (x: Float(0), y: Float(0), s: Float(0))
    for sample in overlay.samples {
      let error = sample.first - sample.second
      let slope = sample.dx * sample.x + sample.dy * sample.y
      m.xx += sample.dx * sample.dx
      m.xy += sample.dx * sample.dy
      m.xs += sample.dx * slope
      m.yy += sample.dy * sample.dy
      m.ys += sample.dy * slope
      m.ss += slope * slope
      v.x += sample.dx * error
      v.y += sample.dy * error
      v.s += slope * error
    }
    // The inverse of the symmetric 3x3 matrix by its cofactors.
    let a = m.yy * m.ss - m.ys * m.ys
    let b = m.xs * m.ys - m.xy * m.ss
    let c = m.xy * m.ys - m.xs * m.yy
    let determinant = m.xx * a + m.xy * b + m.xs * c
    guard determinant > 0, determinant.isFinite else { return nil }
    let d = m.xx * m.ss - m.xs * m.xs
    let e = m.xs * m.xy - m.xx * m.ys
    let f = m.xx * m.yy - m.xy * m.xy
    var next = placement
    next.x += (a * v.x + b * v.y + c * v.s) / determinant
    next.y += (b * v.x + d * v.y + e * v.s) / determinant
    next.scale += (c * v.x + e * v.y + f * v.s) / determinant
    return next
  }
}

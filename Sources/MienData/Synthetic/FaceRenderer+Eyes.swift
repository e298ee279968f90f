extension FaceRenderer {
  /// One eye: socket, white, iris and pupil between the lids, and the lid lines.
  ///
  /// - Parameter side: -1 for the picture's left, 1 for its right.
  mutating func paintEye(_ side: Float) {
    let level = identity.eyeLevel
    let width = identity.eyeHalfWidth
    let slant = identity.eyeSlant * width
    let centre = side * identity.eyeSpacing

    let wide = units[.upperLidRaiser, side]
    let squint = units[.lidTightener, side]
    let cheek = units[.cheekRaiser, side]
    let wrinkle = units[.noseWrinkler, side]
    let sadLid = units[.innerBrowRaiser, side] * units[.browLowerer, side] * (1 - wide)
    let closed = units[.eyesClosed, side]
    let opening = identity.eyeOpening
    let upper =
      opening * (1 - 0.95 * closed)
      * max(0.25, 1 + 0.95 * wide - 0.25 * squint - 0.3 * cheek - 0.4 * wrinkle - 0.3 * sadLid)
    let lower =
      opening * (1 - 0.5 * closed)
      * max(0.1, 0.7 + 0.1 * wide - 0.5 * squint - 0.6 * cheek - 0.4 * wrinkle)

    let box = FaceBox(
      x: centre - width * 1.4...centre + width * 1.4, y: level - 0.24...level + 0.22)
    // The socket lies deeper than the brow and the cheek.
    canvas.shade(box, -0.16) { x, y in
      hill((x - centre) / (width * 1.4)) * hill((y - level + 0.03) / 0.22)
    }

    // The lids as heights over the middle of the eye; `t` runs from -1, inner corner, to 1, outer.
    @inline(__always)
    func lids(_ x: Float) -> (top: Float, bottom: Float, t: Float) {
      let t = side * (x - centre) / width
      let round = max(0, 1 - t * t)
      let middle = level - slant * t
      return (middle - upper * round, middle + lower * round, t)
    }
    @inline(__always)
    func openDistance(_ x: Float, _ y: Float) -> Float {
      let (top, bottom, t) = lids(x)
      return max(max(top - y, y - bottom), (abs(t) - 1) * width)
    }

    let white = min(0.92, 0.35 + 0.65 * identity.skin)
    canvas.paint(box, tone: white) { x, y in openDistance(x, y) }
    let radius: Float = 0.078
    let irisX = centre + canvas.pose.gazeX * width
    let irisY = level - 0.012 + canvas.pose.gazeY * opening
    canvas.paint(box, tone: identity.iris) { x, y in
      let (u, v) = (x - irisX, y - irisY)
      return max((u * u + v * v).squareRoot() - radius, openDistance(x, y))
    }
    canvas.paint(box, tone: 0.03) { x, y in
      let (u, v) = (x - irisX, y - irisY)
      return max((u * u + v * v).squareRoot() - radius * 0.45, openDistance(x, y))
    }
    let dark = identity.skin * 0.3
    canvas.paint(box, tone: dark, opacity: 0.9) { x, y in
      let (top, _, t) = lids(x)
      return max(abs(y - top) - 0.016, (abs(t) - 1.05) * width)
    }
    canvas.paint(box, tone: dark, opacity: 0.35 + 0.25 * squint, softness: 0.01) { x, y in
      let (_, bottom, t) = lids(x)
      return max(abs(y - bottom) - 0.01, (abs(t) - 1) * width)
    }
    // The fold of the upper lid, and the bag that cheek raiser and lid tightener push up.
    canvas.shade(box, -0.28 * (1 - 0.5 * wide)) { x, y in
      let (top, _, t) = lids(x)
      return hill((y - top + 0.055) / 0.035) * hill(t / 1.2)
    }
    canvas.shade(box, -0.14 - 0.3 * max(squint, cheek)) { x, y in
      let (_, bottom, t) = lids(x)
      return hill((y - bottom - 0.06) / 0.04) * hill(t / 1.2)
    }
  }

  /// One brow, a tapering curve from its inner to its outer end.
  mutating func paintBrow(_ side: Float) {
    let inner = units[.innerBrowRaiser, side]
    let outer = units[.outerBrowRaiser, side]
    let lowered = max(units[.browLowerer, side], 0.45 * units[.noseWrinkler, side])

    let start = identity.eyeSpacing - identity.eyeHalfWidth - 0.02 - 0.06 * lowered
    let length = identity.eyeHalfWidth * 2 + 0.06
    let rest = identity.eyeLevel - identity.browHeight
    // Raised and lowered at once, the inner end goes up: the oblique brow of grief and fear.
    let innerY =
      rest - identity.browTilt - 0.15 * inner + 0.17 * lowered * (1 - 0.8 * inner)
    let outerY = rest + identity.browTilt - 0.15 * outer + 0.01 * lowered
    let arch = identity.browArch + 0.05 * outer
    let thickness = identity.browThickness

    let middle = side * (start + length / 2)
    let box = FaceBox(
      x: middle - length * 0.7...middle + length * 0.7,
      y: min(innerY, outerY) - arch - 0.1...max(innerY, outerY) + 0.1)
    let slope = (outerY - innerY) / length
    let steepness = 1 / (1 + slope * slope).squareRoot()
    canvas.paint(box, tone: identity.browTone, opacity: 0.95, softness: 0.012) { x, y in
      let t = (side * x - start) / length
      let line = innerY + (outerY - innerY) * t - arch * 4 * t * (1 - t)
      let half = thickness * (1 - 0.45 * t)
      return max((abs(y - line) - half) * steepness, (abs(t - 0.5) - 0.5) * length)
    }
  }
}

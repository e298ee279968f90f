/// Paints one face from the back to the front: head and hair, skin folds, eyes, brows, nose, mouth.
///
/// Every expression is drawn by the units of ``ActionUnits`` alone; nothing here knows the classes.
struct FaceRenderer {
  let identity: FaceIdentity
  let units: ActionUnits
  var canvas: FaceCanvas

  init(size: Int, identity: FaceIdentity, units: ActionUnits, pose: FacePose) {
    self.identity = identity
    self.units = units
    canvas = FaceCanvas(size: size, pose: pose, identity: identity)
  }

  /// The unlit face over `background`, one tone a pixel.
  mutating func paint(over background: [Float]) {
    canvas.tones = background
    paintHead()
    paintFolds()
    for side: Float in [-1, 1] { paintEye(side) }
    paintNose()
    paintBeard()
    paintMouth()
    for side: Float in [-1, 1] { paintBrow(side) }
    if identity.glasses { paintGlasses() }
    paintFringe()
  }

  /// How far the jaw drop lengthens the face.
  var chinDrop: Float { 0.09 * units[.jawDrop] }

  /// Signed distance to the outline of the head: an ellipse whose lower half narrows to the chin.
  @inline(__always)
  func headDistance(_ x: Float, _ y: Float) -> Float {
    let height = y < 0 ? identity.halfHeight : identity.halfHeight * 0.97 + chinDrop
    let v = y / height
    let below = max(0, v)
    let half = identity.halfWidth * (1 - identity.jawTaper * below * below)
    let u = x / half
    return ((u * u + v * v).squareRoot() - 1) * identity.halfWidth
  }

  /// Ears, neck, shoulders and skin, and the hair behind and above them.
  private mutating func paintHead() {
    let identity = identity
    let long = identity.hairStyle == .long
    let (width, height) = (identity.halfWidth, identity.halfHeight)
    if long {
      canvas.paintHead(tone: identity.hair * 0.9) { x, y in
        max(abs(x) - width * 1.18 - 0.06 * y, max(-0.1 - y, y - 0.95))
      }
    }
    let neck = width * 0.62
    canvas.paintHead(tone: identity.clothes) { x, y in
      0.7 * (1.02 + 0.35 * max(0, abs(x) - neck) - y)
    }
    canvas.paintHead(tone: identity.skin * 0.72) { x, y in
      max(abs(x) - neck, max(0.5 - y, y - 1.12 - 0.3 * (neck - abs(x))))
    }
    if !long {
      canvas.paintHead(tone: identity.skin * 0.86) { x, y in
        let u = (abs(x) - width * 0.99) / 0.09
        let v = (y + 0.04) / 0.2
        return ((u * u + v * v).squareRoot() - 1) * 0.09
      }
    }
    if identity.hairStyle != .bald {
      let volume: Float = long ? 0.12 : identity.hairStyle == .receding ? 0.03 : 0.07
      canvas.paintHead(tone: identity.hair) { x, y in
        let u = x / (width + volume)
        let v = (y + 0.02) / (height + volume)
        return max(((u * u + v * v).squareRoot() - 1) * width, y - (long ? 0.3 : -0.12))
      }
    }
    let painter = self
    canvas.paintHead(tone: identity.skin) { x, y in painter.headDistance(x, y) }
  }

  /// The hair that falls over the forehead.
  private mutating func paintFringe() {
    let painter = self
    let identity = identity
    let parting = identity.parting
    let bend: Float
    switch identity.hairStyle {
    case .bald: return
    case .short, .long: bend = 0.35
    case .receding: bend = -0.1
    case .fringe: bend = 0.05
    }
    let line = identity.hairline - (identity.hairStyle == .receding ? 0.12 : 0)
    canvas.paintHead(tone: identity.hair, softness: 0.05) { x, y in
      let offset = x - 0.35 * parting
      let edge = line + bend * offset * offset + 0.06 * parting * x
      return max(painter.headDistance(x, y) - 0.02, y - edge)
    }
  }

  /// Stubble, a full beard or a moustache, lying on the skin beneath the mouth's paint.
  private mutating func paintBeard() {
    let painter = self
    let tone = min(identity.hair * 0.9, identity.skin * 0.6)
    let level = identity.mouthLevel
    switch identity.beard {
    case .none: break
    case .stubble, .full:
      let full = identity.beard == .full
      let jaw = FaceBox(x: -0.9...0.9, y: level - 0.25...1.15)
      canvas.paint(jaw, tone: tone, opacity: full ? 0.85 : 0.35, softness: 0.12) { x, y in
        let cheek = level + 0.02 - 0.55 * x * x - y
        let lip = level - 0.13 + 0.3 * abs(x) - y
        return max(painter.headDistance(x, y) + 0.03, min(max(lip, cheek), cheek + 0.05))
      }
    case .moustache:
      let lift = 0.05 * units[.upperLipRaiser] + 0.03 * units[.noseWrinkler]
      let lip = FaceBox(x: -0.28...0.28, y: level - 0.22...level)
      canvas.paint(lip, tone: tone, opacity: 0.8, softness: 0.03) { x, y in
        max(abs(y - (level - 0.1 - lift + 0.9 * x * x)) - 0.04, abs(x) - 0.23)
      }
    }
  }

  /// Two thin rings and a bridge.
  private mutating func paintGlasses() {
    let identity = identity
    let level = identity.eyeLevel + 0.02
    let radius = identity.eyeHalfWidth + 0.055
    let box = FaceBox(x: -0.75...0.75, y: level - 0.3...level + 0.3)
    canvas.paint(box, tone: identity.glassesTone, opacity: 0.9) { x, y in
      let u = (abs(x) - identity.eyeSpacing) / radius
      let v = (y - level) / (radius * 0.86)
      let ring = abs((u * u + v * v).squareRoot() - 1) * radius - 0.014
      let bridge = max(abs(y - level + 0.02) - 0.012, abs(x) - identity.eyeSpacing + radius)
      return min(ring, bridge)
    }
  }
}

/// The shape of the mouth once all units have pulled at it, in face units.
///
/// Its curves are functions of `t`, the place between the corners: -1 left, 1 right.
struct MouthShape {
  var level: Float
  var halfWidth: Float
  /// How far the left and the right corner lie below the middle; below 0 they are drawn up.
  var leftCorner: Float
  var rightCorner: Float
  /// How far the inner edges of the lips stand off the middle line at the centre.
  var openUp: Float
  var openDown: Float
  var upperLip: Float
  var lowerLip: Float

  init(identity: FaceIdentity, units: ActionUnits) {
    let smile = units[.lipCornerPuller]
    let stretch = units[.lipStretcher]
    let tight = max(units[.lipTightener], units[.lipPressor])
    let part = units[.lipsPart]
    let jaw = units[.jawDrop]
    let raised = max(units[.upperLipRaiser], 0.6 * units[.noseWrinkler])
    let pushed = units[.chinRaiser]

    level = identity.mouthLevel + 0.03 * jaw - 0.02 * pushed - 0.02 * raised
    halfWidth =
      identity.mouthHalfWidth
      * (1 + 0.28 * smile + 0.3 * stretch - 0.16 * tight - 0.3 * jaw * (1 - smile))
    func corner(_ side: Float) -> Float {
      identity.mouthDroop - 0.15 * units[.lipCornerPuller, side]
        + 0.13 * units[.lipCornerDepressor, side] + 0.03 * units[.lipStretcher, side]
        + 0.03 * units[.upperLipRaiser, side] - 0.05 * units[.dimpler, side]
    }
    leftCorner = corner(-1)
    rightCorner = corner(1)
    openUp = 0.045 * part + 0.05 * jaw + 0.04 * raised * part
    openDown = 0.05 * part + 0.17 * jaw
    let thin = 1 - 0.7 * tight
    upperLip = identity.lipThickness * (thin - 0.25 * smile) + 0.01 * raised
    lowerLip = identity.lipThickness * 1.25 * (thin - 0.15 * smile - 0.15 * pushed)
  }

  /// The line the lips meet on.
  @inline(__always)
  func line(_ t: Float) -> Float {
    level + mix(leftCorner, rightCorner, (t + 1) / 2) * t * t
  }
}

extension FaceRenderer {
  var mouth: MouthShape { MouthShape(identity: identity, units: units) }

  /// The lips, and between them teeth, tongue and the dark of the mouth.
  mutating func paintMouth() {
    let mouth = mouth
    let width = mouth.halfWidth
    let raised = max(units[.upperLipRaiser], 0.6 * units[.noseWrinkler])
    let reach = max(abs(mouth.leftCorner), abs(mouth.rightCorner)) + 0.08
    let box = FaceBox(
      x: -width * 1.2...width * 1.2,
      y: mouth.level - mouth.openUp - mouth.upperLip - reach...mouth.level + mouth.openDown
        + mouth.lowerLip + reach)

    @inline(__always)
    func lips(_ x: Float, _ y: Float) -> Float {
      let t = x / width
      let round = max(0, 1 - t * t)
      let line = mouth.line(t)
      // A cleft in the middle of the upper lip, which upper lip raiser squares off.
      let bow = 0.014 * hill(t * 4) * (1 - raised)
      let top = line - (mouth.openUp + mouth.upperLip) * round.squareRoot() + bow
      let bottom = line + (mouth.openDown + mouth.lowerLip) * round.squareRoot()
      return max(max(top - y, y - bottom), (abs(t) - 1) * width)
    }
    @inline(__always)
    func opening(_ x: Float, _ y: Float) -> Float {
      let t = x / (width * 0.94)
      let round = max(0, 1 - t * t)
      let line = mouth.line(t * 0.94)
      return max(
        max(line - mouth.openUp * round - y, y - line - mouth.openDown * round),
        (abs(t) - 1) * width)
    }

    canvas.paint(box, tone: identity.lipTone, opacity: 0.85, softness: 0.015) { x, y in
      lips(x, y)
    }
    let open = mouth.openUp + mouth.openDown
    if open > 0.02 {
      canvas.paint(box, tone: 0.07, opacity: min(1, open * 20)) { x, y in opening(x, y) }
      let white = min(0.95, 0.3 + 0.75 * identity.skin)
      let upperTeeth = 0.03 + 0.05 * max(units[.lipCornerPuller], raised)
      let lowerTeeth = 0.05 * units[.lipStretcher] + 0.05 * units[.lipTightener]
      let opacity = min(1, open * 10) * 0.9
      canvas.paint(box, tone: white, opacity: opacity, softness: 0.01) { x, y in
        let t = x / width
        let line = mouth.line(t)
        let round = max(0, 1 - t * t)
        let upper = y - (line - mouth.openUp * round + upperTeeth)
        let lower = line + mouth.openDown * round - lowerTeeth - y
        return max(opening(x, y) + 0.006, min(upper, lower))
      }
      canvas.paint(box, tone: identity.lipTone * 0.7, opacity: units[.jawDrop], softness: 0.05) {
        x, y in
        let u = x / (width * 0.6)
        let v = (y - mouth.level - mouth.openDown) / 0.09
        return max(opening(x, y) + 0.01, ((u * u + v * v).squareRoot() - 1) * 0.09)
      }
    } else {
      canvas.paint(box, tone: identity.skin * 0.25, opacity: 0.9) { x, y in
        let t = x / width
        return max(abs(y - mouth.line(t)) - 0.014, (abs(t) - 1) * width)
      }
    }
    // The corners cast a small shadow, which shows where they are pulled to.
    for (side, corner) in [(Float(-1), mouth.leftCorner), (Float(1), mouth.rightCorner)] {
      let (x0, y0) = (side * width, mouth.level + corner)
      canvas.shade(FaceBox(x: x0, y: y0, radius: 0.08), -0.45) { x, y in
        hill((x - x0) / 0.06) * hill((y - y0) / 0.05)
      }
      // The dimple beside a tightened corner.
      let dimple = FaceBox(x: x0 + side * 0.07, y: y0, radius: 0.14)
      canvas.shade(dimple, -0.5 * units[.dimpler, side]) { x, y in
        hill((x - x0 - side * 0.07) / 0.035) * hill((y - y0) / 0.12)
      }
    }
  }
}

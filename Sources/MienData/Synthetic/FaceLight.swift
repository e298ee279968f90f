import MienCore

/// The light on the face and the wall behind it.
struct FaceLight: Equatable, Sendable {
  /// Where the light comes from: its slope over the face to the right and down; 0, 0 is the front.
  var slopeX: Float
  var slopeY: Float
  /// How much the light falls off to the rim of the head.
  var roundness: Float
  /// A shadow's edge across the picture: its place, direction and depth, 0 for none.
  var shadowOffset: Float
  var shadowX: Float
  var shadowY: Float
  var shadowDepth: Float

  /// The wall: a tone with a slope, and a brighter or darker bar or blot on it.
  var wall: Float
  var wallSlopeX: Float
  var wallSlopeY: Float
  var blotTone: Float
  var blotX: Float
  var blotY: Float
  var blotWidth: Float
  var blotHeight: Float

  init(from generator: inout SeededGenerator) {
    slopeX = generator.bell(0.22)
    slopeY = generator.bell(0.14) - 0.06
    roundness = generator.draw(0.1...0.45)
    shadowOffset = generator.draw(-0.6...0.6)
    (shadowX, shadowY) = (generator.draw(-1...1), generator.draw(-1...1))
    shadowDepth = generator.chance(0.25) ? generator.draw(0.15...0.4) : 0
    wall = generator.draw(0.03...0.97)
    wallSlopeX = generator.bell(0.15)
    wallSlopeY = generator.bell(0.15)
    blotTone = generator.draw(0...1)
    (blotX, blotY) = (generator.draw(-1...1), generator.draw(-1...1))
    blotWidth = generator.draw(0.1...0.9)
    blotHeight = generator.draw(0.1...1.2)
  }

  /// The same light in a mirror.
  var mirrored: FaceLight {
    var other = self
    other.slopeX = -slopeX
    other.shadowX = -shadowX
    other.wallSlopeX = -wallSlopeX
    other.blotX = -blotX
    return other
  }

  /// The wall behind the head, one tone a pixel.
  func background(size: Int) -> [Float] {
    var tones = [Float](repeating: 0, count: size * size)
    let sharpness = Float(size) / 6
    for row in 0..<size {
      let y = Float(2 * row + 1 - size) / Float(size)
      for column in 0..<size {
        let x = Float(2 * column + 1 - size) / Float(size)
        let away = max(abs(x - blotX) - blotWidth, abs(y - blotY) - blotHeight)
        let cover = min(max(0.5 - away * sharpness, 0), 1)
        let plain = wall + wallSlopeX * x + wallSlopeY * y
        tones[row * size + column] = mix(plain, blotTone, 0.7 * cover)
      }
    }
    return tones
  }

  /// Lights the painted person: a slope, a fall-off to the rim, and the shadow's edge.
  func shine(on canvas: inout FaceCanvas, identity: FaceIdentity) {
    let size = canvas.size
    let width = 1 / identity.halfWidth
    let height = 1 / identity.halfHeight
    let norm = max(0.2, (shadowX * shadowX + shadowY * shadowY).squareRoot())
    let (edgeX, edgeY) = (shadowX / norm, shadowY / norm)
    for row in 0..<size {
      for column in 0..<size {
        let index = row * size + column
        let u = canvas.headX[index] * width
        let v = canvas.headY[index] * height
        let rim = min(1, u * u + v * v)
        let light = 1 + slopeX * u + slopeY * v - roundness * rim * rim
        let lit = mix(1, max(0.1, light), canvas.person[index])
        let edge = edgeX * canvas.faceX[index] + edgeY * canvas.faceY[index] - shadowOffset
        let shadow = 1 - shadowDepth * smoothstep(-0.12, 0.12, edge)
        canvas.tones[index] *= lit * shadow
      }
    }
  }
}

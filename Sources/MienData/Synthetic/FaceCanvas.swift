/// A rectangle in face units.
struct FaceBox {
  var x: ClosedRange<Float>
  var y: ClosedRange<Float>

  init(x: ClosedRange<Float>, y: ClosedRange<Float>) {
    self.x = x
    self.y = y
  }

  /// The square of half side `radius` about a point.
  init(x: Float, y: Float, radius: Float) {
    self.x = x - radius...x + radius
    self.y = y - radius...y + radius
  }
}

/// A square grey picture that shapes are painted on, each given by its signed distance in face
/// units: negative inside, and the edge runs over one pixel, so that nothing is jagged at any size.
struct FaceCanvas {
  let size: Int
  let pose: FacePose
  /// The side of a pixel in face units.
  let pixel: Float
  private let cosine: Float
  /// For each pixel its place in the head's own frame, where the outline lies.
  private(set) var headX: [Float]
  private(set) var headY: [Float]
  /// For each pixel its place on the face, where the features lie: the head's frame with yaw and
  /// pitch taken back.
  private(set) var faceX: [Float]
  private(set) var faceY: [Float]
  /// How much of each pixel is person, not background.
  var person: [Float]
  var tones: [Float]

  init(size: Int, pose: FacePose, identity: FaceIdentity) {
    self.size = size
    self.pose = pose
    cosine = (1 - pose.roll * pose.roll).squareRoot()
    pixel = 2 / (Float(size) * pose.scale)
    let count = size * size
    headX = [Float](repeating: 0, count: count)
    headY = headX
    faceX = headX
    faceY = headX
    person = headX
    tones = headX
    let width = 1 / identity.halfWidth
    let height = 1 / identity.halfHeight
    for row in 0..<size {
      let y = Float(2 * row + 1 - size) / Float(size) - pose.shiftY
      for column in 0..<size {
        let x = Float(2 * column + 1 - size) / Float(size) - pose.shiftX
        let u = (x * cosine + y * pose.roll) / pose.scale
        let v = (y * cosine - x * pose.roll) / pose.scale
        let dome = max(0, 1 - u * width * (u * width) - v * height * (v * height))
        let index = row * size + column
        headX[index] = u
        headY[index] = v
        faceX[index] = u - pose.yaw * dome
        faceY[index] = v - pose.pitch * dome
      }
    }
  }

  /// Lays `tone` over the shape, `opacity` of it; the edge is `softness` wider than a pixel.
  @inline(__always)
  mutating func paint(
    _ box: FaceBox, tone: Float, opacity: Float = 1, softness: Float = 0,
    distance: (Float, Float) -> Float
  ) {
    let sharpness = 1 / (pixel + softness)
    blend(box) { x, y, old in
      let cover = min(max(0.5 - distance(x, y) * sharpness, 0), 1) * opacity
      return old + (tone - old) * cover
    }
  }

  /// Multiplies the tones by 1 + `amount` times `strength` of the place: shadow below 0, shine
  /// above.
  @inline(__always)
  mutating func shade(_ box: FaceBox, _ amount: Float, strength: (Float, Float) -> Float) {
    guard abs(amount) > 0.002 else { return }
    blend(box) { x, y, old in old * (1 + amount * strength(x, y)) }
  }

  /// Replaces every tone in the box by what `change` makes of its place on the face and itself.
  @inline(__always)
  private mutating func blend(_ box: FaceBox, change: (Float, Float, Float) -> Float) {
    let (rows, columns) = pixels(of: box)
    let side = size
    tones.withUnsafeMutableBufferPointer { tones in
      faceX.withUnsafeBufferPointer { faceX in
        faceY.withUnsafeBufferPointer { faceY in
          for row in rows {
            for index in row * side + columns.lowerBound..<row * side + columns.upperBound {
              tones[index] = change(faceX[index], faceY[index], tones[index])
            }
          }
        }
      }
    }
  }

  /// Lays `tone` over a shape of the head's frame (outline, hair, neck), whole picture, and marks
  /// it as person.
  @inline(__always)
  mutating func paintHead(
    tone: Float, softness: Float = 0, opacity: Float = 1, distance: (Float, Float) -> Float
  ) {
    let sharpness = 1 / (pixel + softness)
    for index in tones.indices {
      let cover = min(max(0.5 - distance(headX[index], headY[index]) * sharpness, 0), 1) * opacity
      tones[index] += (tone - tones[index]) * cover
      person[index] = max(person[index], cover)
    }
  }

  /// The rows and columns that can see a box of the face, wherever yaw and pitch move it.
  private func pixels(of box: FaceBox) -> (rows: Range<Int>, columns: Range<Int>) {
    let margin = pixel
    let left = box.x.lowerBound + min(0, pose.yaw) - margin
    let right = box.x.upperBound + max(0, pose.yaw) + margin
    let top = box.y.lowerBound + min(0, pose.pitch) - margin
    let bottom = box.y.upperBound + max(0, pose.pitch) + margin
    var x: (low: Float, high: Float) = (.infinity, -.infinity)
    var y: (low: Float, high: Float) = (.infinity, -.infinity)
    for (u, v) in [(left, top), (right, top), (left, bottom), (right, bottom)] {
      let cornerX = (u * cosine - v * pose.roll) * pose.scale + pose.shiftX
      let cornerY = (v * cosine + u * pose.roll) * pose.scale + pose.shiftY
      x = (min(x.low, cornerX), max(x.high, cornerX))
      y = (min(y.low, cornerY), max(y.high, cornerY))
    }
    return (grid(y.low, y.high), grid(x.low, x.high))
  }

  private func grid(_ low: Float, _ high: Float) -> Range<Int> {
    let half = Float(size) / 2
    let first = min(max(Int(((low + 1) * half).rounded(.down)), 0), size)
    let last = min(max(Int(((high + 1) * half).rounded(.up)), first), size)
    return first..<last
  }
}

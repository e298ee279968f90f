/// Where a face is going: its place and size, both with a constant velocity.
///
/// A g-h filter whose gains are those of a least-squares line through all sightings so far
/// (Brookner, Tracking and Kalman Filtering Made Easy, 1998, section 1.2.10), and no smaller than
/// those of the last few, so that it keeps following turns.
struct FaceMotion {
  /// Centre x, centre y, width, height.
  private var state: [Double]
  private var velocity: [Double] = [0, 0, 0, 0]
  private var sightings = 1
  /// The last sighting itself.
  private(set) var seen: Box

  private static let leastGain = (place: 0.5, velocity: 0.15)

  init(_ box: Box) {
    seen = box
    state = Self.numbers(box)
  }

  /// Where the face would be `steps` frames after the last sighting; at least a quarter of its last
  /// size.
  func predicted(after steps: Int) -> Box {
    let ahead = Double(steps)
    let width = max(state[2] + ahead * velocity[2], seen.width / 4)
    let height = max(state[3] + ahead * velocity[3], seen.height / 4)
    return Box(
      x: state[0] + ahead * velocity[0] - width / 2, y: state[1] + ahead * velocity[1] - height / 2,
      width: width, height: height)
  }

  /// Takes in a sighting `steps` frames, at least 1, after the last one.
  mutating func see(_ box: Box, after steps: Int) {
    let n = Double(sightings)
    let placeGain = max(2 * (2 * n + 1) / ((n + 1) * (n + 2)), Self.leastGain.place)
    let velocityGain = max(6 / ((n + 1) * (n + 2)), Self.leastGain.velocity)
    for (i, value) in Self.numbers(box).enumerated() {
      let expected = state[i] + Double(steps) * velocity[i]
      let error = value - expected
      state[i] = expected + placeGain * error
      velocity[i] += velocityGain * error / Double(steps)
    }
    sightings += 1
    seen = box
  }

  private static func numbers(_ box: Box) -> [Double] {
    [box.center.x, box.center.y, box.width, box.height]
  }
}

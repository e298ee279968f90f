import MienCore

/// Where the head is and where it looks.
///
/// Yaw and pitch move the features over the face as on a shallow dome: most at its centre, not at
/// all at its outline. They are given as that move, in face units, right and down positive.
struct FacePose: Equatable, Sendable {
  var yaw: Float
  var pitch: Float
  /// Sine of the angle of the head in the picture, clockwise positive.
  var roll: Float
  var scale: Float
  var shiftX: Float
  var shiftY: Float
  /// Where the eyes look, as a part of the half eye, -1 to 1.
  var gazeX: Float
  var gazeY: Float

  init(from generator: inout SeededGenerator) {
    yaw = generator.bell(0.065)
    pitch = generator.bell(0.045)
    roll = generator.bell(0.07)
    scale = generator.draw(0.94...1.14)
    shiftX = generator.bell(0.055)
    shiftY = generator.bell(0.05)
    gazeX = generator.bell(0.13)
    gazeY = generator.bell(0.08)
  }

  /// The same pose in a mirror.
  var mirrored: FacePose {
    var other = self
    other.yaw = -yaw
    other.roll = -roll
    other.shiftX = -shiftX
    other.gazeX = -gazeX
    return other
  }
}

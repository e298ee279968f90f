import MienCore

/// All that is drawn by lot for one face; what remains is arithmetic.
struct FaceScene: Equatable, Sendable {
  var identity: FaceIdentity
  var units: ActionUnits
  var pose: FacePose
  var light: FaceLight
  var degradation: FaceDegradation
  /// The state of the generator after the draws; it goes on with the noise.
  var generator: SeededGenerator

  /// A face of class `label` drawn from `generator`.
  init(label: Int, from generator: SeededGenerator) {
    var generator = generator
    units = ActionUnits(label: label, from: &generator)
    identity = FaceIdentity(from: &generator)
    pose = FacePose(from: &generator)
    light = FaceLight(from: &generator)
    degradation = FaceDegradation(from: &generator)
    self.generator = generator
  }

  /// The same scene in a mirror; only the noise is not mirrored with it.
  var mirrored: FaceScene {
    var other = self
    other.identity = identity.mirrored
    other.units = units.mirrored
    other.pose = pose.mirrored
    other.light = light.mirrored
    return other
  }

  /// The finished picture, `size * size` grey values, row by row.
  func pixels(size: Int) -> [UInt8] {
    var renderer = FaceRenderer(size: size, identity: identity, units: units, pose: pose)
    renderer.paint(over: light.background(size: size))
    light.shine(on: &renderer.canvas, identity: identity)
    var generator = generator
    return degradation.develop(renderer.canvas.tones, size: size, with: &generator)
  }
}

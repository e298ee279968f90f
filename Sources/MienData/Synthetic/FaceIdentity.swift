import MienCore

/// Who the face is: everything that stays when the expression changes.
///
/// Lengths are in face units: the frame spans -1 to 1 in both directions, x to the right and y
/// down, and an upright face at scale 1 nearly fills it. Tones run from 0, black, to 1, white.
struct FaceIdentity: Equatable, Sendable {
  enum HairStyle: CaseIterable, Sendable { case bald, short, fringe, long, receding }
  enum Beard: Sendable { case none, stubble, full, moustache }

  // Head
  var halfWidth: Float
  var halfHeight: Float
  /// How much narrower the jaw is than the temples, 0 to 0.4.
  var jawTaper: Float
  var skin: Float
  var hair: Float
  var hairStyle: HairStyle
  var hairline: Float
  /// Where the hair parts, -1 to 1.
  var parting: Float
  var beard: Beard
  var wrinkles: Float
  var clothes: Float

  // Eyes and brows
  var eyeSpacing: Float
  var eyeLevel: Float
  var eyeHalfWidth: Float
  var eyeOpening: Float
  /// Rise of the outer corner of the eye over its half width.
  var eyeSlant: Float
  var iris: Float
  var browHeight: Float
  var browThickness: Float
  var browArch: Float
  /// How much higher the inner end of the brow rests than the outer one.
  var browTilt: Float
  var browTone: Float
  var glasses: Bool
  var glassesTone: Float

  // Nose and mouth
  var noseHalfWidth: Float
  var noseLevel: Float
  var mouthLevel: Float
  var mouthHalfWidth: Float
  var lipThickness: Float
  var lipTone: Float
  /// How far the corners of the mouth hang at rest.
  var mouthDroop: Float

  init(from generator: inout SeededGenerator) {
    halfWidth = generator.draw(0.66...0.8)
    halfHeight = generator.draw(0.92...1.02)
    jawTaper = generator.draw(0.08...0.36)
    skin = generator.draw(0.4...0.86)
    hair = generator.chance(0.2) ? generator.draw(0.55...0.85) : generator.draw(0.05...0.4)
    let styles = HairStyle.allCases
    hairStyle = styles[min(Int(generator.draw(0...1) * Float(styles.count)), styles.count - 1)]
    hairline = generator.draw(-0.7 ... -0.52)
    parting = generator.draw(-1...1)
    let beardDraw = generator.draw(0...1)
    beard =
      beardDraw < 0.76 ? .none : beardDraw < 0.86 ? .stubble : beardDraw < 0.93 ? .full : .moustache
    wrinkles = generator.draw(0...1)
    clothes = generator.draw(0.05...0.9)

    eyeSpacing = generator.draw(0.28...0.345)
    eyeLevel = generator.draw(-0.16 ... -0.08)
    eyeHalfWidth = generator.draw(0.15...0.185)
    eyeOpening = generator.draw(0.065...0.085)
    eyeSlant = generator.draw(-0.1...0.16)
    iris = generator.draw(0.08...0.36)
    browHeight = generator.draw(0.19...0.23)
    browThickness = generator.draw(0.026...0.05)
    browArch = generator.draw(0...0.035)
    browTilt = generator.draw(-0.02...0.02)
    browTone = min(generator.draw(0.26...0.55) * skin, 0.9 * hair + 0.1)
    glasses = generator.chance(0.12)
    glassesTone = generator.draw(0.05...0.4)

    noseHalfWidth = generator.draw(0.1...0.15)
    noseLevel = generator.draw(0.19...0.25)
    mouthLevel = generator.draw(0.5...0.56)
    mouthHalfWidth = generator.draw(0.23...0.29)
    lipThickness = generator.draw(0.035...0.06)
    lipTone = skin * generator.draw(0.58...0.86)
    mouthDroop = generator.draw(-0.012...0.012)
  }

  /// The same person in a mirror.
  var mirrored: FaceIdentity {
    var other = self
    other.parting = -parting
    return other
  }
}

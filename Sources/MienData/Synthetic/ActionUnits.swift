import MienCore

/// The muscles' part in an expression, by the Facial Action Coding System (Ekman and Friesen 1978).
enum ActionUnit: Int, CaseIterable, Sendable {
  case innerBrowRaiser  // AU1
  case outerBrowRaiser  // AU2
  case browLowerer  // AU4
  case upperLidRaiser  // AU5
  case cheekRaiser  // AU6
  case lidTightener  // AU7
  case noseWrinkler  // AU9
  case upperLipRaiser  // AU10
  case lipCornerPuller  // AU12
  case lipCornerDepressor  // AU15
  case chinRaiser  // AU17
  case lipStretcher  // AU20
  case lipTightener  // AU23
  case lipPressor  // AU24
  case lipsPart  // AU25
  case jawDrop  // AU26
  case dimpler  // AU14
  case eyesClosed  // AU43, on one side AU46

  /// The units that are never quite still. The others came later, and awake would change the faces
  /// that earlier seeds draw.
  static let restless = allCases.prefix(16)
}

/// How strongly each unit acts on either side of the face: 0 at rest, 1 as far as it goes.
struct ActionUnits: Equatable, Sendable {
  /// Indexed by ``ActionUnit``; left and right as the picture shows them.
  var left = SIMD32<Float>()
  var right = SIMD32<Float>()

  /// The mean of both sides.
  subscript(unit: ActionUnit) -> Float {
    (left[unit.rawValue] + right[unit.rawValue]) / 2
  }

  /// One side: -1 is the picture's left, 1 its right.
  subscript(unit: ActionUnit, side: Float) -> Float {
    side < 0 ? left[unit.rawValue] : right[unit.rawValue]
  }

  /// The same expression in a mirror.
  var mirrored: ActionUnits { ActionUnits(left: right, right: left) }

  /// An expression of class `label`: one of the class's prototypes, at an overall intensity, each
  /// unit a little off, the sides slightly unlike, and every other unit hardly awake.
  init(label: Int, from generator: inout SeededGenerator) {
    let prototypes = Self.prototypes[label]
    let choice = Int(generator.draw(0...1) * Float(prototypes.count))
    let prototype = prototypes[min(choice, prototypes.count - 1)]
    let intensity = generator.draw(0.8...1)
    let lopsided = generator.bell(0.06)
    var strength = SIMD32<Float>()
    for unit in ActionUnit.restless {
      strength[unit.rawValue] = generator.draw(0...0.05)
    }
    for (unit, level) in prototype {
      strength[unit.rawValue] = level * intensity * generator.draw(0.85...1.1)
    }
    left = (strength * (1 + lopsided)).clamped(lowerBound: .zero, upperBound: .one)
    right = (strength * (1 - lopsided)).clamped(lowerBound: .zero, upperBound: .one)
    if let units = Self.oneSided[label] {
      let onLeft = generator.chance(0.5)
      for unit in units {
        if onLeft { right[unit.rawValue] = 0 } else { left[unit.rawValue] = 0 }
      }
    }
  }

  private init(left: SIMD32<Float>, right: SIMD32<Float>) {
    self.left = left
    self.right = right
  }

  /// The units that act on one side only, by class.
  static let oneSided: [Int: [ActionUnit]] = [
    7: [.lipCornerPuller, .dimpler], 8: [.innerBrowRaiser, .outerBrowRaiser], 12: [.eyesClosed],
  ]

  /// Unit combinations of the emotions after EMFACS (Friesen and Ekman 1983), by the classes of
  /// ``SyntheticFaces/Classes/ferTiny``.
  static let prototypes: [[[(ActionUnit, Float)]]] = [
    [  // angry: lips pressed together, or teeth bared
      [
        (.browLowerer, 1), (.upperLidRaiser, 0.5), (.lidTightener, 0.7), (.lipTightener, 1),
        (.lipPressor, 0.8), (.chinRaiser, 0.4),
      ],
      [
        (.browLowerer, 1), (.upperLidRaiser, 0.6), (.lidTightener, 0.6), (.upperLipRaiser, 0.4),
        (.lipTightener, 0.7), (.lipsPart, 0.9), (.jawDrop, 0.2),
      ],
    ],
    [  // disgust: nose wrinkled, upper lip raised, closed or open
      [
        (.noseWrinkler, 1), (.upperLipRaiser, 0.9), (.browLowerer, 0.35), (.lidTightener, 0.6),
        (.lipCornerDepressor, 0.5), (.chinRaiser, 0.6),
      ],
      [
        (.noseWrinkler, 1), (.upperLipRaiser, 1), (.browLowerer, 0.3), (.cheekRaiser, 0.5),
        (.lipCornerDepressor, 0.4), (.lipsPart, 0.6),
      ],
    ],
    [  // fear: brows raised and drawn together, eyes wide, mouth stretched
      [
        (.innerBrowRaiser, 1), (.outerBrowRaiser, 0.4), (.browLowerer, 0.6),
        (.upperLidRaiser, 1), (.lipStretcher, 1), (.lipsPart, 1),
      ],
      [
        (.innerBrowRaiser, 1), (.outerBrowRaiser, 0.4), (.browLowerer, 0.6),
        (.upperLidRaiser, 1), (.lipStretcher, 1), (.lipsPart, 1), (.jawDrop, 0.4),
      ],
    ],
    [  // happy: a closed smile, a smile with teeth, a laugh
      [(.cheekRaiser, 0.7), (.lipCornerPuller, 1)],
      [(.cheekRaiser, 0.8), (.lipCornerPuller, 1), (.lipsPart, 0.7)],
      [(.cheekRaiser, 0.9), (.lipCornerPuller, 1), (.lipsPart, 0.8), (.jawDrop, 0.5)],
    ],
    [  // sad
      [
        (.innerBrowRaiser, 0.9), (.browLowerer, 0.5), (.lipCornerDepressor, 1),
        (.chinRaiser, 0.4),
      ],
      [
        (.innerBrowRaiser, 1), (.browLowerer, 0.4), (.cheekRaiser, 0.3),
        (.lipCornerDepressor, 1), (.chinRaiser, 0.8),
      ],
    ],
    [  // surprise: jaw dropped
      [
        (.innerBrowRaiser, 1), (.outerBrowRaiser, 1), (.upperLidRaiser, 0.8), (.lipsPart, 1),
        (.jawDrop, 1),
      ],
      [
        (.innerBrowRaiser, 0.9), (.outerBrowRaiser, 1), (.upperLidRaiser, 0.6), (.lipsPart, 0.8),
        (.jawDrop, 0.7),
      ],
    ],
    [  // neutral: relaxed, lips closed or hardly parted
      [],
      [(.lipsPart, 0.1)],
    ],
    [  // contempt: one corner of the mouth tightened and raised
      [(.lipCornerPuller, 0.7), (.dimpler, 1)],
      [(.lipCornerPuller, 0.5), (.dimpler, 1), (.lipPressor, 0.5), (.lidTightener, 0.3)],
    ],
    [  // confused: frowning, with one brow raised
      [(.browLowerer, 1), (.innerBrowRaiser, 0.9), (.outerBrowRaiser, 1), (.lidTightener, 0.5)],
      [
        (.browLowerer, 1), (.innerBrowRaiser, 0.9), (.outerBrowRaiser, 1), (.lipTightener, 0.7),
        (.chinRaiser, 0.4),
      ],
    ],
    [  // excited: the brows and eyes of surprise over a laugh
      [
        (.innerBrowRaiser, 0.8), (.outerBrowRaiser, 1), (.upperLidRaiser, 1),
        (.lipCornerPuller, 1), (.lipsPart, 1), (.jawDrop, 0.8),
      ]
    ],
    [  // pained (Prkachin and Solomon 2008): all about the eyes drawn together, teeth shown
      [
        (.browLowerer, 1), (.cheekRaiser, 1), (.lidTightener, 0.9), (.noseWrinkler, 0.5),
        (.eyesClosed, 0.9), (.lipStretcher, 0.8), (.lipsPart, 0.9),
      ],
      [
        (.browLowerer, 1), (.cheekRaiser, 1), (.lidTightener, 0.9), (.upperLipRaiser, 0.7),
        (.eyesClosed, 0.9), (.lipPressor, 0.9), (.lipStretcher, 0.4),
      ],
    ],
    [  // sleepy: lids falling, or a yawn
      [(.eyesClosed, 0.75), (.lipCornerDepressor, 0.2)],
      [(.eyesClosed, 0.95), (.lipsPart, 0.7), (.jawDrop, 1), (.browLowerer, 0.3)],
    ],
    [  // winking: one eye closed over a smile
      [(.eyesClosed, 1), (.cheekRaiser, 0.5), (.lipCornerPuller, 0.8)],
      [(.eyesClosed, 1), (.cheekRaiser, 0.5), (.lipCornerPuller, 0.8), (.lipsPart, 0.6)],
    ],
  ]
}

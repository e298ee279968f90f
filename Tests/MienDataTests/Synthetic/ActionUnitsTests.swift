import MienCore
import Testing

@testable import MienData

@Suite("Synthetic faces: action units")
struct ActionUnitsTests {
  /// A frontal, evenly lit face at rest, without noise.
  private var rest: FaceScene {
    var scene = FaceScene(label: 6, from: SeededGenerator(seed: 99, stream: 4))
    scene.units.left = .zero
    scene.units.right = .zero
    scene.identity.hairStyle = .bald
    scene.identity.beard = .none
    scene.identity.glasses = false
    scene.identity.mouthDroop = 0
    scene.pose = scene.pose.frontal
    scene.degradation = scene.degradation.removed
    return scene
  }

  private func moved(_ unit: ActionUnit, left: Float = 1, right: Float = 1) -> FaceScene {
    var scene = rest
    scene.units.left[unit.rawValue] = left
    scene.units.right[unit.rawValue] = right
    return scene
  }

  /// The sum of grey-level differences above and below the tip of the nose.
  private func change(_ scene: FaceScene) -> (upper: Int, lower: Int) {
    let size = 96
    let differences = zip(rest.pixels(size: size), scene.pixels(size: size))
      .map { abs(Int($0) - Int($1)) }
    let middle = Int((1 + rest.identity.noseLevel) / 2 * Float(size)) * size
    return (differences[..<middle].reduce(0, +), differences[middle...].reduce(0, +))
  }

  @Test(
    "brow and lid units move the upper face only",
    arguments: [
      ActionUnit.innerBrowRaiser, .outerBrowRaiser, .browLowerer, .upperLidRaiser, .lidTightener,
    ])
  func upperFace(unit: ActionUnit) {
    let change = change(moved(unit))
    #expect(change.upper > 1000)
    #expect(change.lower == 0)
  }

  @Test(
    "mouth units move the lower face above all",
    arguments: [
      ActionUnit.lipCornerPuller, .lipCornerDepressor, .chinRaiser, .lipStretcher, .lipTightener,
      .lipPressor, .lipsPart, .jawDrop, .upperLipRaiser,
    ])
  func lowerFace(unit: ActionUnit) {
    let change = change(moved(unit))
    #expect(change.lower > 1000)
    #expect(change.upper < change.lower / 2)
  }

  @Test(
    "cheek raiser and nose wrinkler show too", arguments: [ActionUnit.cheekRaiser, .noseWrinkler])
  func middleFace(unit: ActionUnit) {
    #expect(change(moved(unit)).upper > 1000)
  }

  @Test("the picture's left brow leaves the right half alone")
  func sides() {
    let size = 96
    let still = rest.pixels(size: size)
    let raised = moved(.outerBrowRaiser, right: 0).pixels(size: size)
    var (left, right) = (0, 0)
    for row in 0..<size / 2 {
      for column in 0..<size {
        let difference = abs(Int(still[row * size + column]) - Int(raised[row * size + column]))
        // The furrows of the forehead belong to both sides; the brows end well below them.
        guard row > Int(0.5 * 0.62 * Float(size)) else { continue }
        if column < size / 2 { left += difference } else { right += difference }
      }
    }
    #expect(left > 500)
    #expect(right < left / 10)
  }

  @Test("units pull the mouth as their names say")
  func mouth() {
    func shape(_ unit: ActionUnit) -> MouthShape {
      MouthShape(identity: rest.identity, units: moved(unit).units)
    }
    let still = MouthShape(identity: rest.identity, units: rest.units)
    #expect(still.openUp + still.openDown == 0)
    #expect(shape(.lipCornerPuller).leftCorner < -0.1)
    #expect(shape(.lipCornerPuller).halfWidth > 1.2 * still.halfWidth)
    #expect(shape(.lipCornerDepressor).rightCorner > 0.1)
    #expect(shape(.lipStretcher).halfWidth > 1.2 * still.halfWidth)
    #expect(shape(.lipTightener).upperLip < 0.5 * still.upperLip)
    #expect(shape(.lipsPart).openDown > 0.04)
    #expect(shape(.jawDrop).openDown > 3 * shape(.lipsPart).openDown)
    #expect(shape(.jawDrop).halfWidth < still.halfWidth)
  }

  @Test("a dimple pulls its corner, and a closed eye shows no white")
  func laterUnits() {
    func corner(_ scene: FaceScene) -> Float {
      MouthShape(identity: scene.identity, units: scene.units).leftCorner
    }
    #expect(corner(moved(.dimpler, right: 0)) < corner(rest) - 0.03)
    #expect(corner(moved(.dimpler, left: 0)) == corner(rest))
    let closed = change(moved(.eyesClosed))
    #expect(closed.upper > 20 * closed.lower)
    let size = 96
    let row = Int((1 + rest.identity.eyeLevel) / 2 * Float(size)) * size
    func darkest(_ scene: FaceScene) -> UInt8 {
      scene.pixels(size: size)[(row - 3 * size)..<(row + 3 * size)].min() ?? 255
    }
    #expect(darkest(moved(.eyesClosed)) > darkest(rest), "the pupils are covered")
  }

  @Test("each class is drawn with its own units, at full strength or less", arguments: 0..<13)
  func prototypes(label: Int) {
    let own = Set(ActionUnits.prototypes[label].flatMap { $0 }.map(\.0))
    for stream in 0..<50 {
      var generator = SeededGenerator(seed: 2, stream: UInt64(stream))
      let units = ActionUnits(label: label, from: &generator)
      for unit in ActionUnit.allCases {
        #expect((0...1).contains(units[unit, -1]) && (0...1).contains(units[unit, 1]))
        if !own.contains(unit) { #expect(units[unit] < 0.1) }
      }
    }
  }

  @Test("an expression in the mirror changes its sides")
  func mirror() {
    let units = moved(.outerBrowRaiser, left: 0.9, right: 0.1).units.mirrored
    #expect(units[.outerBrowRaiser, -1] == 0.1)
    #expect(units[.outerBrowRaiser, 1] == 0.9)
    #expect(units[.outerBrowRaiser] == 0.5)
  }
}

extension FacePose {
  fileprivate var frontal: FacePose {
    var pose = self
    (pose.yaw, pose.pitch, pose.roll, pose.scale) = (0, 0, 0, 1)
    (pose.shiftX, pose.shiftY, pose.gazeX, pose.gazeY) = (0, 0, 0, 0)
    return pose
  }
}

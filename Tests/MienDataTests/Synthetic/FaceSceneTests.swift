import MienCore
import Testing

@testable import MienData

@Suite("Synthetic faces: the scene")
struct FaceSceneTests {
  @Test("a mirrored scene is the mirrored picture", arguments: 0..<14)
  func mirror(index: Int) {
    var scene = FaceScene(label: index % 7, from: SeededGenerator(seed: 21, stream: UInt64(index)))
    scene.degradation.noise = 0
    #expect(scene.mirrored.mirrored == scene)
    let size = 48
    let picture = scene.pixels(size: size)
    let mirrored = scene.mirrored.pixels(size: size)
    var worst = 0
    for row in 0..<size {
      for column in 0..<size {
        let here = Int(picture[row * size + column])
        let there = Int(mirrored[row * size + size - 1 - column])
        worst = max(worst, abs(here - there))
      }
    }
    #expect(worst <= 1)
    #expect(picture != mirrored)
  }

  @Test("neither side is favoured: what a mirror turns over is zero on the average")
  func symmetry() {
    let scenes = (0..<4000).map {
      FaceScene(label: $0 % 7, from: SeededGenerator(seed: 5, stream: UInt64($0)))
    }
    func expectCentred(_ name: String, _ value: (FaceScene) -> Float) {
      let values = scenes.map(value)
      let mean = values.reduce(0, +) / Float(values.count)
      let deviation =
        (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)).squareRoot()
      // Four standard errors of the mean.
      #expect(abs(mean) < 4 * deviation / Float(values.count).squareRoot(), "\(name): \(mean)")
      #expect(deviation > 0.01, "\(name) varies")
    }
    expectCentred("yaw") { $0.pose.yaw }
    expectCentred("roll") { $0.pose.roll }
    expectCentred("shift") { $0.pose.shiftX }
    expectCentred("gaze") { $0.pose.gazeX }
    expectCentred("parting") { $0.identity.parting }
    expectCentred("light") { $0.light.slopeX }
    expectCentred("shadow") { $0.light.shadowX }
    expectCentred("wall") { $0.light.wallSlopeX }
    expectCentred("blot") { $0.light.blotX }
    expectCentred("brows") { $0.units[.browLowerer, 1] - $0.units[.browLowerer, -1] }
  }

  @Test("another size shows the same scene", arguments: 0..<7)
  func resolution(index: Int) {
    var scene = FaceScene(label: index, from: SeededGenerator(seed: 8, stream: UInt64(index)))
    scene.degradation.noise = 0
    let small = scene.pixels(size: 48)
    let large = scene.pixels(size: 96)
    var difference = 0.0
    for row in 0..<48 {
      for column in 0..<48 {
        let corner = 2 * row * 96 + 2 * column
        let sum =
          Int(large[corner]) + Int(large[corner + 1]) + Int(large[corner + 96])
          + Int(large[corner + 97])
        difference += abs(Double(small[row * 48 + column]) - Double(sum) / 4)
      }
    }
    #expect(difference / (48 * 48) < 4, "mean difference in grey levels")
  }

  @Test("the noise has the deviation it says")
  func noise() {
    var scene = FaceScene(label: 6, from: SeededGenerator(seed: 1, stream: 1))
    scene.degradation.contrast = 0.4
    scene.degradation.exposure = 0
    scene.degradation.noise = 0
    let clean = scene.pixels(size: 64)
    scene.degradation.noise = 0.04
    let noisy = scene.pixels(size: 64)
    let squares = zip(clean, noisy).map { (Double($0) - Double($1)) * (Double($0) - Double($1)) }
    let deviation = (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    #expect(abs(deviation - 0.04 * 255) < 0.5)
  }

  @Test("blur takes the edges away, and no light")
  func blur() {
    var scene = FaceScene(label: 3, from: SeededGenerator(seed: 4, stream: 2))
    scene.degradation = scene.degradation.removed
    let sharp = scene.pixels(size: 48)
    scene.degradation.blur = 0.1
    let soft = scene.pixels(size: 48)
    func edges(_ pixels: [UInt8]) -> Int {
      zip(pixels, pixels.dropFirst()).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    }
    func mean(_ pixels: [UInt8]) -> Double {
      Double(pixels.reduce(0) { $0 + Int($1) }) / Double(pixels.count)
    }
    #expect(Double(edges(soft)) < 0.7 * Double(edges(sharp)))
    #expect(abs(mean(soft) - mean(sharp)) < 2)
  }
}

extension FaceDegradation {
  /// A camera that changes nothing.
  var removed: FaceDegradation {
    var camera = self
    (camera.exposure, camera.contrast, camera.bend, camera.blur, camera.noise) = (0, 1, 0, 0, 0)
    return camera
  }
}

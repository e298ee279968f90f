import MienCore
import Testing

@testable import MienVision

@Suite struct FaceTrackerTests {
  private func box(_ x: Double, _ y: Double, _ side: Double = 60) -> Box {
    Box(x: x, y: y, width: side, height: side * 1.3)
  }

  @Test func aFaceKeepsItsNumber() {
    var tracker = FaceTracker()
    for frame in 0..<100 {
      let x = Double(frame) * 7
      #expect(tracker.follow([box(x, 40), box(700 - x, 200)]) == [1, 2], "frame \(frame)")
    }
  }

  @Test func theOrderOfFacesDoesNotMatter() {
    var tracker = FaceTracker()
    #expect(tracker.follow([box(0, 0), box(200, 0), box(400, 0)]) == [1, 2, 3])
    #expect(tracker.follow([box(402, 1), box(1, 0), box(199, 2)]) == [3, 1, 2])
  }

  /// Noise of a detector on faces that are hidden for ten frames in full motion.
  @Test(arguments: [0.0, 3, 8, 20])
  func theNumberOutlastsTenHiddenFrames(speed: Double) {
    var generator = SeededGenerator(seed: 11)
    var tracker = FaceTracker()
    for frame in 0..<60 {
      let isHidden = (30..<40).contains(frame)
      let x = 20 + speed * Double(frame) + generator.uniform() * 3
      let faces = isHidden ? [] : [box(x, 90 + generator.uniform() * 3)]
      #expect(tracker.follow(faces) == faces.map { _ in 1 }, "frame \(frame)")
    }
  }

  /// A still face and a quick one that is hidden while it passes: without motion the numbers would
  /// be exchanged.
  @Test func facesThatPassEachOtherKeepTheirNumbers() {
    var tracker = FaceTracker()
    for frame in 0..<50 {
      let passing = box(10 + 8 * Double(frame), 100)
      let still = box(210, 100)
      let isHidden = passing.overlap(with: still) > 0
      let numbers = tracker.follow(isHidden ? [still] : [still, passing])
      #expect(numbers == (isHidden ? [1] : [1, 2]), "frame \(frame)")
    }
  }

  @Test func patienceEnds() {
    for hidden in [5, 6] {
      var tracker = FaceTracker(.init(patience: 5))
      #expect(tracker.follow([box(10, 10)]) == [1])
      for _ in 0..<hidden { #expect(tracker.follow([]).isEmpty) }
      #expect(tracker.follow([box(10, 10)]) == [hidden == 5 ? 1 : 2])
      #expect(tracker.active == [hidden == 5 ? 1 : 2])
    }
  }

  @Test func aFaceElsewhereIsAnother() {
    var tracker = FaceTracker()
    #expect(tracker.follow([box(10, 10)]) == [1])
    #expect(tracker.follow([box(400, 300)]) == [2])
    #expect(tracker.follow([box(20, 12, 140)]) == [3], "too large to be the first")
  }

  @Test func ratherOverlapThanNearness() {
    var tracker = FaceTracker()
    #expect(tracker.follow([box(100, 100)]) == [1])
    #expect(tracker.follow([box(150, 100), box(110, 100)]) == [2, 1])
  }

  @Test func motionIsALine() {
    var motion = FaceMotion(box(0, 50))
    for frame in 1..<20 { motion.see(box(Double(frame) * 6, 50 - Double(frame)), after: 1) }
    let expected = motion.predicted(after: 10)
    #expect(abs(expected.x - 29 * 6) < 1e-6 && abs(expected.y - 21) < 1e-6)
    #expect(abs(expected.width - 60) < 1e-6 && abs(expected.height - 78) < 1e-6)
  }

  @Test func aShrinkingFaceDoesNotVanish() {
    var motion = FaceMotion(box(0, 0, 100))
    motion.see(box(0, 0, 50), after: 1)
    let later = motion.predicted(after: 30)
    #expect(later.width == 12.5 && later.height == 16.25)
  }
}

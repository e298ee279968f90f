import Testing

@testable import MienVision

@Suite struct EmotionSmoothingTests {
  @Test(arguments: [
    ("none", EmotionSmoothing.none), ("window:1", .window(1)), ("window:25", .window(25)),
    ("exponential:0.25", .exponential(0.25)), ("exponential:1", .exponential(1)),
  ])
  func waysAreRead(text: String, smoothing: EmotionSmoothing) {
    #expect(EmotionSmoothing(text) == smoothing)
  }

  @Test(arguments: [
    "", "None", "none:1", "window", "window:", "window:0", "window:-3", "window:2.5", "window:1e9",
    "exponential:0", "exponential:1.1", "exponential:nan", "exponential:inf", "window:3:4", "mean",
  ])
  func anythingElseIsNot(text: String) {
    #expect(EmotionSmoothing(text) == nil)
  }

  @Test func aWindowIsTheMeanOfTheNewest() {
    var smoother = EmotionSmoother(.window(3))
    let given: [[Double]] = [[1, 0], [0, 1], [0.5, 0.5], [0, 1]]
    let smoothed = given.map { smoother.smooth($0, track: 7) }
    #expect(smoothed[0] == [1, 0])
    #expect(smoothed[1] == [0.5, 0.5])
    #expect(smoothed[2] == [0.5, 0.5])
    #expect(smoothed[3] == [0.5 / 3, 2.5 / 3])
  }

  @Test func anExponentialForgetsSlowly() {
    var smoother = EmotionSmoother(.exponential(0.25))
    #expect(smoother.smooth([1, 0], track: 1) == [1, 0])
    #expect(smoother.smooth([0, 1], track: 1) == [0.75, 0.25])
    #expect(smoother.smooth([0, 1], track: 1) == [0.5625, 0.4375])
  }

  @Test(arguments: [EmotionSmoothing.window(4), .exponential(0.5)])
  func tracksAreApart(smoothing: EmotionSmoothing) {
    var smoother = EmotionSmoother(smoothing)
    #expect(smoother.smooth([1, 0], track: 1) == [1, 0])
    #expect(smoother.smooth([0, 1], track: 2) == [0, 1])
    #expect(smoother.smooth([1, 0], track: 1) == [1, 0])
    smoother.keep([2])
    #expect(smoother.smooth([0, 1], track: 1) == [0, 1], "what was forgotten begins anew")
  }

  @Test func noneChangesNothing() {
    var smoother = EmotionSmoother(.none)
    #expect(smoother.smooth([0.2, 0.8], track: 1) == [0.2, 0.8])
    #expect(smoother.smooth([0.9, 0.1], track: 1) == [0.9, 0.1])
  }
}

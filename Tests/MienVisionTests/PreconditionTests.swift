#if Vision
  import MienVision
  import Testing

  /// Numbers outside the ranges that the documentation states trap where they are handed in.
  @Suite struct PreconditionTests {
    @Test func samplesOfNothingTrap() async {
      await #expect(processExitsWith: .failure) {
        _ = VideoAnalyzer(options: .init(sampling: .every(0))) { _ in [] }
      }
      await #expect(processExitsWith: .failure) {
        _ = VideoAnalyzer(options: .init(sampling: .rate(0))) { _ in [] }
      }
      await #expect(processExitsWith: .failure) {
        _ = VideoAnalyzer(options: .init(sampling: .rate(.infinity))) { _ in [] }
      }
    }

    @Test func smoothingOverNothingTraps() async {
      await #expect(processExitsWith: .failure) {
        _ = VideoAnalyzer(options: .init(smoothing: .window(0))) { _ in [] }
      }
      await #expect(processExitsWith: .failure) {
        _ = VideoAnalyzer(options: .init(smoothing: .exponential(.nan))) { _ in [] }
      }
    }

    @Test func trackingThatJoinsNothingTraps() async {
      await #expect(processExitsWith: .failure) {
        _ = VideoAnalyzer(options: .init(tracking: .init(overlap: 0))) { _ in [] }
      }
      await #expect(processExitsWith: .failure) {
        _ = VideoAnalyzer(options: .init(tracking: .init(patience: -1))) { _ in [] }
      }
    }

    @Test func marginsThatLeaveNothingTrap() async {
      await #expect(processExitsWith: .failure) {
        var crop = FaceCrop()
        crop.margin = -1
        _ = crop
      }
      await #expect(processExitsWith: .failure) { _ = FaceCrop(margin: .nan) }
    }

    /// That the traps above are those of the numbers.
    @Test func theRangesEndsAreAllowed() {
      _ = VideoAnalyzer(
        options: .init(
          sampling: .every(1), smoothing: .window(1), tracking: .init(overlap: 1, patience: 0))
      ) { _ in [] }
      _ = VideoAnalyzer(options: .init(sampling: .rate(0.001), smoothing: .exponential(1))) { _ in
        []
      }
      var crop = FaceCrop()
      crop.margin = -0.5
      #expect(crop.margin == -0.5)
    }
  }
#endif

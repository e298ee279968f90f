import Testing

@testable import MienVision

@Suite struct VideoTimeTests {
  private func taken(_ sampling: VideoSampling, _ times: [Double]) -> [Int] {
    var sampler = VideoSampler(sampling)
    return times.indices.filter { sampler.takes($0, at: times[$0]) }
  }

  @Test func eachNthFrameIsTaken() {
    let times = (0..<10).map { Double($0) / 25 }
    #expect(taken(.every(1), times) == Array(0..<10))
    #expect(taken(.every(4), times) == [0, 4, 8])
  }

  @Test func aRateFollowsTheFramesTimes() {
    let even = (0..<50).map { Double($0) / 25 }
    #expect(taken(.rate(5), even) == Array(stride(from: 0, to: 50, by: 5)))
    #expect(taken(.rate(25), even) == Array(0..<50))
    #expect(taken(.rate(1000), even) == Array(0..<50))
    #expect(taken(.rate(10), [3, 3.01, 3.09, 3.11, 7, 7.05, 7.1]) == [0, 3, 4, 6])
    #expect(taken(.rate(10), [0, 0, -5, .nan]) == [0])
  }

  /// How often each picture is written, the last one included.
  private func beats(_ times: [Double], rate: Double, duration: Double? = nil) -> [Int] {
    var clock = FrameClock(rate: rate, duration: duration)
    var copies = times.dropFirst().map { clock.copies(until: $0) }
    copies.append(clock.lastCopies(of: times.last ?? 0))
    return copies
  }

  @Test func evenFramesAreWrittenOnce() {
    for rate in [25.0, 30000.0 / 1001, 23.976, 60] {
      let times = (0..<2000).map { Double($0) / rate }
      #expect(beats(times, rate: rate).allSatisfy { $0 == 1 })
      // Times in milliseconds, as Matroska rounds them.
      let rounded = times.map { ($0 * 1000).rounded() / 1000 }
      #expect(beats(rounded, rate: rate).allSatisfy { $0 == 1 }, "\(rate)")
    }
  }

  @Test func unevenFramesStandAtTheirTimes() {
    #expect(beats([0, 0.1, 0.5, 0.51, 0.52, 1], rate: 10) == [1, 4, 0, 0, 5, 1])
    #expect(beats([0.3, 0.4], rate: 10) == [4, 1], "the first picture stands from the beginning")
    #expect(beats([0], rate: 10) == [1])
  }

  @Test func falseTimesDoNotFillTheDisk() {
    #expect(beats([0, 1e15, 1e15 + 0.1, .nan], rate: 10).allSatisfy { $0 <= 600 })
    #expect(beats([5, 1, 0], rate: 10) == [10, 0, 0])
    // Up to a minute after the announced end, then for a second each.
    #expect(beats([0, 1e15, 1e15 + 0.1], rate: 10, duration: 5) == [650, 10, 10])
    #expect(beats([0, .infinity, .nan], rate: 10, duration: 1e300) == [0, 0, 1])
  }

  @Test func longStillsStandAsLongAsTheVideoAnnounces() {
    let times = [0.0, 1, 201, 202]
    #expect(beats(times, rate: 10, duration: 203) == [10, 2000, 10, 1])
    #expect(beats(times, rate: 10) == [10, 600, 600, 600])
  }

  /// A length may be a guess from the file's size.
  @Test func moreThanWasAnnouncedIsWritten() {
    let times = (0..<2000).map { Double($0) / 10 }
    #expect(beats(times, rate: 10, duration: 3).allSatisfy { $0 == 1 })
  }

  @Test func shortenedPicturesAreTold() {
    for (duration, time, part) in [
      (nil, 60.0, nil), (nil, 61, "announces no length"), (100, 159, nil),
      (100, 161, "after the length it announces"),
    ] as [(Double?, Double, String?)] {
      var clock = FrameClock(rate: 10, duration: duration)
      _ = clock.copies(until: time)
      #expect(clock.remark?.contains(part ?? "nothing") == (part == nil ? nil : true), "\(time)")
    }
  }
}

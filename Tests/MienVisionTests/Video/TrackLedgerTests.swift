import Testing

@testable import MienVision

@Suite struct TrackLedgerTests {
  private func row(_ frame: Int, _ time: Double, _ faces: [Int: [Double]]) -> VideoRow {
    VideoRow(
      frame: frame, time: time,
      faces: faces.sorted { $0.key < $1.key }.map { track, shares in
        TrackedFace(
          track: track,
          face: Face(
            box: Box(x: 0, y: 0, width: 9, height: 9), score: 1, landmarks: [],
            emotions: zip(["angry", "happy"], shares).map { .init(label: $0, probability: $1) }))
      })
  }

  @Test func aTrackIsItsMean() {
    var ledger = TrackLedger()
    ledger.add(row(0, 0, [1: [0.5, 0.5]]))
    ledger.add(row(1, 0.04, [:]))
    ledger.add(row(2, 0.08, [1: [0, 1], 2: [1, 0]]))
    ledger.add(row(3, 0.24, [1: [0.1, 0.9]]))
    let tracks = ledger.tracks()
    #expect(tracks.map(\.number) == [1, 2])
    #expect((tracks[0].firstTime, tracks[0].lastTime, tracks[0].frames) == (0, 0.24, 3))
    #expect(abs(tracks[0].emotions[0].probability - 0.2) < 1e-12)
    #expect(tracks[0].top.label == "happy" && tracks[1].top.label == "angry")
    #expect((ledger.rows, ledger.rowsWithFaces) == (4, 3))
    // Two bins of a tenth of a second: 0 to 0.1 and 0.2 to 0.3.
    #expect(tracks[0].timeline.map(\.frames) == [2, 1])
    #expect(abs(tracks[0].timeline[0].probabilities[1] - 0.75) < 1e-12)
    #expect(abs(tracks[0].timeline[1].time - 0.25) < 1e-12)
  }

  @Test func hoursTakeNoMoreRoomThanMinutes() {
    var ledger = TrackLedger()
    let seconds = 3 * 3600
    for second in 0..<seconds {
      ledger.add(row(second, Double(second), [1: second < seconds / 2 ? [1, 0] : [0, 1]]))
    }
    let track = ledger.tracks()[0]
    #expect(track.frames == seconds)
    #expect((200...TrackLedger.mostBins).contains(track.timeline.count))
    #expect(track.timeline.map(\.frames).reduce(0, +) == seconds)
    #expect(track.timeline.first?.probabilities == [1, 0])
    #expect(track.timeline.last?.probabilities == [0, 1])
    #expect(abs((track.timeline.last?.time ?? 0) - Double(seconds)) < ledger.span)
  }

  @Test func ofVeryManyTracksTheLongestStay() {
    var ledger = TrackLedger()
    var frame = 0
    for track in 1...5000 {
      // Each hundredth is seen in five frames, the others in one.
      for _ in 0..<(track.isMultiple(of: 100) ? 5 : 1) {
        ledger.add(row(frame, Double(frame) / 25, [track: [1, 0]]))
        frame += 1
      }
      ledger.prune(keeping: [track])
    }
    let tracks = ledger.tracks()
    #expect(tracks.count == TrackLedger.mostTracks)
    #expect(tracks.count { $0.frames == 5 } == 50)
    #expect(ledger.tracksLeftOut == 4500)
    #expect(tracks.map(\.number) == tracks.map(\.number).sorted())
  }

  @Test func oddTimesAreTaken() {
    var ledger = TrackLedger()
    for time in [-3, 0, 1e300, 5] { ledger.add(row(0, time, [1: [1, 0]])) }
    #expect(ledger.tracks()[0].frames == 4)
  }
}

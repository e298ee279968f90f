#if Vision
  import Foundation
  import MienCore
  import MienReport
  import MienVision

  /// A video's summary as JSON, as text and as a page.
  struct VideoAnswer: Encodable {
    struct Track: Encodable {
      let track: Int
      let first: Double
      let last: Double
      let frames: Int
      let top: String
      let emotions: [String: Double]
    }

    enum CodingKeys: String, CodingKey {
      case video, frames, rows, seconds, tracks, ending, remark
      case rowsWithFaces = "rows_with_faces"
      case tracksLeftOut = "tracks_left_out"
    }

    let video: String
    let frames: Int
    let rows: Int
    let rowsWithFaces: Int
    let seconds: Double
    /// `complete`, `damaged` or `stopped`.
    let ending: String
    /// What to tell about the end; nil when it is as it should be.
    let remark: String?
    let tracks: [Track]
    let tracksLeftOut: Int

    private let summary: VideoSummary
    private let labels: [String]

    init(_ name: String, _ summary: VideoSummary, labels: [String]) {
      self.summary = summary
      self.labels = labels
      video = name
      frames = summary.frames
      rows = summary.rows
      rowsWithFaces = summary.rowsWithFaces
      seconds = Self.rounded(summary.lastTime)
      let read = "\(summary.frames) frames, \(summary.lastTime.fixed(2)) s"
      switch summary.ending {
      case .complete: (ending, remark) = ("complete", nil)
      case .damaged(let reason):
        (ending, remark) = (
          "damaged", "\(name): damaged or cut short, \(read) were read: \(reason)"
        )
      case .stopped: (ending, remark) = ("stopped", "\(name): stopped after \(read)")
      }
      tracks = summary.tracks.map { track in
        Track(
          track: track.number, first: Self.rounded(track.firstTime),
          last: Self.rounded(track.lastTime), frames: track.frames, top: track.top.label,
          emotions: Dictionary(
            track.emotions.map { ($0.label, Self.rounded($0.probability)) },
            uniquingKeysWith: { first, _ in first }))
      }
      tracksLeftOut = summary.tracksLeftOut
    }

    var text: String {
      var lines = [
        "\(video): \(frames) frames, \(summary.lastTime.fixed(2)) s; \(rows) looked at, "
          + "\(rowsWithFaces) with a face"
      ]
      for track in summary.tracks {
        let emotions = track.emotions.sorted { $0.probability > $1.probability }.prefix(3)
          .map { "\($0.label) \($0.probability.fixed(2))" }.joined(separator: ", ")
        lines.append(
          "face \(track.number): \(track.firstTime.fixed(2)) to \(track.lastTime.fixed(2)) s, "
            + "\(track.frames) frames: \(emotions)")
      }
      if tracksLeftOut > 0 { lines.append("\(tracksLeftOut) more faces, seen for a shorter time") }
      return lines.map { TerminalText.plain($0) + "\n" }.joined()
    }

    var page: VideoPage {
      VideoPage(
        VideoOverview(
          name: (video as NSString).lastPathComponent, labels: labels, frames: frames, rows: rows,
          rowsWithFaces: rowsWithFaces, length: summary.lastTime, remark: remark,
          tracks: summary.tracks.map { track in
            VideoOverview.Track(
              number: track.number, firstTime: track.firstTime, lastTime: track.lastTime,
              frames: track.frames, means: track.emotions.map(\.probability),
              timeline: track.timeline.map { .init(time: $0.time, probabilities: $0.probabilities) }
            )
          },
          tracksLeftOut: tracksLeftOut, span: summary.span,
          provenance: [
            Fact("Command", commandLine, code: true), Fact("Video", video),
            Fact("Machine", Machine.description), Fact("Mien", MienVersion.current),
          ]))
    }

    private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
  }
#endif

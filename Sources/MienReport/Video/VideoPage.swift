import MienCore

/// A page that shows whom a video shows when, and with which expressions.
public struct VideoPage {
  private let overview: VideoOverview

  /// The faces with a chart of their own, and those in the chart of who is seen.
  private static let charted = 12
  private static let listed = 40

  /// The page of one video.
  public init(_ overview: VideoOverview) {
    self.overview = overview
  }

  /// Writes `report.html` into `folder`, which is made if missing.
  ///
  /// - Throws: ``MienError`` when Plotly's script is not installed or the file cannot be written.
  public func write(to folder: String) throws {
    try AtomicFile.write(html(), to: "\(folder)/report.html")
  }

  /// The page.
  public func html() throws -> String {
    let count = overview.tracks.count + overview.tracksLeftOut
    let faces = count == 1 ? "one face" : "\(Format.count(count)) faces"
    var sections: [HTMLPage.Section] = []
    if overview.tracks.isEmpty {
      sections.append(
        .init(anchor: "faces", title: "Faces", body: "<p>No face was found in any frame.</p>"))
    } else {
      sections += [
        .init(anchor: "presence", title: "Who is seen when", body: presence),
        .init(anchor: "expressions", title: "Expressions over time", body: expressions),
        .init(anchor: "faces", title: "All faces", body: table),
      ]
    }
    sections += [
      .init(anchor: "reading", title: "How to read this", body: reading),
      .init(
        anchor: "provenance", title: "Provenance", body: PageParts.facts(overview.provenance)),
    ]
    return try HTMLPage(
      kind: "Video", title: overview.name,
      lead: "\(TimeAxis.text(overview.length)) of video, \(faces) followed from frame to frame.",
      headline: headline, sections: sections
    ).html()
  }

  /// The figures, and below them why the end is missing.
  private var headline: HTML {
    let remark = overview.remark.map { "\n<p><strong>\($0)</strong></p>" as HTML } ?? ""
    return "\(figures)\(remark)"
  }

  private var figures: HTML {
    let share = overview.rows == 0 ? 0 : Double(overview.rowsWithFaces) / Double(overview.rows)
    let read =
      overview.rows == overview.frames
      ? "all looked at" : "\(Format.count(overview.rows)) looked at"
    return PageParts.figures([
      .init(
        name: "Faces", value: Format.count(overview.tracks.count + overview.tracksLeftOut),
        note: "that could be followed"),
      .init(name: "Length", value: TimeAxis.text(overview.length), note: "to the last frame"),
      .init(name: "Frames", value: Format.count(overview.frames), note: read),
      .init(name: "With a face", value: Format.percent(share), note: "of the frames looked at"),
    ])
  }

  /// Those seen in most frames, in the order of appearance.
  private func longest(_ count: Int) -> [VideoOverview.Track] {
    overview.tracks.sorted { ($1.frames, $0.number) < ($0.frames, $1.number) }.prefix(count)
      .sorted { $0.number < $1.number }
  }

  private var presence: HTML {
    let tracks = longest(Self.listed)
    let part: HTML =
      tracks.count < overview.tracks.count
      ? "<p>The \(tracks.count) faces seen longest.</p>" : ""
    return "\(part)<div>\(PresenceChart(overview: overview, tracks: tracks).html)</div>"
  }

  private var expressions: HTML {
    let tracks = longest(Self.charted)
    let figures = tracks.map { track -> HTML in
      let name = overview.labels[track.top]
      return """
        <figure><h3>Face \(track.number): mostly \(name), \
        \(Format.percent(track.means[track.top])) \
        on average</h3>\(ExpressionChart(overview: overview, track: track).html)</figure>

        """
    }
    let part: HTML =
      tracks.count < overview.tracks.count
      ? " The \(tracks.count) faces seen longest have a chart; the table below holds all." : ""
    return """
      <p>Each point is the mean of \(Format.significant(overview.span)) s. Where a chart drops to \
      zero, the face was not seen.\(part)</p>
      <div class="pair">\(figures)</div>
      """
  }

  private var table: HTML {
    let rows = overview.tracks.map { track in
      [
        "face \(track.number)", TimeAxis.text(track.firstTime), TimeAxis.text(track.lastTime),
        Format.count(track.frames), overview.labels[track.top],
      ] + track.means.map { Format.percent($0) }
    }
    let left: HTML =
      overview.tracksLeftOut == 0
      ? ""
      : """
      <p>\(Format.count(overview.tracksLeftOut)) more faces, seen for a shorter time than these, \
      are left out.</p>
      """
    let table = PageParts.table(
      caption: "Mean probabilities of each face over all its frames",
      head: ["Face", "First seen", "Last seen", "Frames", "Mostly"] + overview.labels, rows: rows)
    return "\(left)\(table)"
  }

  private var reading: HTML {
    """
    <div class="limits"><p>Probabilities say how the model would label an expression in one frame, \
    not what a person feels. Talking moves a mouth as laughing does; a face that turns away is \
    labelled less surely.</p>
    <p>A face keeps its number while it can be followed. Somebody who comes back after a cut, or \
    after being hidden for long, gets a new one: numbers are not identities, and nobody is \
    recognized.</p></div>
    """
  }
}

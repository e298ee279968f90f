import Foundation
import MienCore
import Testing

@testable import MienReport

@Suite struct VideoPageTests {
  private func track(_ number: Int, _ times: [Double], _ shares: [Double]) -> VideoOverview.Track {
    VideoOverview.Track(
      number: number, firstTime: times.first ?? 0, lastTime: times.last ?? 0, frames: times.count,
      means: shares, timeline: times.map { .init(time: $0, probabilities: shares) })
  }

  private func overview(
    _ tracks: [VideoOverview.Track], labels: [String] = ["angry", "happy"], remark: String? = nil,
    leftOut: Int = 0
  ) -> VideoOverview {
    VideoOverview(
      name: "<talk> & co.mp4", labels: labels, frames: 100, rows: 50, rowsWithFaces: 40, length: 75,
      remark: remark, tracks: tracks, tracksLeftOut: leftOut, span: 1,
      provenance: [Fact("Command", "mien video", code: true)])
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil))
  func thePageTellsOfEveryFace() throws {
    let tracks = [
      track(1, [0.5, 1.5, 2.5, 9.5], [0.25, 0.75]), track(2, [30.5, 31.5], [0.9, 0.1]),
    ]
    let page = Support.content(
      try VideoPage(overview(tracks, remark: "cut <short>", leftOut: 3)).html())
    #expect(page.contains("&lt;talk&gt; &amp; co.mp4") && !page.contains("<talk>"))
    #expect(page.contains("cut &lt;short&gt;"))
    #expect(page.contains("Face 1: mostly happy, 75.0\u{202F}%"))
    #expect(page.contains("Face 2: mostly angry, 90.0\u{202F}%"))
    #expect(page.contains("1:15"))
    #expect(page.contains("80.0\u{202F}%"), "frames with a face")
    #expect(page.contains("3 more faces"))
    // Who is seen when, and a chart for each face.
    #expect(Support.count("class=\"chart\"", in: page) == 3)
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil))
  func aVideoWithoutFacesSaysSo() throws {
    let page = Support.content(try VideoPage(overview([])).html())
    #expect(page.contains("No face was found"))
    #expect(Support.count("class=\"chart\"", in: page) == 0)
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil), arguments: [0, 2])
  func whyTheEndIsMissingStandsUnderTheHeadline(faces: Int) throws {
    let tracks = (0..<faces).map { track($0 + 1, [0.5, 1.5], [0.25, 0.75]) }
    let page = Support.content(try VideoPage(overview(tracks, remark: "cut <short>")).html())
    let remark = try #require(page.range(of: "<p><strong>cut &lt;short&gt;</strong></p>"))
    #expect(page[..<remark.lowerBound].contains("class=\"figures\""))
    #expect(!page[..<remark.lowerBound].contains("<h2"))
    #expect(Support.count("cut &lt;short&gt;", in: page) == 1)
    let whole = Support.content(try VideoPage(overview(tracks)).html())
    #expect(!whole.contains("<p><strong>"))
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil))
  func aCrowdGetsTwelveCharts() throws {
    let tracks = (1...60).map { track($0, Array(repeating: 3, count: $0), [0.5, 0.5]) }
    let page = Support.content(try VideoPage(overview(tracks)).html())
    #expect(Support.count("class=\"chart\"", in: page) == 13)
    #expect(page.contains("Face 60: ") && !page.contains("Face 48: "))
    #expect(Support.count("<th scope=\"row\">face ", in: page) == 60)
  }

  @Test func runsEndWhereTheFaceIsHidden() {
    let runs = track(1, [0.5, 1.5, 2.5, 9.5, 10.5, 20.5], [1, 0]).runs(span: 1)
    #expect(runs.map { $0.map(\.time) } == [[0.5, 1.5, 2.5], [9.5, 10.5], [20.5]])
    #expect(track(1, [], [1, 0]).runs(span: 1).isEmpty)
  }

  @Test(arguments: [
    (0.0, "0\u{202F}s"), (12.5, "12.5\u{202F}s"), (59, "59\u{202F}s"), (60, "1:00"),
    (75, "1:15"), (3600, "1:00:00"), (7325, "2:02:05"), (.nan, "–"),
  ])
  func timesAreReadable(seconds: Double, text: String) {
    #expect(TimeAxis.text(seconds) == text)
  }

  @Test(arguments: [
    (0.0, 0.05), (0, 1), (0, 10), (3.2, 61), (0, 600), (0, 36_000), (100, 100), (0, 1e9),
  ])
  func marksAreFew(start: Double, end: Double) {
    let marks = TimeAxis(start: start, end: end).marks
    #expect(marks.count <= 10)
    #expect(marks.allSatisfy { $0 >= start - 1e-9 && $0 <= end + 1e-9 })
  }
}

import Foundation
import MienVision
import Testing

@Suite struct VideoRowTextTests {
  private let labels = ["angry", "a \"b\", c"]
  private let empty = VideoRow(frame: 3, time: 0.12, faces: [])

  private var full: VideoRow {
    let face = Face(
      box: Box(x: 181.529817, y: 0, width: 88.355, height: 120), score: 0.92910647,
      landmarks: [Point(x: 203.1538, y: 101.68)],
      emotions: zip(labels, [0.25, 0.75]).map { .init(label: $0, probability: $1) })
    return VideoRow(
      frame: 4, time: 1.0 / 3,
      faces: [TrackedFace(track: 1, face: face), TrackedFace(track: 12, face: face)])
  }

  @Test func jsonIsTheContract() {
    #expect(VideoRowFormat.ndjson.header(labels: labels).isEmpty)
    #expect(
      VideoRowFormat.ndjson.text(empty, labels: labels)
        == "{\"frame\":3,\"time\":0.12,\"faces\":[]}\n")
    let face = { (track: Int) in
      "{\"track\":\(track),\"box\":[181.53,0.0,88.36,120.0],\"score\":0.929106,"
        + "\"landmarks\":[[203.15,101.68]],\"emotions\":{\"angry\":0.25,\"a \\\"b\\\", c\":0.75},"
        + "\"top\":\"a \\\"b\\\", c\"}"
    }
    #expect(
      VideoRowFormat.ndjson.text(full, labels: labels)
        == "{\"frame\":4,\"time\":0.333333,\"faces\":[\(face(1)),\(face(12))]}\n")
  }

  @Test func jsonSurvivesAParser() throws {
    let text = VideoRowFormat.ndjson.text(full, labels: labels)
    let row = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let faces = try #require(row?["faces"] as? [[String: Any]])
    #expect(faces.map { $0["top"] as? String } == [labels[1], labels[1]])
  }

  @Test func csvHasALineForEveryFace() {
    let format = VideoRowFormat.csv
    let label = "\"a \"\"b\"\", c\""
    #expect(
      format.header(labels: labels)
        == "frame,time,track,x,y,width,height,score,top,angry,\(label)\n")
    #expect(format.text(empty, labels: labels) == "3,0.12,,,,,,,,,\n")
    let rest = "181.53,0.0,88.36,120.0,0.929106,\(label),0.25,0.75\n"
    #expect(format.text(full, labels: labels) == "4,0.333333,1,\(rest)4,0.333333,12,\(rest)")
  }
}

import Foundation
import MienVision
import Testing

@Suite struct AnalysisJSONTests {
  private let face = Face(
    box: Box(x: 181.529817, y: 0, width: 88.355, height: 120), score: 0.92910647,
    landmarks: [Point(x: 203.1538, y: 101.68), Point(x: 1, y: 2.5)],
    emotions: [
      .init(label: "zest", probability: 0.25), .init(label: "anger", probability: 0.7499996),
      .init(label: "calm", probability: 0.0000004),
    ])

  @Test func theTextIsTheContract() {
    let text = AnalysisJSON.text([
      Analysis(image: "a.jpg", faces: [face]), Analysis(image: "b.jpg", faces: []),
    ])
    #expect(
      text == """
        [{"image":"a.jpg","faces":[{"box":[181.53,0.0,88.36,120.0],"score":0.929106,\
        "landmarks":[[203.15,101.68],[1.0,2.5]],\
        "emotions":{"zest":0.25,"anger":0.75,"calm":0.0},"top":"anger"}]},\
        {"image":"b.jpg","faces":[]}]
        """)
    #expect(AnalysisJSON.text([]) == "[]")
  }

  @Test func picturesThatCouldNotBeReadSayWhy() {
    #expect(
      AnalysisJSON.text([Analysis(image: "a.jpg", error: "a.jpg: damaged")])
        == #"[{"image":"a.jpg","faces":[],"error":"a.jpg: damaged"}]"#)
  }

  @Test func topTellsTheMostProbable() {
    let text = AnalysisJSON.text(Analysis(image: "a", faces: [face]), top: 2)
    #expect(text.contains(#""emotions":{"anger":0.75,"zest":0.25},"top":"anger""#))
    #expect(face.mostProbable(9).map(\.label) == ["anger", "zest", "calm"])
    #expect(face.mostProbable(-1).isEmpty)
  }

  @Test func everyNameSurvivesAParser() throws {
    let name = "a\"b\\c\n\t\u{1}\u{7F}/é😀\r"
    let text = AnalysisJSON.text([Analysis(image: name, faces: [face])])
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    #expect(parsed?.first?["image"] as? String == name)
  }

  @Test func ofEqualEmotionsTheFirstIsTop() {
    let even = Face(
      box: face.box, score: 1, landmarks: [],
      emotions: [.init(label: "a", probability: 0.5), .init(label: "b", probability: 0.5)])
    #expect(even.top.label == "a")
  }
}

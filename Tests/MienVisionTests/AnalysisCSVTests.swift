import MienVision
import Testing

@Suite struct AnalysisCSVTests {
  private let labels = ["angry", "happy, or so"]
  private let face = Face(
    box: Box(x: 10.456, y: 20, width: 30, height: 40.5), score: 0.5, landmarks: [],
    emotions: [
      .init(label: "angry", probability: 0.25), .init(label: "happy, or so", probability: 0.75),
    ])

  @Test func everyRowHasTheColumnsOfTheHeader() {
    #expect(
      AnalysisCSV.header(labels: labels)
        == #"image,faces,face,x,y,width,height,score,top,angry,"happy, or so",error"#)
    #expect(
      AnalysisCSV.rows(Analysis(image: "a.jpg", faces: [face, face]), labels: labels) == """
        a.jpg,2,0,10.46,20.0,30.0,40.5,0.5,"happy, or so",0.25,0.75,
        a.jpg,2,1,10.46,20.0,30.0,40.5,0.5,"happy, or so",0.25,0.75,
        """)
    #expect(
      AnalysisCSV.rows(Analysis(image: "b.jpg", faces: []), labels: labels) == "b.jpg,0,,,,,,,,,,")
    #expect(
      AnalysisCSV.rows(Analysis(image: "c\"d\n.jpg", error: "cut, short"), labels: labels)
        == "\"c\"\"d\n.jpg\",,,,,,,,,,,\"cut, short\"")
  }

  @Test func topLeavesColumnsEmpty() {
    #expect(
      AnalysisCSV.rows(Analysis(image: "a", faces: [face]), labels: labels, top: 1)
        .hasSuffix("\"happy, or so\",,0.75,"))
  }
}

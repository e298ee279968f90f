import MienVision
import Testing

@Suite struct PeerJSONTests {
  private let face = Face(
    box: Box(x: 10.4, y: 20.6, width: 30, height: 40.5), score: 0.987,
    landmarks: [Point(x: 12.2, y: 30.7), Point(x: 25, y: 31), Point(x: 18, y: 40)],
    emotions: [
      .init(label: "angry", probability: 0.12345), .init(label: "happy", probability: 0.87655),
    ])

  @Test func ferRoundsProbabilitiesToTwoDigits() {
    #expect(
      PeerJSON.fer(Analysis(image: "a", faces: [face]))
        == #"[{"box":[10,21,30,41],"emotions":{"angry":0.12,"happy":0.88}}]"#)
  }

  /// The person's left eye is the right one in the picture.
  @Test func deepfaceTellsPercentAndThePersonsEyes() {
    #expect(
      PeerJSON.deepface(Analysis(image: "a", faces: [face]))
        == #"[{"emotion":{"angry":12.345,"happy":87.655},"dominant_emotion":"happy","region":"#
        + #"{"x":10,"y":21,"w":30,"h":41,"left_eye":[25,31],"right_eye":[12,31]},"#
        + #""face_confidence":0.99}]"#)
    let blind = Face(box: face.box, score: 1, landmarks: [], emotions: face.emotions)
    #expect(
      PeerJSON.deepface(Analysis(image: "a", faces: [blind]))
        .contains(#""left_eye":null,"right_eye":null"#))
  }

  @Test func picturesWithoutAnswerDiffer() {
    for text in [PeerJSON.fer, PeerJSON.deepface] {
      #expect(text(Analysis(image: "a", faces: [])) == "[]")
      #expect(text(Analysis(image: "a", error: "a: \"no\"")) == #"{"error":"a: \"no\""}"#)
    }
  }
}

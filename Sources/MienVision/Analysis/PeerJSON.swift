import MienCore

/// Answers in the shapes of other programs, for scripts that were written for them.
///
/// A picture without a face gives an empty list, where those programs differ; one that could not be
/// read gives an object with `"error"`.
public enum PeerJSON {
  /// What `FER().detect_emotions(image)` of the Python package `fer` returns: `[{"box":[x,y,w,h],
  /// "emotions":{label:probability}}]`, whole pixels, probabilities to 0.01.
  public static func fer(_ analysis: Analysis) -> String {
    list(analysis) { face in
      JSONText.object([
        ("box", JSONText.array(corners(face).map(String.init))),
        (
          "emotions",
          JSONText.object(
            face.emotions.map { ($0.label, JSONText.number($0.probability, steps: 100)) })
        ),
      ])
    }
  }

  /// What `DeepFace.analyze(image, actions=["emotion"])` of the Python package `deepface` returns:
  /// `[{"emotion":{label:percent},"dominant_emotion","region":{x,y,w,h,left_eye,right_eye},
  /// "face_confidence"}]`. As there, left and right are the person's, not the viewer's.
  public static func deepface(_ analysis: Analysis) -> String {
    list(analysis) { face in
      let corners = corners(face)
      let region = zip(["x", "y", "w", "h"], corners).map { ($0, String($1)) }
      return JSONText.object([
        (
          "emotion",
          JSONText.object(
            face.emotions.map { ($0.label, JSONText.number($0.probability * 100, steps: 10_000)) })
        ),
        ("dominant_emotion", face.top.label.jsonQuoted),
        (
          "region",
          JSONText.object(region + [("left_eye", eye(face, 1)), ("right_eye", eye(face, 0))])
        ),
        ("face_confidence", JSONText.number(face.score, steps: 100)),
      ])
    }
  }

  private static func list(_ analysis: Analysis, _ text: (Face) -> String) -> String {
    if let error = analysis.error { return JSONText.object([("error", error.jsonQuoted)]) }
    return JSONText.array(analysis.faces.map(text))
  }

  /// Left, top, width and height in whole pixels.
  private static func corners(_ face: Face) -> [Int] {
    [face.box.x, face.box.y, face.box.width, face.box.height].map { Int($0.rounded()) }
  }

  private static func eye(_ face: Face, _ index: Int) -> String {
    guard face.landmarks.count > index else { return "null" }
    let point = face.landmarks[index]
    return JSONText.array([point.x, point.y].map { String(Int($0.rounded())) })
  }
}

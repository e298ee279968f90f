import MienCore

/// Answers as the JSON that `mien predict --json` prints and scripts rely on.
///
/// `[{"image","faces":[{"box":[x,y,w,h],"score","landmarks":[[x,y]…],"emotions":
/// {label:probability},"top"}]}]`, with labels in the classifier's order, pixels to 0.01, score and
/// probabilities to 0.000001. A picture that could not be read has no faces and `"error"`.
public enum AnalysisJSON {
  /// One JSON document without a line break.
  public static func text(_ analyses: [Analysis]) -> String {
    JSONText.array(analyses.map { text($0) })
  }

  /// One picture's object, without a line break.
  ///
  /// - Parameter top: Tells only this many emotions a face, the most probable first; nil tells all
  ///   in the classifier's order.
  public static func text(_ analysis: Analysis, top: Int? = nil) -> String {
    var entries = [
      ("image", analysis.image.jsonQuoted),
      ("faces", JSONText.array(analysis.faces.map { text(face: $0, top: top) })),
    ]
    if let error = analysis.error { entries.append(("error", error.jsonQuoted)) }
    return JSONText.object(entries)
  }

  /// One face's object; see ``text(_:top:)``.
  public static func text(face: Face, top: Int? = nil) -> String {
    let box = [face.box.x, face.box.y, face.box.width, face.box.height]
    let emotions = top.map { face.mostProbable($0) } ?? face.emotions
    return JSONText.object([
      ("box", JSONText.array(box.map(JSONText.pixels))),
      ("score", JSONText.fraction(face.score)),
      (
        "landmarks",
        JSONText.array(
          face.landmarks.map { JSONText.array([JSONText.pixels($0.x), JSONText.pixels($0.y)]) })
      ),
      ("emotions", JSONText.object(emotions.map { ($0.label, JSONText.fraction($0.probability)) })),
      ("top", face.top.label.jsonQuoted),
    ])
  }
}

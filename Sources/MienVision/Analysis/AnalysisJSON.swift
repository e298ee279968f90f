/// The answer about one picture.
public struct Analysis: Sendable, Equatable {
  /// The picture's name as it was given.
  public let image: String
  public let faces: [Face]

  public init(image: String, faces: [Face]) {
    self.image = image
    self.faces = faces
  }
}

/// Answers as the JSON that `mien predict --json` prints and scripts rely on.
///
/// `[{"image","faces":[{"box":[x,y,w,h],"score","landmarks":[[x,y]…],"emotions":
/// {label:probability},"top"}]}]`, with labels in the classifier's order, pixels to 0.01, score and
/// probabilities to 0.000001. Written by hand because `JSONEncoder` orders keys by name or by
/// chance.
public enum AnalysisJSON {
  /// One JSON document without a line break.
  public static func text(_ analyses: [Analysis]) -> String {
    array(
      analyses.map { analysis in
        object([
          ("image", string(analysis.image)), ("faces", array(analysis.faces.map(text(face:)))),
        ])
      })
  }

  private static func text(face: Face) -> String {
    object([
      ("box", array([face.box.x, face.box.y, face.box.width, face.box.height].map(pixels))),
      ("score", fraction(face.score)),
      ("landmarks", array(face.landmarks.map { array([pixels($0.x), pixels($0.y)]) })),
      ("emotions", object(face.emotions.map { ($0.label, fraction($0.probability)) })),
      ("top", string(face.top.label)),
    ])
  }

  private static func object(_ entries: [(key: String, value: String)]) -> String {
    "{" + entries.map { "\(string($0.key)):\($0.value)" }.joined(separator: ",") + "}"
  }

  private static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }

  private static func pixels(_ value: Double) -> String { number(value, steps: 100) }
  private static func fraction(_ value: Double) -> String { number(value, steps: 1_000_000) }

  private static func number(_ value: Double, steps: Double) -> String {
    "\((value * steps).rounded() / steps)"
  }

  private static func string(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

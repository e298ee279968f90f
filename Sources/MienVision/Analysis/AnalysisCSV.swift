import MienCore

/// Answers as a table of comma-separated values (RFC 4180), one row a face.
///
/// Columns: `image`, `faces` (how many the picture has), `face` (0 for the surest), `x`, `y`,
/// `width`, `height` in pixels, `score`, `top`, one column a label with its probability, `error`. A
/// picture without a face, or one that could not be read, has one row whose other columns are
/// empty.
public enum AnalysisCSV {
  /// The first line, without its end.
  public static func header(labels: [String]) -> String {
    let columns =
      ["image", "faces", "face", "x", "y", "width", "height", "score", "top"] + labels + ["error"]
    return columns.map(CSVText.cell).joined(separator: ",")
  }

  /// The rows of one picture, without the last one's end.
  ///
  /// - Parameters:
  ///   - labels: The classifier's, in the order of the header.
  ///   - top: Leaves the columns of all but this many emotions a face empty; nil fills all.
  public static func rows(_ analysis: Analysis, labels: [String], top: Int? = nil) -> String {
    let image = CSVText.cell(analysis.image)
    guard !analysis.faces.isEmpty else {
      let count = analysis.error == nil ? "0" : ""
      let empty = [String](repeating: "", count: 7 + labels.count)
      return ([image, count] + empty + [CSVText.cell(analysis.error ?? "")]).joined(separator: ",")
    }
    let rows = analysis.faces.enumerated().map { index, face in
      let told = top.map { face.mostProbable($0) } ?? face.emotions
      let probabilities = labels.map { label in
        told.first { $0.label == label }.map { JSONText.fraction($0.probability) } ?? ""
      }
      let box = [face.box.x, face.box.y, face.box.width, face.box.height]
        .map(JSONText.pixels)
      let score = JSONText.fraction(face.score)
      let start = [image, "\(analysis.faces.count)", "\(index)"] + box
      return (start + [score, CSVText.cell(face.top.label)] + probabilities + [""])
        .joined(separator: ",")
    }
    return rows.joined(separator: "\n")
  }
}

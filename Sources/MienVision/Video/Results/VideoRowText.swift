import MienCore

/// Rows of a video as text that other programs read.
public enum VideoRowFormat: String, Sendable, CaseIterable {
  /// One JSON object a line: `{"frame","time","faces":[{"track","box":[x,y,w,h],"score",
  /// "landmarks":[[x,y]…],"emotions":{label:probability},"top"}]}`; one line for every frame, also
  /// where `faces` is empty.
  case ndjson
  /// A header, then one line for every face: `frame,time,track,x,y,width,height,score,top` and a
  /// column for each label; a frame without a face has one line that ends after the time.
  case csv

  /// The first line, with its end; nothing for ndjson.
  public func header(labels: [String]) -> String {
    guard self == .csv else { return "" }
    let fixed = ["frame", "time", "track", "x", "y", "width", "height", "score", "top"]
    return (fixed + labels.map(CSVText.cell)).joined(separator: ",") + "\n"
  }

  /// A row's lines, with their ends.
  ///
  /// - Parameter labels: Those of ``header(labels:)``; a frame without a face has a cell for each.
  public func text(_ row: VideoRow, labels: [String]) -> String {
    self == .csv ? Self.csv(row, labels: labels) : Self.json(row) + "\n"
  }

  private static func json(_ row: VideoRow) -> String {
    let faces = row.faces.map { tracked in
      "{\"track\":\(tracked.track)," + AnalysisJSON.text(face: tracked.face).dropFirst()
    }
    return JSONText.object([
      ("frame", "\(row.frame)"), ("time", JSONText.fraction(row.time)),
      ("faces", JSONText.array(faces)),
    ])
  }

  private static func csv(_ row: VideoRow, labels: [String]) -> String {
    let start = ["\(row.frame)", JSONText.fraction(row.time)]
    guard !row.faces.isEmpty else {
      let empty = [String](repeating: "", count: 7 + labels.count)
      return (start + empty).joined(separator: ",") + "\n"
    }
    return row.faces.map { tracked in
      let face = tracked.face
      let box = [face.box.x, face.box.y, face.box.width, face.box.height].map(JSONText.pixels)
      let cells =
        start + ["\(tracked.track)"] + box + [
          JSONText.fraction(face.score), CSVText.cell(face.top.label),
        ]
        + face.emotions.map { JSONText.fraction($0.probability) }
      return cells.joined(separator: ",") + "\n"
    }.joined()
  }
}

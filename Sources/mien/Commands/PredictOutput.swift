#if Vision
  import MienCore
  import MienVision

  /// Prints answers as they come, in the layout that was asked for.
  struct PredictOutput {
    private let options: PredictAnswerOptions
    private let labels: [String]
    private var hasBegun = false

    init(_ options: PredictAnswerOptions, labels: [String]) {
      self.options = options
      self.labels = labels
    }

    mutating func write(_ analyses: [Analysis]) throws {
      guard !analyses.isEmpty else { return }
      let start = hasBegun ? "" : head
      switch options.layout {
      case .json:
        let texts = analyses.map(object).joined(separator: ",")
        try Output.text((hasBegun ? "," : "[") + texts)
      case .csv:
        let rows = analyses.map {
          AnalysisCSV.rows($0, labels: labels, top: options.top) + "\n"
        }
        try Output.text(start + rows.joined())
      case .ndjson: try Output.text(analyses.map { object($0) + "\n" }.joined())
      case nil where options.format != .mien:
        try Output.text(analyses.map { object($0) + "\n" }.joined())
      case nil: try Output.text(analyses.map(sentences).joined())
      }
      hasBegun = true
    }

    /// Ends the document.
    func finish() throws {
      if options.layout == .json { try Output.text(hasBegun ? "]\n" : "[]\n") }
    }

    private var head: String { AnalysisCSV.header(labels: labels) + "\n" }

    private func object(_ analysis: Analysis) -> String {
      switch options.format {
      case .mien: AnalysisJSON.text(analysis, top: options.top)
      case .fer: PeerJSON.fer(analysis)
      case .deepface: PeerJSON.deepface(analysis)
      }
    }

    /// For people; what could not be read is told on standard error.
    private func sentences(_ analysis: Analysis) -> String {
      guard analysis.error == nil else { return "" }
      guard !analysis.faces.isEmpty else {
        return TerminalText.plain("\(analysis.image): no face") + "\n"
      }
      return analysis.faces.map { face in
        let box =
          "\(Int(face.box.x)),\(Int(face.box.y)) \(Int(face.box.width))x\(Int(face.box.height))"
        let emotions = face.mostProbable(options.top ?? 3)
          .map { "\($0.label) \($0.probability.fixed(2))" }.joined(separator: ", ")
        return TerminalText.plain("\(analysis.image): face at \(box): \(emotions)") + "\n"
      }.joined()
    }
  }
#endif

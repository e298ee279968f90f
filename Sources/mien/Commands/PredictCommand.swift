#if Vision
  import ArgumentParser
  import Foundation
  import MienCore
  import MienImage
  import MienVision

  struct PredictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "predict",
      abstract: "Find the faces of photographs and tell their expressions.",
      discussion: """
        Probabilities say how the model would label an expression, not what a person feels. A picture without \
        a face gives an empty list.
        """)

    @Argument(help: ArgumentHelp("Photographs.", valueName: "image"))
    var images: [String]

    @Option(
      help: ArgumentHelp(
        "A classifier that mien exported (default: the one that comes with mien, see Models/).",
        valueName: "model.onnx"))
    var model: String?

    @Flag(help: "The pictures are faces already: don't look for faces in them.")
    var noDetect = false

    @Option(help: "How sure the detector must be, 0 to 1.")
    var threshold = 0.5

    @Option(
      help: ArgumentHelp(
        "Write copies with boxes, labels and bars into this folder.", valueName: "folder"))
    var annotate: String?

    @Flag(help: "Print one JSON document.")
    var json = false

    func validate() throws {
      guard threshold > 0, threshold < 1 else {
        throw ValidationError("--threshold is \(threshold); it must lie between 0 and 1.")
      }
    }

    func run() throws {
      let analyzer = try Analyzer(
        model: try model ?? Installation.file("expressions.onnx"),
        detection: noDetect ? nil : .init(threshold: threshold))
      var analyses: [Analysis] = []
      for path in images {
        let image = try Image.decode(path: path)
        let faces = try analyzer.analyze(image)
        analyses.append(Analysis(image: path, faces: faces))
        if let annotate { try write(faces, on: image, from: path, to: annotate) }
      }
      Output.text(json ? AnalysisJSON.text(analyses) + "\n" : analyses.map(text).joined())
    }

    private func write(
      _ faces: [Face], on image: Image, from path: String, to folder: String
    ) throws {
      let name = (path as NSString).lastPathComponent
      let target = "\(folder)/\((name as NSString).deletingPathExtension).png"
      let annotated = try Annotation.draw(faces, on: image)
      try AtomicFile.write(try annotated.encoded(as: .png), to: target)
      Console.line("wrote \(target)")
    }

    private func text(_ analysis: Analysis) -> String {
      guard !analysis.faces.isEmpty else { return "\(analysis.image): no face\n" }
      return analysis.faces.map { face in
        let box =
          "\(Int(face.box.x)),\(Int(face.box.y)) \(Int(face.box.width))x\(Int(face.box.height))"
        let emotions = face.emotions.sorted { $0.probability > $1.probability }.prefix(3)
          .map { "\($0.label) \($0.probability.fixed(2))" }.joined(separator: ", ")
        return "\(analysis.image): face at \(box): \(emotions)\n"
      }.joined()
    }
  }
#endif

#if Vision
  import ArgumentParser
  import Foundation
  import MienCore
  import MienVision

  struct PredictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "predict",
      abstract: "Find the faces of photographs and tell their expressions.",
      discussion: """
        Probabilities say how the model would label an expression, not what a person feels. A picture without \
        a face gives an empty list. A picture that cannot be read, or a folder or list without pictures, is told \
        on standard error and has an error in the answer; the others are answered all the same, and the exit code \
        is 0 unless none could be read.
        """)

    @Argument(
      help: ArgumentHelp(
        "Photographs, folders of them (with all folders inside), or .txt lists with one path a line.",
        valueName: "image"))
    var images: [String]

    @OptionGroup var networks: AnalyzerOptions
    @OptionGroup(title: "Faces") var faces: PredictFaceOptions
    @OptionGroup(title: "Answers") var answers: PredictAnswerOptions

    @Option(
      help: ArgumentHelp(
        "Write copies with boxes, labels and bars into this folder.", valueName: "folder"))
    var annotate: String?

    @Option(help: "Pictures that are read at the same time (default: one a core).")
    var workers: Int?

    func validate() throws {
      try (1...256).require(workers, for: "--workers")
      try faces.demandSearch(networks)
    }

    func run() throws {
      let files = PredictFiles(images)
      let copies = try annotate.map { try PredictCopies(folder: $0, of: files) }
      let analyzer = try faces.analyzer(networks, pictures: files.paths.count)
      var output = PredictOutput(answers, labels: analyzer.classifier.labels)
      var progress = PredictProgress(total: files.paths.count + files.refusalCount)
      func tell(_ answers: [Analysis]) throws {
        try output.write(answers)
        progress.add(answers)
      }
      var position = 0
      try analyzer.analyze(
        files: files.paths, workers: workers ?? ProcessInfo.processInfo.activeProcessorCount,
        keepsPictures: copies != nil
      ) { batch in
        try copies?.write(batch, from: position)
        try tell(files.answers(batch.map(\.analysis), from: position))
        position += batch.count
      }
      try tell(files.refusals(at: position))
      try output.finish()
      progress.finish()
      if let copies { Console.line("wrote \(progress.read) annotated copies to \(copies.folder)") }
      guard progress.read > 0 else { throw ExitCode.failure }
    }
  }
#endif

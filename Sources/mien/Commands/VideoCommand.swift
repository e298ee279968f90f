#if Vision
  import ArgumentParser
  import Foundation
  import MienCore
  import MienVision

  struct VideoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "video",
      abstract: "Follow the faces of a video and tell their expressions, frame by frame.",
      discussion: """
        Every frame that is looked at gets a row, also one without a face. Faces keep a number \
        while they can be followed. Needs the programs ffmpeg and ffprobe. Ctrl-C ends the files \
        in order. Probabilities say how the model would label an expression, not what a person feels.
        """)

    @Argument(
      help: ArgumentHelp(
        "A video file, - for one that is piped in, or a camera such as /dev/video0.",
        valueName: "video"))
    var video: String

    @Option(
      help: ArgumentHelp(
        "Write the rows to this file (.ndjson or .csv) instead of standard output as ndjson.",
        valueName: "rows.ndjson|rows.csv"))
    var out: String?

    @Option(
      help: ArgumentHelp(
        "Write a copy with boxes, labels and bars, and with the file's sound.",
        valueName: "copy.mp4"))
    var annotate: String?

    @Option(
      help: ArgumentHelp("Write a timeline of all faces as report.html.", valueName: "folder"))
    var report: String?

    @Option(help: ArgumentHelp("Look at each nth frame only.", valueName: "n"))
    var every: Int?

    @Option(help: ArgumentHelp("Look at so many frames a second at most.", valueName: "fps"))
    var rate: Double?

    @Option(
      help: ArgumentHelp(
        "Even out each face's probabilities: none, window:N (mean of N frames), or exponential:A "
          + "(A times the new, 1 - A times the old).", valueName: "how"))
    var smoothing = "exponential:0.4"

    @Option(help: "The frames looked at for which a face may be hidden and keep its number.")
    var patience = 30

    @OptionGroup var networks: AnalyzerOptions

    @Flag(help: "Print the summary as one JSON document; the rows are only written to --out.")
    var json = false

    func validate() throws {
      guard every == nil || rate == nil else {
        throw ValidationError("--every and --rate exclude each other.")
      }
      try (1...1_000_000).require(every, for: "--every")
      if let rate, !(rate >= 0.001 && rate <= 1000) {
        throw ValidationError("--rate is \(rate); it must lie between 0.001 and 1000.")
      }
      try (0...100_000).require(patience, for: "--patience")
      guard EmotionSmoothing(smoothing) != nil else {
        throw ValidationError(
          "--smoothing is \(smoothing); it must be none, window:N with N from 1, or exponential:A "
            + "with A above 0 and at most 1.")
      }
      if let out, format(of: out) == nil {
        throw ValidationError("--out is \(out); its name must end in .ndjson or .csv.")
      }
      if let annotate, !annotate.lowercased().hasSuffix(".mp4") {
        throw ValidationError("--annotate is \(annotate); its name must end in .mp4.")
      }
    }

    func run() throws {
      let source = VideoSource(video)
      try OutputPaths(
        files: [("--out", out), ("--annotate", annotate)], reports: [("--report", report)]
      ).check(against: [video])
      Interrupt.watch()
      let analyzer = try Analyzer(
        model: networks.model, detection: networks.detection)
      let labels = analyzer.classifier.labels
      let summary: VideoSummary
      if let out, let format = format(of: out) {
        var result: VideoSummary?
        try AtomicFile.write(to: out) { path in
          let rows = try RowWriter(path: path, named: out, format: format, labels: labels)
          result = try analyze(source, analyzer, rows)
        }
        guard let result else { throw MienError("\(out) was not written") }
        summary = result
      } else {
        let rows =
          try json
          ? nil
          : RowWriter(
            path: nil, named: "standard output", format: .ndjson, labels: labels)
        summary = try analyze(source, analyzer, rows)
      }
      try tell(summary, of: source, labels: labels)
    }

    private func analyze(
      _ source: VideoSource, _ analyzer: Analyzer, _ rows: RowWriter?
    ) throws -> VideoSummary {
      let sampling = every.map { VideoSampling.every($0) } ?? rate.map { .rate($0) } ?? .every(1)
      let video = VideoAnalyzer(
        analyzer,
        options: .init(
          sampling: sampling, smoothing: EmotionSmoothing(smoothing) ?? .none,
          tracking: .init(patience: patience)))
      var progress = VideoProgress(source.name)
      let summary = try video.analyze(
        source, annotated: annotate,
        shouldStop: { Interrupt.isRequested || rows?.isUnwanted ?? false }
      ) { row, duration in
        try rows?.write(row)
        progress.show(row, of: duration)
      }
      try rows?.close()
      progress.end()
      return summary
    }

    private func tell(_ summary: VideoSummary, of source: VideoSource, labels: [String]) throws {
      let answer = VideoAnswer(source.name, summary, labels: labels)
      if let remark = answer.remark { Console.warn(remark) }
      for warning in summary.warnings { Console.warn(warning) }
      for path in [out, annotate].compactMap({ $0 }) { Console.line("wrote \(path)") }
      if let report {
        try answer.page.write(to: report)
        Console.line("wrote \(report)/report.html")
      }
      if json {
        try Output.json(answer)
      } else if out != nil {
        try Output.text(answer.text)
      }
      // A camera has no end of its own.
      if case .device = source { return }
      if summary.ending == .stopped && Interrupt.isRequested { throw ExitCode(1) }
    }

    private func format(of path: String) -> VideoRowFormat? {
      VideoRowFormat(rawValue: (path as NSString).pathExtension.lowercased())
    }
  }
#endif

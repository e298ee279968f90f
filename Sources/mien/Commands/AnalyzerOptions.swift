#if Vision
  import ArgumentParser
  import MienVision

  /// The networks that look at pictures.
  struct AnalyzerOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        """
        A classifier that mien exported, another program's with a description beside it (see \
        docs/foreign-models.md), or one of the two that come with mien: mien_small, the default, or \
        mien_base, which is better and slower.
        """,
        valueName: "model.onnx"))
    var model: String?

    @Option(help: "How sure the detector must be, 0 to 1 (default: 0.5).")
    var threshold: Double?

    func validate() throws {
      if let threshold, !(threshold > 0 && threshold < 1) {
        throw ValidationError("--threshold is \(threshold); it must lie between 0 and 1.")
      }
    }

    /// How faces are looked for.
    var detection: FaceDetector.Options {
      var options = FaceDetector.Options()
      if let threshold { options.threshold = threshold }
      return options
    }
  }
#endif

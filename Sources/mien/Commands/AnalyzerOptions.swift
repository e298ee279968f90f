#if Vision
  import ArgumentParser

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

    @Option(help: "How sure the detector must be, 0 to 1.")
    var threshold = 0.5

    func validate() throws {
      guard threshold > 0, threshold < 1 else {
        throw ValidationError("--threshold is \(threshold); it must lie between 0 and 1.")
      }
    }
  }
#endif

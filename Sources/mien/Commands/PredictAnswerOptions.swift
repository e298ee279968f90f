#if Vision
  import ArgumentParser

  /// What is printed about each picture.
  struct PredictAnswerOptions: ParsableArguments {
    enum Layout: String, EnumerableFlag {
      case json, ndjson, csv

      static func help(for value: Layout) -> ArgumentHelp? {
        switch value {
        case .json: "Print one JSON document."
        case .ndjson: "Print one JSON object a picture, each on a line of its own, as they come."
        case .csv: "Print one row a face, with a header."
        }
      }
    }

    enum Format: String, CaseIterable, ExpressibleByArgument {
      case mien, fer, deepface
    }

    @Flag(exclusivity: .exclusive)
    var layout: Layout?

    @Option(
      help: """
        The shape of the JSON: Mien's, or what the Python packages fer and deepface return for a picture; \
        these come as one line a picture unless --json is given.
        """)
    var format = Format.mien

    @Option(help: "Tell only this many emotions of each face, the most probable first.")
    var top: Int?

    func validate() throws {
      if let top, top < 1 {
        throw ValidationError("--top is \(top); it must be 1 or more.")
      }
      guard format == .mien || layout != .csv else {
        throw ValidationError("--format \(format.rawValue) goes with --json or --ndjson.")
      }
      guard format == .mien || top == nil else {
        throw ValidationError("--top goes with --format mien; the others tell all emotions.")
      }
    }
  }
#endif

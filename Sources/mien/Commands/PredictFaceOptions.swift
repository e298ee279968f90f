#if Vision
  import ArgumentParser
  import MienVision

  /// Which faces are looked for and how they are shown to the classifier.
  struct PredictFaceOptions: ParsableArguments {
    @Flag(help: "The pictures are faces already: don't look for faces in them.")
    var noDetect = false

    @Flag(
      help: "Look at every picture in its large view, also where a small one shows its faces well.")
    var thorough = false

    @Option(help: "Pass over faces that are smaller, in pixels of the picture.")
    var smallestFace = 0.0

    @Option(
      parsing: .unconditional,
      help: "How much wider than a face its frame is, as a part of the face.")
    var margin = FaceCrop().margin

    @Flag(help: "Leave tilted heads tilted.")
    var noAlign = false

    @Flag(help: "Average the answers for each face and its mirror image; twice the work.")
    var flip = false

    @Option(help: "Divide the logits by this instead of the model's own temperature.")
    var temperature: Double?

    func validate() throws {
      guard smallestFace >= 0, smallestFace.isFinite else {
        throw ValidationError("--smallest-face is \(smallestFace); it must be a number from 0.")
      }
      guard (-0.5...4).contains(margin) else {
        throw ValidationError("--margin is \(margin); it must lie between -0.5 and 4.")
      }
      if let temperature, !(0.01...100).contains(temperature) {
        throw ValidationError("--temperature is \(temperature); it must lie between 0.01 and 100.")
      }
    }

    /// - Throws: `ValidationError` for options of a search that --no-detect leaves out.
    func demandSearch(_ networks: AnalyzerOptions) throws {
      guard noDetect else { return }
      let given = [
        ("--threshold", networks.threshold != nil), ("--thorough", thorough),
        ("--smallest-face", smallestFace > 0),
      ].first { $0.1 }
      guard let option = given?.0 else { return }
      throw ValidationError("\(option) is about looking for faces, which --no-detect leaves out.")
    }

    private func detection(_ networks: AnalyzerOptions) -> FaceDetector.Options? {
      guard !noDetect else { return nil }
      var options = networks.detection
      if thorough { options.quickSide = nil }
      return options
    }

    /// - Parameter pictures: How many will be analyzed; many are worth a longer start.
    func analyzer(_ networks: AnalyzerOptions, pictures: Int) throws -> Analyzer {
      try Analyzer(
        model: networks.model, detection: detection(networks),
        crop: FaceCrop(margin: margin, isUpright: !noAlign),
        options: .init(
          smallestFace: smallestFace, isFlipAveraged: flip, temperature: temperature),
        inference: .init(isForThroughput: pictures > 8))
    }
  }
#endif

#if Vision
  import ArgumentParser
  import MienCore
  import MienVision

  struct BenchInferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "infer",
      abstract: "Time a classifier on faces that are cut out already, pixels to probabilities.")

    @Argument(help: "What predict --model takes (default: mien_small).")
    var model: String?

    @Option(help: "Faces given at a time.")
    var batch = 64

    @Option(help: "Measurements, after one that is not counted.")
    var rounds = 10

    @Option(help: "Seconds of each measurement, at least.")
    var seconds = 0.5

    @Option(help: "Threads of one run (default: all cores).")
    var threads: Int?

    private struct Answer: Encodable {
      let engine: String
      let model: String
      let batch: Int
      let facesPerSecond: [Double]
      let machine: String

      enum CodingKeys: String, CodingKey {
        case engine, model, batch, machine
        case facesPerSecond = "faces_per_second"
      }
    }

    func validate() throws {
      try (1...4096).require(batch, for: "--batch")
      try (1...1000).require(rounds, for: "--rounds")
      try (1...1024).require(threads, for: "--threads")
      guard seconds > 0, seconds <= 3600 else {
        throw ValidationError("--seconds is \(seconds); it must be above 0 and at most 3600.")
      }
    }

    func run() throws {
      let classifier = try ExpressionClassifier(path: model, inference: .init(threads: threads))
      let metadata = classifier.metadata
      var noise = SeededGenerator(seed: 1)
      let pixels = (0..<batch * metadata.channels * metadata.height * metadata.width).map { _ in
        UInt8(truncatingIfNeeded: noise.next())
      }
      var rates: [Double] = []
      for round in 0...rounds {
        rates.append(try rate(of: classifier, pixels))
        Console.progress("measurement \(round) of \(rounds)")
      }
      Console.progress("")
      try Output.json(
        Answer(
          engine: "mien \(MienVersion.current), OpenVINO, "
            + (threads.map { "\($0) threads" } ?? "all cores"),
          model: model ?? ShippedClassifier.usual.rawValue, batch: batch,
          facesPerSecond: Array(rates.dropFirst()),
          machine: Machine.description))
    }

    /// Faces a second over at least `seconds`.
    private func rate(of classifier: ExpressionClassifier, _ pixels: [UInt8]) throws -> Double {
      let clock = ContinuousClock()
      let start = clock.now
      var faces = 0
      while (clock.now - start) / .seconds(1) < seconds {
        try pixels.withUnsafeBufferPointer { _ = try classifier.classify(pixels: $0, count: batch) }
        faces += batch
      }
      return Double(faces) / ((clock.now - start) / .seconds(1))
    }
  }
#endif

#if Training
  import ArgumentParser
  import MienCore
  import MienData
  import MienLab

  struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract:
        "Write a run's best network as one .onnx file that knows its labels and preprocessing.",
      discussion: """
        With --calibrate the file also holds the temperature that makes its probabilities honest, fitted on the \
        split that chose the network. The data set must be the run's, read as the run read it: give the same \
        --size, --channels, --skip-bad and --clean.

        With --average its weights are the mean of the run's and those of another network of the same kind. Where \
        one learned on from the other, or both from a third, the mean is often better than either: judge it with \
        `mien evaluate`.
        """)

    @Argument(help: ArgumentHelp("A run's folder.", valueName: "run"))
    var folder: String

    @Option(help: ArgumentHelp("The file to write.", valueName: "model.onnx"))
    var to: String

    @Option(
      help: ArgumentHelp("The run's data set, to fit the temperature on.", valueName: "data"))
    var calibrate: String?

    @OptionGroup var reading: ReadingOptions

    @Option(
      help: ArgumentHelp(
        "Leave out the pictures of a list, where the run did so with --clean.", valueName: "list"))
    var clean: String?

    @Option(
      help: ArgumentHelp(
        "Average in the weights of another run, an .onnx file of `mien export`, mien_small or mien_base.",
        valueName: "model"))
    var average: String?

    @Option(
      help: ArgumentHelp(
        "The part of the mean that the other has, from 0 to 1 (default: 0.5).", valueName: "share"))
    var share: Double?

    @Flag(help: "Hold the weights as float16: half the size, computed in float32 all the same.")
    var half = false

    func validate() throws {
      guard to.hasSuffix(".onnx") else { throw ValidationError("--to \(to) must end in .onnx.") }
      if let share {
        guard average != nil else {
          throw ValidationError("--share says how much of --average there is; give that, too.")
        }
        guard (0...1).contains(share) else {
          throw ValidationError("--share must be from 0 to 1, is \(share).")
        }
      }
      if calibrate == nil, clean != nil || reading.areGiven {
        throw ValidationError(
          "--size, --channels, --skip-bad, --cache and --clean say how to read the data of --calibrate; "
            + "give it, too.")
      }
    }

    func run() throws {
      try OutputPaths(files: [("--to", to)]).check(against: [calibrate, clean, average])
      let trained = try TrainedNetwork(run: RunDirectory(folder))
      let network =
        try average.map { try trained.averaged(with: $0, share: share ?? 0.5) } ?? trained
      let calibration = try calibrate.map { try network.calibrated(on: data(of: network, at: $0)) }
      if let calibration {
        Console.line(
          "temperature \(calibration.temperature.fixed(3)) on \(calibration.split): calibration error "
            + "\(calibration.errorBefore.fixed(4)) before, \(calibration.errorAfter.fixed(4)) after"
        )
      }
      try network.export(
        to: to, weights: half ? .float16 : .float32, calibration: calibration)
      Console.line("wrote \(to)")
    }

    /// The data set of the run, whose validation split chose the network.
    private func data(of network: TrainedNetwork, at path: String) throws -> FaceDataset {
      let record = try Provenance.read(network.run.provenanceFile)
      let dataset = try reading.open(path, clean: clean)
      guard dataset.fingerprint == record.dataFingerprint else {
        throw MienError.usage(
          "\(folder) was trained on other data than \(path), as it is read here; give the run's data set "
            + "and the options of its command (see \(network.run.provenanceFile))")
      }
      return dataset
    }
  }
#endif

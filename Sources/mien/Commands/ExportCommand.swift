#if Training
  import ArgumentParser
  import MienCore
  import MienLab

  struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract:
        "Write a run's best network as one .onnx file that knows its labels and preprocessing.",
      discussion: """
        With --calibrate the file also holds the temperature that makes its probabilities honest, fitted on the \
        split that chose the network.
        """)

    @Argument(help: ArgumentHelp("A run's folder.", valueName: "run"))
    var folder: String

    @Option(help: ArgumentHelp("The file to write.", valueName: "model.onnx"))
    var to: String

    @Option(
      help: ArgumentHelp("The run's data set, to fit the temperature on.", valueName: "data"))
    var calibrate: String?

    @Flag(help: "Hold the weights as float16: half the size, computed in float32 all the same.")
    var half = false

    func validate() throws {
      guard to.hasSuffix(".onnx") else { throw ValidationError("--to \(to) must end in .onnx.") }
    }

    func run() throws {
      let network = try TrainedNetwork(run: RunDirectory(folder))
      let calibration = try calibrate.map { try network.calibrated(on: DataOptions.open($0)) }
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
  }
#endif

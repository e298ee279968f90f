#if Training
  import ArgumentParser
  import MienCore
  import MienLab

  struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract:
        "Write a run's best network as one .onnx file that knows its labels and preprocessing.")

    @Argument(help: ArgumentHelp("A run's folder.", valueName: "run"))
    var folder: String

    @Option(help: ArgumentHelp("The file to write.", valueName: "model.onnx"))
    var to: String

    func validate() throws {
      guard to.hasSuffix(".onnx") else { throw ValidationError("--to \(to) must end in .onnx.") }
    }

    func run() throws {
      try TrainedNetwork(run: RunDirectory(folder)).export(to: to)
      Console.line("wrote \(to)")
    }
  }
#endif

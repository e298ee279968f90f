#if Training
  import ArgumentParser
  import MienModels
  import MienReport

  struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "models", abstract: "List the networks that recipes can name.")

    @Option(help: "Pixels a side of the input that parameters are counted for.")
    var size = 48

    @Option(help: "Classes that parameters are counted for.")
    var classes = 7

    func validate() throws {
      guard (8...1024).contains(size), (1...10_000).contains(classes) else {
        throw ValidationError("--size must lie between 8 and 1024, --classes between 1 and 10000.")
      }
    }

    func run() throws {
      var table = MetricsTable([.init("name", .left), .init("parameters"), .init("what", .left)])
      for entry in Zoo.entries {
        let network = try Zoo.make(entry.name, NetworkShape(classes: classes, size: size))
        table.add([entry.name, "\(network.parameterCount)", entry.summary])
      }
      Output.text(table.text)
    }
  }
#endif

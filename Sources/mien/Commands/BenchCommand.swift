#if Training || Vision
  import ArgumentParser

  struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "bench", abstract: "Measure this machine.", subcommands: subcommands)

    private static var subcommands: [any ParsableCommand.Type] {
      var commands: [any ParsableCommand.Type] = []
      #if Training
        commands.append(BenchTrainCommand.self)
      #endif
      #if Vision
        commands.append(BenchInferCommand.self)
      #endif
      return commands
    }
  }
#endif

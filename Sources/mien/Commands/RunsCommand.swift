#if Training
  import ArgumentParser

  struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "runs", abstract: "List, show and compare training runs.",
      subcommands: [RunsListCommand.self, RunsShowCommand.self, RunsCompareCommand.self])
  }
#endif

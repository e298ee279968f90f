import ArgumentParser

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Look at data sets, convert them, make synthetic ones.",
    subcommands: [
      DataInspectCommand.self, DataStatsCommand.self, DataPackCommand.self, DataConvertCommand.self,
      DataSynthesizeCommand.self, DataCleanCommand.self,
    ])
}

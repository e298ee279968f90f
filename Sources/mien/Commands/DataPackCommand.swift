import ArgumentParser
import MienCore
import MienData

struct DataPackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Write a data set as one memory-mapped safetensors file that opens at once.")

  @Argument(help: "A csv, folder or pack.")
  var path: String

  @Option(help: ArgumentHelp("The pack to write.", valueName: "file.safetensors"))
  var to: String

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard to.hasSuffix(".safetensors") else {
      throw ValidationError(
        "--to \(to) must end in .safetensors; `mien data convert` writes other forms.")
    }
  }

  func run() throws {
    try OutputPaths(files: [("--to", to)]).check(against: [path])
    let dataset = try reading.open(path)
    try dataset.writePack(to: to)
    Console.line("wrote \(to): \(dataset.count) pictures, fingerprint \(dataset.fingerprint)")
  }
}

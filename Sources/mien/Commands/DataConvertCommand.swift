import ArgumentParser
import MienData

struct DataConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a data set as FER2013 csv, folder tree or pack, by the ending of --to.")

  @Argument(help: "A csv, folder or pack.")
  var path: String

  @Option(
    help: "Where to: .csv, .csv.gz, .csv.xz, .safetensors, or a folder, whose name has no ending.")
  var to: String

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try OutputPaths.dataset("--to", to).check(against: [path])
    let dataset = try reading.open(path)
    try dataset.write(to: to) { Console.progress("writing \(to): \(Int($0 * 100)) %") }
    Console.line("wrote \(to): \(dataset.count) pictures")
  }
}

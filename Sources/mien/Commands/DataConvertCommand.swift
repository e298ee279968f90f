import ArgumentParser
import MienData

struct DataConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a data set as FER2013 csv, folder tree or pack, by the ending of --to.")

  @Argument(help: "A csv, folder or pack.")
  var path: String

  @Option(help: "Where to: .csv, .csv.gz, .csv.xz, .safetensors, or a folder.")
  var to: String

  @Flag(help: "Leave bad rows and broken pictures out and count them, instead of stopping.")
  var skipBad = false

  @Option(help: "Pixels a side of pictures read from folders.")
  var size: Int?

  func run() throws {
    let dataset = try DataOptions.open(path) { options in
      options.skipBad = skipBad
      options.size = size
    }
    try dataset.write(to: to) { Console.progress("writing \(to): \(Int($0 * 100)) %") }
    Console.line("wrote \(to): \(dataset.count) pictures")
  }
}

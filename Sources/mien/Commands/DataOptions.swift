import ArgumentParser
import MienData

/// Which data set a command works on, and how it is read.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A FER2013 csv (.csv, .csv.gz, .csv.xz), a folder of pictures, or a pack (.safetensors).",
      valueName: "path"))
  var data: String

  @OptionGroup var reading: ReadingOptions

  @Option(
    help: ArgumentHelp(
      "Leave out the pictures of a list that `mien data clean --list` wrote.", valueName: "list"))
  var clean: String?

  /// Opens the data set, showing progress on a terminal, and leaves out what is to be left out.
  ///
  /// - Parameter others: Data sets that the command reads with the same options.
  func open(besides others: [String?] = []) throws -> FaceDataset {
    try reading.open(data, clean: clean, besides: others)
  }

  /// The options again, as a person types them.
  var words: [String] { reading.words(for: data) + (clean.map { ["--clean", $0] } ?? []) }
}

import ArgumentParser
import MienCore
import MienData

/// Which data set a command reads, and how strictly.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A FER2013 csv (.csv, .csv.gz, .csv.xz), a folder of pictures, or a pack (.safetensors).",
      valueName: "path"))
  var data: String

  @Flag(help: "Leave bad rows and broken pictures out and count them, instead of stopping.")
  var skipBad = false

  @Option(help: "Pixels a side of pictures read from folders.")
  var size: Int?

  @Option(help: "Channels of pictures read from folders: 1 (grey) or 3 (colour).")
  var channels = 1

  @Option(help: "Folder for packed copies of parsed data sets (default: $XDG_CACHE_HOME/mien).")
  var cache: String?

  @Option(
    help: ArgumentHelp(
      "Leave out the pictures of a list that `mien data clean --list` wrote.", valueName: "list"))
  var clean: String?

  func validate() throws {
    try (8...1024).require(size, for: "--size")
    if channels != 1 && channels != 3 {
      throw ValidationError("--channels is \(channels); it must be 1 (grey) or 3 (colour).")
    }
  }

  /// Opens the data set, showing progress on a terminal, and leaves out what is to be left out.
  func open() throws -> FaceDataset {
    try DataOptions.open(
      data, clean: clean,
      configure: { options in
        options.skipBad = skipBad
        options.size = size
        options.channels = channels
        options.cacheFolder = cache
      })
  }

  static func open(
    _ path: String, clean: String? = nil, configure: (inout OpenOptions) -> Void = { _ in }
  ) throws -> FaceDataset {
    // A list that cannot be read is told before minutes of reading pictures.
    let list = try clean.map(CleaningList.read)
    var options = OpenOptions()
    options.warn = { Console.warn($0) }
    options.progress = { Console.progress("reading \(path): \(Int($0 * 100)) %") }
    configure(&options)
    let dataset = try FaceDataset.open(path, options: options)
    Console.progress("")
    guard let list, let clean else { return dataset }
    let cleaned = try dataset.cleaned(by: list)
    Console.line("\(clean): left out \(list.entries.count) of \(dataset.count) pictures")
    return cleaned
  }
}

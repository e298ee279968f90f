import ArgumentParser
import MienData

/// How strictly a data set is read, and in which form its pictures come.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "Leave bad rows and broken pictures out and count them, instead of stopping.")
  var skipBad = false

  @Option(help: "Pixels a side of pictures read from folders.")
  var size: Int?

  @Option(help: "Channels of pictures read from folders: 1 (grey) or 3 (colour).")
  var channels = 1

  @Option(help: "Folder for packed copies of parsed data sets (default: $XDG_CACHE_HOME/mien).")
  var cache: String?

  func validate() throws {
    try (8...1024).require(size, for: "--size")
    if channels != 1 && channels != 3 {
      throw ValidationError("--channels is \(channels); it must be 1 (grey) or 3 (colour).")
    }
  }

  /// Whether the user gave any of them.
  var areGiven: Bool { skipBad || size != nil || channels != 1 || cache != nil }

  /// Opens a data set, showing progress on a terminal, and leaves out what is to be left out.
  ///
  /// - Parameters:
  ///   - clean: A list of the pictures to leave out.
  ///   - usualSize: Pixels a side of pictures read from folders where the user does not say; nil for 48.
  func open(_ path: String, clean: String? = nil, usualSize: Int? = nil) throws -> FaceDataset {
    // A list that cannot be read is told before minutes of reading pictures.
    let list = try clean.map(CleaningList.read)
    var options = OpenOptions()
    options.skipBad = skipBad
    options.size = size ?? usualSize
    options.channels = channels
    options.cacheFolder = cache
    options.warn = { Console.warn($0) }
    options.progress = { Console.progress("reading \(path): \(Int($0 * 100)) %") }
    let dataset = try FaceDataset.open(path, options: options)
    Console.progress("")
    guard let list, let clean else { return dataset }
    let cleaned = try dataset.cleaned(by: list)
    Console.line("\(clean): left out \(list.entries.count) of \(dataset.count) pictures")
    return cleaned
  }
}

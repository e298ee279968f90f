import ArgumentParser
import MienCore
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

  /// The options that open `path` again in the same way, as a person types them.
  func words(for path: String, usualSize: Int? = nil) -> [String] {
    let options = ["--data", path] + (skipBad ? ["--skip-bad"] : [])
    guard FileKind(at: path) == .folder else { return options }
    return options + ((size ?? usualSize).map { ["--size", "\($0)"] } ?? [])
      + (channels != 1 ? ["--channels", "\(channels)"] : [])
  }

  /// Opens a data set, showing progress on a terminal, and leaves out what is to be left out.
  ///
  /// - Parameters:
  ///   - clean: A list of the pictures to leave out.
  ///   - usualSize: Pixels a side of pictures read from folders where the user does not say; nil for 48.
  ///   - others: Data sets that the command reads with the same options.
  func open(
    _ path: String, clean: String? = nil, usualSize: Int? = nil, besides others: [String?] = []
  ) throws -> FaceDataset {
    try demandFolder(among: [path] + others.compactMap { $0 })
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

  /// - Throws: `MienError.usage` for options about pictures of folders where there is no folder.
  private func demandFolder(among paths: [String]) throws {
    let given = [("--size", size != nil), ("--channels", channels != 1)].first { $0.1 }
    // What is not there is told by whoever opens it.
    guard let option = given?.0, paths.contains(where: { FileKind(at: $0) == .file }),
      !paths.contains(where: { FileKind(at: $0) == .folder })
    else { return }
    throw MienError.usage(
      "\(option) is for folders of pictures, not for \(paths.joined(separator: ", "))")
  }
}

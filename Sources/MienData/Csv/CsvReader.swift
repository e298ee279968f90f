import MienCore

/// Reads FER2013 csv files, one after the other, each on all processors.
enum CsvReader {
  /// Reads the files, in this order, as one data set.
  ///
  /// - Parameter source: What the data set says it came from.
  /// - Throws: `MienError` naming file and row.
  static func read(_ paths: [String], source: String, options: OpenOptions) throws -> FaceDataset {
    var contents = CsvContents(options: options)
    var imageSize: Int?
    for (number, path) in paths.enumerated() {
      let (bytes, size) = try openByteSource(path)
      let chunker = RowChunker(bytes, path: path)
      let layout = try layout(of: chunker, path)
      contents.start(path, impliedSplit: layout.impliedSplit)
      let first = try chunker.next()
      // The usual size stands in when no row is square: the error is then about that row.
      let expected =
        imageSize ?? first.flatMap { RowParser.imageSize(of: $0, layout: layout) } ?? 48 * 48
      let job = CsvJob(
        chunker: chunker, parser: RowParser(layout: layout, imageSize: expected),
        contents: contents, skipBad: options.skipBad
      ) { position in
        let done = min(1, Double(position) / Double(max(size, 1)))
        options.progress((Double(number) + done) / Double(paths.count))
      }
      contents = try job.run(first: first)
      imageSize = expected
    }
    guard !contents.labels.isEmpty, let imageSize, let side = RowParser.squareRoot(imageSize)
    else {
      let files = paths.joined(separator: " and ") + (paths.count == 1 ? " holds" : " hold")
      throw MienError("\(files) no picture that can be read")
    }
    return FaceDataset(
      labels: .fer2013, channels: 1, height: side, width: side, labelIndices: contents.labels,
      splitNames: contents.splitNames, splitIndices: contents.splits, source: source,
      pixels: contents.pixels, skipped: contents.skipped, layout: "FER2013 csv")
  }

  private static func layout(of chunker: RowChunker, _ path: String) throws -> CsvLayout {
    let header = chunker.header()
    do {
      return try CsvLayout(header: header)
    } catch let error as MienError {
      switch chunker.failure {
      case .broken(let reason): throw MienError("\(path) \(reason)")
      case .truncated: throw MienError("\(path) row 1: the file stops in the middle")
      case nil: throw MienError("\(path) \(error.description)")
      }
    }
  }
}

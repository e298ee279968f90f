import MienCore

/// The pictures of one or more csv files, put together in the order of their rows.
struct CsvContents: Sendable {
  private(set) var pixels = PixelBuffer()
  private(set) var labels: [Int16] = []
  private(set) var splits: [UInt8] = []
  private(set) var splitNames: [String] = []
  private(set) var skipped = 0
  /// The file being read, as the user named it.
  private(set) var path = ""

  private var impliedSplit = ""

  private let skipBad: Bool
  private let warn: @Sendable (String) -> Void
  /// How many bad rows are told one by one.
  private static let toldRows = 5
  private static let officialSplits = ["Training", "PublicTest", "PrivateTest"]

  init(options: OpenOptions) {
    skipBad = options.skipBad
    warn = options.warn
  }

  /// Begins another file.
  ///
  /// - Parameter impliedSplit: The split of its rows when it has no column for that.
  mutating func start(_ path: String, impliedSplit: String) {
    self.path = path
    self.impliedSplit = impliedSplit
  }

  /// Takes the next rows in.
  ///
  /// - Throws: `MienError` for a bad row unless bad rows are to be skipped.
  mutating func append(_ chunk: ParsedChunk) throws {
    for bad in chunk.bad { try leaveOut(row: bad.row, bad.reason) }
    let pictureCount = chunk.labels.count
    guard pictureCount > 0 else { return }
    let imageSize = chunk.pixels.count / pictureCount
    var kept = pictureCount
    if let row = chunk.openRow, let name = cutShort(chunk) {
      let reason = "the file stops in the middle of its Usage \"\(name)\""
      try leaveOut(row: row, reason)
      kept -= 1
    }
    try pixels.append(UnsafeBufferPointer(rebasing: chunk.pixels.bytes[..<(kept * imageSize)]))
    labels += chunk.labels[..<kept]
    if chunk.splits.isEmpty {
      splits += repeatElement(try index(ofSplit: impliedSplit), count: kept)
    } else {
      var numbers: [Int: UInt8] = [:]
      for split in chunk.splits[..<kept] {
        if let number = numbers[Int(split)] {
          splits.append(number)
        } else {
          let number = try index(ofSplit: chunk.splitNames[Int(split)])
          numbers[Int(split)] = number
          splits.append(number)
        }
      }
    }
  }

  /// Counts a row that cannot be read, or throws it.
  mutating func leaveOut(row: Int, _ reason: String, remedy: String = "fix the row") throws {
    guard skipBad else {
      throw MienError("\(path) row \(row): \(reason); \(remedy) or pass --skip-bad")
    }
    skipped += 1
    if skipped <= Self.toldRows { warn("\(path) row \(row): \(reason); left out") }
    if skipped == Self.toldRows + 1 { warn("\(path): further bad rows are only counted") }
  }

  /// The name of the last row's split when it looks like the start of another: a file that was cut
  /// short there is well-formed otherwise.
  private func cutShort(_ chunk: ParsedChunk) -> String? {
    guard let last = chunk.splits.last, chunk.splits.filter({ $0 == last }).count == 1 else {
      return nil
    }
    let name = chunk.splitNames[Int(last)]
    let others = splitNames + chunk.splitNames.filter { $0 != name }
    let isOfficial = others.contains { Self.officialSplits.contains($0) }
    let known = others + (isOfficial ? Self.officialSplits : [])
    return !splitNames.contains(name) && known.contains { $0 != name && $0.hasPrefix(name) }
      ? name : nil
  }

  private mutating func index(ofSplit name: String) throws -> UInt8 {
    if let known = splitNames.firstIndex(of: name) { return UInt8(known) }
    guard let index = UInt8(exactly: splitNames.count) else {
      throw MienError("\(path): there are over 256 different Usages")
    }
    splitNames.append(name)
    return index
  }
}

import MienCore

/// Pictures of one data set to leave out, as a file that people can read and change.
///
/// The first line names the format, the data set's fingerprint and the command that wrote the
/// list, with tabs between them. Every other line is a picture's position, counted from 0, and
/// after a tab the reason; empty lines and lines that begin with `#` say nothing.
public struct CleaningList: Equatable, Sendable {
  /// One picture.
  public struct Entry: Equatable, Sendable {
    /// Its position in the data set, counted from 0.
    public let picture: Int
    /// Why, on one line; may be empty.
    public let reason: String

    /// - Precondition: `picture` is 0 or above.
    public init(picture: Int, reason: String) {
      precondition(picture >= 0, "positions are counted from 0")
      self.picture = picture
      self.reason = CleaningList.oneLine(reason)
    }
  }

  /// ``FaceDataset/fingerprint`` of the data set that the positions count in.
  public let fingerprint: String
  /// How the list was made.
  public let command: String
  /// No picture twice.
  public let entries: [Entry]

  /// - Precondition: No picture is listed twice.
  public init(fingerprint: String, command: String, entries: [Entry]) {
    precondition(
      Set(entries.map(\.picture)).count == entries.count, "a picture is listed at most once")
    self.fingerprint = Self.oneLine(fingerprint)
    self.command = Self.oneLine(command)
    self.entries = entries
  }

  static let format = "# mien cleaning list 1"

  /// `text` without what would end its field.
  fileprivate static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  /// Writes the list; the file appears whole or not at all.
  ///
  /// - Throws: `MienError` naming the path.
  public func write(to path: String) throws {
    var text = "\(Self.format)\t\(fingerprint)\t\(command)\n"
    for entry in entries { text += "\(entry.picture)\t\(entry.reason)\n" }
    try AtomicFile.write(text, to: path)
  }

  /// Reads a list.
  ///
  /// - Throws: `MienError` naming the file, and the line where there is one, for what is no list.
  public static func read(_ path: String) throws -> CleaningList {
    try CleaningList(bytes: try TextTable.contents(ofFile: path), path: path)
  }

  /// - Parameter bytes: Stream-safe text.
  init(bytes: [UInt8], path: String) throws {
    var lines = TextLines(bytes)
    let header = (try lines.next().map { try Self.text($0, path, line: 1) } ?? "")
      .split(separator: "\t", omittingEmptySubsequences: false)
    guard header.count == 3, header[0] == Self.format else {
      throw MienError(
        "\(path) is no cleaning list: its first line must be \"\(Self.format)\", the data set's "
          + "fingerprint and a command, with tabs between; `mien data clean --list` writes one")
    }
    var known: Set<Int> = []
    var entries: [Entry] = []
    for (number, bytes) in zip(2..., lines) where !bytes.isEmpty {
      let line = try Self.text(bytes, path, line: number)
      if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { continue }
      let fields = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      // Int takes a sign, a position has none.
      guard let picture = Int(fields[0]), fields[0].allSatisfy(\.isNumber) else {
        throw MienError(
          "\(path), line \(number): \"\(TerminalText.plain(String(fields[0].prefix(40))))\" is no picture's "
            + "position, a whole number from 0 with a tab behind it")
      }
      guard known.insert(picture).inserted else {
        throw MienError("\(path), line \(number): the picture \(picture) is listed twice")
      }
      entries.append(Entry(picture: picture, reason: fields.count > 1 ? String(fields[1]) : ""))
    }
    self.init(
      fingerprint: String(header[1]), command: String(header[2]), entries: entries)
  }

  private static func text(_ line: ArraySlice<UInt8>, _ path: String, line number: Int) throws
    -> String
  {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw MienError("\(path), line \(number) is not UTF-8 text, as cleaning lists are")
    }
    return text
  }
}

extension CleaningList {
  /// The positions of the listed pictures.
  ///
  /// - Throws: `MienError.usage` when the list was made for another data set than `dataset`,
  ///   which must be as it was opened.
  public func positions(in dataset: FaceDataset) throws -> [Int] {
    guard fingerprint == dataset.fingerprint else {
      throw MienError.usage(
        "the cleaning list is for the data set with the fingerprint "
          + "\(TerminalText.plain(String(fingerprint.prefix(40)))), and "
          + "that of \(dataset.source) is \(dataset.fingerprint); give the data set it was made "
          + "for, opened with the same options, or make a new list with `mien data clean`")
    }
    return entries.map(\.picture)
  }
}

extension FaceDataset {
  /// The same pictures without those of a list; see ``selecting(_:warn:)``.
  ///
  /// Has to come before any other selection: the list counts in the data set as it is opened.
  ///
  /// - Throws: `MienError.usage` when the list was made for another data set.
  public func cleaned(by list: CleaningList) throws -> FaceDataset {
    try selecting(DatasetSelection(excluded: list.positions(in: self)))
  }
}

import MienCore

/// Which column of a FER2013 csv holds what, by its header.
struct CsvLayout: Equatable, Sendable {
  let columnCount: Int
  let pixels: Int
  /// Nil in a file without labels.
  let emotion: Int?
  /// Nil in a file that is one split.
  let usage: Int?

  /// The split of a file without a `Usage` column: the Kaggle challenge's train.csv and test.csv.
  var impliedSplit: String { emotion == nil ? "Test" : "Training" }

  /// Reads `emotion,pixels,Usage` in any order and case, with or without quotes, blanks and further
  /// columns.
  ///
  /// A row is a line, also where a quote is open.
  ///
  /// - Throws: `MienError` without the file's name, for a missing or doubled column, and for lines that end with CR
  ///   alone, of which `header` then holds several.
  init(header: String) throws {
    guard StreamSafety.holds(header.utf8) else {
      throw MienError("row 1: the header has \(StreamSafety.complaint)")
    }
    guard !header.utf8.reversed().drop(while: { $0 == 0x0D }).contains(0x0D) else {
      throw MienError(
        "row 1: its lines end with CR alone; give them LF, as with tr '\\r' '\\n' < old.csv "
          + "> new.csv")
    }
    var isQuoted = false
    let names = header.split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isQuoted.toggle() }
      return character == "," && !isQuoted
    }.map { $0.filter { !"\" \t\r".contains($0) }.lowercased() }
    func column(_ name: String) throws -> Int? {
      let found = names.indices.filter { names[$0] == name }
      guard found.count <= 1 else { throw MienError("row 1: the column \(name) is there twice") }
      return found.first
    }
    guard let pixels = try column("pixels") else {
      throw MienError(
        "row 1: the column pixels is missing; the header of a FER2013 csv is emotion,pixels,Usage")
    }
    self.pixels = pixels
    columnCount = names.count
    emotion = try column("emotion")
    usage = try column("usage")
    guard emotion != nil || usage == nil else {
      throw MienError(
        "row 1: the column emotion is missing; only a file of pixels alone may lack the labels")
    }
  }
}

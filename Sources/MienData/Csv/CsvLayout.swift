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
  /// - Throws: `MienError` without the file's name, for a missing or doubled column.
  init(header: String) throws {
    guard StreamSafety.holds(header.utf8) else {
      throw MienError("row 1: the header has \(StreamSafety.complaint)")
    }
    let names = header.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.filter { !"\" \t\r".contains($0) }.lowercased()
    }
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

import MienCore

/// A table for the terminal, its columns aligned by spaces.
///
/// Widths count characters, so that wide scripts and emoji may stand out of line.
public struct MetricsTable: Sendable {
  /// A column's heading and the side its cells are flush with.
  public struct Column: Sendable {
    /// The side that cells are flush with.
    public enum Side: Sendable { case left, right }

    let title: String
    let side: Side

    /// A column of numbers, or with `side` left one of words; control characters of `title` are replaced.
    public init(_ title: String, _ side: Side = .right) {
      self.title = TerminalText.plain(title)
      self.side = side
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// A table of these columns, still without rows.
  public init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Appends a row; missing cells stay empty, control characters are replaced.
  ///
  /// - Precondition: Not more cells than columns.
  public mutating func add(_ cells: [String]) {
    precondition(cells.count <= columns.count, "\(cells.count) cells, \(columns.count) columns")
    rows.append(cells.map(TerminalText.plain))
  }

  /// Heading, rule and rows, each line ended by a line feed and without spaces at its end.
  public var text: String {
    let widths = columns.indices.map { index in
      rows.reduce(columns[index].title.count) { widest, row in
        index < row.count ? max(widest, row[index].count) : widest
      }
    }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells.indices, cells).map { index, cell in
        switch columns[index].side {
        case .left: TerminalText.left(cell, widths[index])
        case .right: TerminalText.right(cell, widths[index])
        }
      }
      let joined = padded.joined(separator: "  ")
      let end = joined.lastIndex { $0 != " " }.map(joined.index(after:)) ?? joined.startIndex
      return joined[..<end] + "\n"
    }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return line(columns.map(\.title)) + line(rule) + rows.map(line).joined()
  }
}

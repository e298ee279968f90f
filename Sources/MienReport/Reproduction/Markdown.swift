/// Text for Markdown files, such as `docs/reproductions.md`.
enum Markdown {
  /// A table; every row has as many cells as the head, columns without any content are left out.
  static func table(head: [String], rows: [[String]]) -> String {
    let kept = head.indices.filter { column in
      column == 0 || rows.contains { column < $0.count && !$0[column].isEmpty }
    }
    func line(_ cells: [String]) -> String {
      "| " + kept.map { $0 < cells.count ? cell(cells[$0]) : "" }.joined(separator: " | ") + " |\n"
    }
    return line(head) + "|" + kept.map { _ in " --- |" }.joined() + "\n" + rows.map(line).joined()
  }

  /// `text` in one line, with what Markdown would read as markup made harmless.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default:
        let breaks = scalar.properties.generalCategory == .control || scalar == "\u{2028}"
        result.unicodeScalars.append(breaks ? " " : scalar)
      }
    }
    return result
  }

  private static func cell(_ text: String) -> String { escaped(text) }

  /// `text` as a block of code, inside a fence that is longer than any in it.
  static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)sh\n\(text)\n\(fence)\n"
  }
}

/// Pieces of a table of comma-separated values.
public enum CSVText {
  /// A cell as RFC 4180 wants it.
  public static func cell(_ text: String) -> String {
    let isSpecial = text.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
    return isSpecial ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

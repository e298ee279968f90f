/// Text from files made fit for a terminal.
public enum TerminalText {
  /// `text` with its control characters replaced, so that a label cannot move the cursor, colour
  /// the screen or break a line.
  public static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
  }

  /// Whether ``plain(_:)`` leaves `text` as it is.
  public static func isPlain(_ text: String) -> Bool {
    !text.unicodeScalars.contains(where: isControl)
  }

  /// The first `length` characters of a name out of a file, plain and in quotes, for a message.
  public static func quoted(_ name: String, upTo length: Int = 80) -> String {
    "\"\(plain(String(name.prefix(length))))\""
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// `text` with spaces before it, at least `width` characters wide.
  public static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// `text` with spaces behind it, at least `width` characters wide.
  public static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

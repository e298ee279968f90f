/// A piece of HTML in which every interpolated text is escaped.
///
/// `HTML("<td>\(label)</td>")` is safe whatever `label` holds: only literal text and other ``HTML``
/// reach the page as they are, so that forgetting to escape is not possible.
struct HTML: ExpressibleByStringInterpolation, CustomStringConvertible, Sendable {
  let description: String

  init(stringLiteral value: String) { description = value }

  init(stringInterpolation: StringInterpolation) { description = stringInterpolation.text }

  /// Takes text that is HTML already. For scripts and styles of our own only.
  init(trusted text: String) { description = text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }
    mutating func appendInterpolation(_ value: Int) { text += String(value) }
    mutating func appendInterpolation(_ value: HTML) { text += value.description }
    mutating func appendInterpolation(_ values: some Sequence<HTML>) {
      for value in values { text += value.description }
    }
  }

  /// `text` as it may stand between tags, in quoted attributes and in Plotly's labels; control
  /// characters are replaced.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // Plotly knows few names, and &quot; is none of them.
      case "\"": result += "&#34;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        let control = scalar.properties.generalCategory == .control
        result.unicodeScalars.append(control ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}

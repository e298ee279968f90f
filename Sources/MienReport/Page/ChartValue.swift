import Foundation

/// JSON that describes a chart, safe inside a script element.
indirect enum ChartValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([ChartValue])
  case object([String: ChartValue])

  /// A colour of the page's theme, by the name of its CSS variable; looked up when the chart is
  /// drawn.
  static func color(_ name: String) -> ChartValue { ["css": .string("--\(name)")] }

  /// Text from a file for Plotly, which reads labels as HTML: escaped, and cut where it would crowd
  /// a chart.
  static func label(_ text: String, longest: Int = 24) -> ChartValue {
    let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return .string(HTML.escaped(plain.count > longest ? plain.prefix(longest - 1) + "…" : plain))
  }

  static func numbers(_ values: some Sequence<Double?>) -> ChartValue {
    .array(values.map { $0.map(ChartValue.number) ?? .null })
  }

  /// The JSON text, keys sorted. What is not a number becomes `null`; `<`, `>` and `&` are escaped,
  /// so that no text can end the script element around it.
  var json: String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let value):
      guard value.isFinite else { return "null" }
      return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    case .string(let value): return Self.quoted(value)
    case .array(let values): return "[" + values.map(\.json).joined(separator: ",") + "]"
    case .object(let members):
      let pairs = members.sorted { $0.key < $1.key }
      return "{" + pairs.map { Self.quoted($0.key) + ":" + $0.value.json }.joined(separator: ",")
        + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..<" ", "\u{7F}":
        result += String(format: "\\u%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension ChartValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(floatLiteral value: Double) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: ChartValue...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, ChartValue)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}

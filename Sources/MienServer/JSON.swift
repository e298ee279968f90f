import MienCore

/// A JSON value whose objects keep the order of their keys, so that answers read alike.
enum JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  case string(String)
  case integer(Int)
  /// Finite; anything else is written as null, for JSON has no word for it.
  case number(Double)
  case boolean(Bool)
  case array([JSON])
  case object([(key: String, value: JSON)])
  /// A document that was written elsewhere.
  case written(String)

  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(floatLiteral value: Double) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }

  /// A number with at most `digits` digits after the point.
  static func rounded(_ value: Double, digits: Int) -> JSON {
    let steps = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    return .number((value * steps).rounded() / steps)
  }

  /// One document without a line break.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .string(let value): text += value.jsonQuoted
    case .integer(let value): text += "\(value)"
    case .number(let value): text += value.isFinite ? "\(value)" : "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .written(let document): text += document
    case .object(let entries):
      text += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += "," }
        text += entry.key.jsonQuoted + ":"
        entry.value.write(to: &text)
      }
      text += "}"
    }
  }
}

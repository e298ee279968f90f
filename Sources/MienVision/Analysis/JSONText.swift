import MienCore

/// Pieces of a JSON document, written by hand because `JSONEncoder` orders keys by name or by
/// chance.
enum JSONText {
  static func object(_ entries: [(key: String, value: String)]) -> String {
    "{" + entries.map { "\($0.key.jsonQuoted):\($0.value)" }.joined(separator: ",") + "}"
  }

  static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }

  /// A length in a picture, to 0.01 pixels.
  static func pixels(_ value: Double) -> String { number(value, steps: 100) }

  /// A score, probability or time, to 0.000001.
  static func fraction(_ value: Double) -> String { number(value, steps: 1_000_000) }

  /// A number to the nearest of `steps` in 1.
  static func number(_ value: Double, steps: Double) -> String {
    "\((value * steps).rounded() / steps)"
  }
}

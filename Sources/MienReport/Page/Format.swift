import Foundation

/// Numbers as pages show them.
enum Format {
  /// `0.5732` as `57.3 %`, with a narrow space.
  static func percent(_ share: Double, digits: Int = 1) -> String {
    share.isFinite ? String(format: "%.\(digits)f\u{202F}%%", share * 100) : "–"
  }

  /// `digits` decimals; a dash for what is missing or not a number.
  static func number(_ value: Double?, digits: Int = 3) -> String {
    guard let value, value.isFinite else { return "–" }
    return String(format: "%.\(digits)f", value)
  }

  /// Three significant digits at most, for learning rates.
  static func significant(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    return String(format: "%.3g", value)
  }

  /// `28709` as `28,709`.
  static func count(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    return (value < 0 ? "−" : "") + grouped
  }

  /// `990_430_000_000` as `990.4 G`.
  static func magnitude(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    for (size, sign) in [(1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")]
    where abs(value) >= size {
      return String(format: "%.4g\u{A0}\(sign)", value / size)
    }
    return String(format: "%.4g", value)
  }
}

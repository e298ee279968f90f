/// Numbers as people write them. YAML 1.1 knows others: it reads `010` as eight, `0x10` as 16, `1_0` as ten, and `1:30`
/// as ninety, in arithmetic that traps.
enum DecimalNumber {
  /// Whether YAML may read `text` as another number than people do.
  static func isMisread(_ text: String) -> Bool {
    text.contains { $0 == ":" || $0 == "_" } || text.starts(with: /[-+]?0[0-9xXoObB]/)
  }

  /// What somebody who wrote `text` meant, as a plain decimal number; nil where that cannot be told.
  static func meant(by text: String) -> String? {
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = text.trimmingPrefix(/[-+]/).filter { $0 != "_" }
    let radixes = ["0x": 16, "0o": 8, "0b": 2]
    if let radix = radixes[digits.prefix(2).lowercased()] {
      return UInt64(digits.dropFirst(2), radix: radix).map { "\(sign)\($0)" }
    }
    let significant = digits.trimmingPrefix(/0+(?=[0-9])/)
    let isNumber = significant.wholeMatch(of: /[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?/) != nil
    return isNumber ? "\(sign)\(significant)" : nil
  }
}

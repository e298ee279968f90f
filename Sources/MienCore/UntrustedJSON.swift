/// JSON that strangers wrote, looked at before a decoder gets it.
///
/// Foundation's decoder guesses the encoding: a mark at the beginning or zero bytes make it read UTF-16 or UTF-32,
/// whatever the text looked like as UTF-8.
public enum UntrustedJSON {
  /// Why a decoder must not get these bytes, as the rest of a sentence about what holds them; nil when it may.
  ///
  /// O(bytes), about a nanosecond each.
  public static func complaint(about text: some Collection<UInt8>) -> String? {
    let hasZero = text.withContiguousStorageIfAvailable { $0.contains(0) } ?? text.contains(0)
    guard !hasZero, !text.starts(with: [0xFE, 0xFF]), !text.starts(with: [0xFF, 0xFE]) else {
      return "is not JSON in UTF-8"
    }
    guard StreamSafety.holds(text) else { return "holds \(StreamSafety.complaint)" }
    return nil
  }
}

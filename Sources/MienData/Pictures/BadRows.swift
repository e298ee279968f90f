/// What is wrong with rows or files that are left out: how many there are, and the first few in words.
///
/// A hostile list has millions of them.
struct BadRows: Sendable {
  /// How many are told one by one.
  static let told = 5

  private(set) var count = 0
  /// The first ``told``.
  private(set) var reasons: [String] = []

  mutating func append(_ reason: @autoclosure () -> String) {
    count += 1
    if reasons.count < Self.told { reasons.append(reason()) }
  }
}

import ArgumentParser

extension ClosedRange<Int> {
  /// - Throws: A sentence for the person when `value` was given and lies outside.
  func require(_ value: Int?, for option: String) throws {
    guard let value, !contains(value) else { return }
    throw ValidationError(
      "\(option) is \(value); it must lie between \(lowerBound) and \(upperBound).")
  }
}

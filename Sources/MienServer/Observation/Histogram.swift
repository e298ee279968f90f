/// How often a quantity fell below each of some bounds, as Prometheus counts it.
struct Histogram: Sendable {
  let bounds: [Double]
  private(set) var counts: [Int]
  private(set) var sum = 0.0

  /// - Parameter bounds: Ascending.
  init(bounds: [Double]) {
    self.bounds = bounds
    counts = Array(repeating: 0, count: bounds.count + 1)
  }

  mutating func record(_ value: Double) {
    counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
    sum += value
  }

  /// The lines of one series.
  ///
  /// - Parameter labels: Such as `route="/"`; may be empty.
  func lines(_ name: String, labels: String = "") -> String {
    let separator = labels.isEmpty ? "" : ","
    let own = labels.isEmpty ? "" : "{\(labels)}"
    var total = 0
    var text = ""
    for (bound, count) in zip(bounds.map { "\($0)" } + ["+Inf"], counts) {
      total += count
      text += "\(name)_bucket{\(labels)\(separator)le=\"\(bound)\"} \(total)\n"
    }
    return text + "\(name)_sum\(own) \(sum)\n\(name)_count\(own) \(total)\n"
  }
}

import Foundation

/// Where the values of a sweep's parameter lie on an axis from 0 to 1.
struct ParameterAxis {
  let key: String
  /// The different values as written, ascending for numbers, else in the order of their first use.
  let values: [String]
  private let places: [String: Double]
  private let numbers: (low: Double, high: Double)?
  /// Whether factors count instead of differences.
  let isLogarithmic: Bool
  /// Whether numbers were drawn: most of many values are there once, and only their size tells.
  let isContinuous: Bool

  init(key: String, values given: [String]) {
    self.key = key
    var seen: Set<String> = []
    let distinct = given.filter { seen.insert($0).inserted }
    let parsed = distinct.compactMap(Double.init).filter(\.isFinite)
    if parsed.count == distinct.count, let low = parsed.min(), let high = parsed.max(), low < high {
      let isLogarithmic = low > 0 && high / low >= 10
      let scale = { (value: Double) in isLogarithmic ? log(value) : value }
      values = distinct.sorted { (Double($0) ?? 0) < (Double($1) ?? 0) }
      places = Dictionary(
        uniqueKeysWithValues: zip(distinct, parsed).map { text, value in
          (text, (scale(value) - scale(low)) / (scale(high) - scale(low)))
        })
      numbers = (low, high)
      isContinuous = distinct.count > 4 && distinct.count * 2 > given.count
      self.isLogarithmic = isLogarithmic
    } else {
      values = distinct
      let last = Double(max(distinct.count - 1, 1))
      places = Dictionary(
        uniqueKeysWithValues: distinct.enumerated().map {
          ($1, distinct.count == 1 ? 0.5 : Double($0) / last)
        })
      numbers = nil
      isContinuous = false
      isLogarithmic = false
    }
  }

  /// Whether it has anything to compare.
  var varies: Bool { values.count > 1 }

  /// From 0 to 1.
  func place(of value: String) -> Double { places[value] ?? 0.5 }

  /// Places with what to write beside them.
  var ticks: [(place: Double, text: String)] {
    guard isContinuous, let (low, high) = numbers else {
      return values.prefix(24).map { (place(of: $0), $0) }
    }
    return (0...4).map { step in
      let share = Double(step) / 4
      let value = isLogarithmic ? low * pow(high / low, share) : low + (high - low) * share
      return (share, Format.significant(value))
    }
  }

  /// The classes of a heat map: each value, or equal parts of a continuous axis.
  var classes: [String] {
    guard isContinuous, let (low, high) = numbers else { return values }
    return (0..<Self.parts).map { part in
      let edges = [part, part + 1].map { edge -> String in
        let share = Double(edge) / Double(Self.parts)
        let value = isLogarithmic ? low * pow(high / low, share) : low + (high - low) * share
        return Format.significant(value)
      }
      return "\(edges[0]) – \(edges[1])"
    }
  }

  private static let parts = 5

  /// The index among ``classes`` that `value` belongs to.
  func classIndex(of value: String) -> Int {
    guard isContinuous else { return values.firstIndex(of: value) ?? 0 }
    return min(Int(place(of: value) * Double(Self.parts)), Self.parts - 1)
  }
}

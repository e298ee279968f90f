import Foundation
import MienCore

/// The values that a key of the recipe may take, as recipes write them.
public enum SweepValues: Codable, Equatable, Sendable {
  case list([String])
  case range(low: Double, high: Double, scale: Scale)
  /// Whole numbers, both ends included.
  case integers(low: Int, high: Int, scale: Scale)

  /// How a range is drawn from.
  public enum Scale: String, Codable, CaseIterable, Sendable {
    case linear
    /// Every factor of ten is as likely as another; both ends must be above 0.
    case log
  }

  /// One value, at random.
  ///
  /// Numbers between have four significant digits: they are read by people, and last bits of
  /// logarithms differ between machines.
  func draw(_ generator: inout SeededGenerator) -> String {
    let share = generator.uniform()
    switch self {
    case .list(let values):
      return values[min(Int(share * Double(values.count)), values.count - 1)]
    case .range(let low, let high, let scale):
      let drawn = Self.point(share, low, high, scale)
      let rounded = Double(String(format: "%.3e", drawn)) ?? drawn
      return "\(min(max(rounded, low), high))"
    case .integers(let low, let high, let scale):
      let drawn = Self.point(share, Double(low) - 0.5, Double(high) + 0.5, scale)
      return "\(min(max(Int(drawn.rounded()), low), high))"
    }
  }

  private static func point(
    _ share: Double, _ low: Double, _ high: Double, _ scale: Scale
  ) -> Double {
    switch scale {
    case .linear: low + (high - low) * share
    case .log: exp(log(low) + (log(high) - log(low)) * share)
    }
  }
}

/// How the probabilities of a face are evened out over time.
public enum EmotionSmoothing: Sendable, Equatable {
  /// Every frame's own probabilities.
  case none
  /// The mean of the last so many frames of the face, at least 1.
  case window(Int)
  /// `a` times the newest frame and `1 - a` times the value before; `a` is above 0
  /// and at most 1, which smooths nothing.
  case exponential(Double)

  /// Reads `none`, `window:5` or `exponential:0.4`; nil for anything else and for numbers out of
  /// range.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    switch (parts.first, parts.count) {
    case ("none", 1): self = .none
    case ("window", 2):
      guard let count = Int(parts[1]), (1...10_000).contains(count) else { return nil }
      self = .window(count)
    case ("exponential", 2):
      guard let share = Double(parts[1]), share > 0, share <= 1 else { return nil }
      self = .exponential(share)
    default: return nil
    }
  }
}

/// Evens out the probabilities of every track on its own.
struct EmotionSmoother {
  private let smoothing: EmotionSmoothing
  /// Of each track: the newest vectors for a window, the one value for an exponential.
  private var history: [Int: [[Double]]] = [:]

  /// - Precondition: The number is in the range that ``EmotionSmoothing`` gives.
  init(_ smoothing: EmotionSmoothing) {
    switch smoothing {
    case .none: break
    case .window(let count): precondition(count >= 1, "a window of \(count) frames has no mean")
    case .exponential(let share):
      precondition(share > 0 && share <= 1, "a share of \(share) smooths nothing")
    }
    self.smoothing = smoothing
  }

  /// The smoothed probabilities of a track's newest frame; they sum to 1 as those given do.
  /// O(window * labels).
  mutating func smooth(_ probabilities: [Double], track: Int) -> [Double] {
    switch smoothing {
    case .none: return probabilities
    case .window(let count):
      var rows = history.removeValue(forKey: track) ?? []
      rows.append(probabilities)
      if rows.count > count { rows.removeFirst() }
      history[track] = rows
      return probabilities.indices.map { label in
        rows.reduce(0) { $0 + $1[label] } / Double(rows.count)
      }
    case .exponential(let share):
      let before = history[track]?.first ?? probabilities
      let value = zip(probabilities, before).map { share * $0 + (1 - share) * $1 }
      history[track] = [value]
      return value
    }
  }

  /// Forgets all other tracks.
  mutating func keep(_ tracks: Set<Int>) {
    if history.count > tracks.count { history = history.filter { tracks.contains($0.key) } }
  }
}

import Foundation

/// Which frames of a video are looked at.
public enum VideoSampling: Sendable, Equatable {
  /// Each `n`th frame, beginning with the first; `n` is at least 1, which is every frame.
  case every(Int)
  /// At most so many frames a second, evenly spaced by the frames' own times; finite and above 0.
  case rate(Double)
}

/// Chooses frames as they come.
struct VideoSampler {
  private let sampling: VideoSampling
  private var start: Double?
  private var lastSlot = -1.0

  /// - Precondition: The number is finite and above 0.
  init(_ sampling: VideoSampling) {
    switch sampling {
    case .every(let step): precondition(step >= 1, "every \(step)th frame cannot be taken")
    case .rate(let rate):
      precondition(rate.isFinite && rate > 0, "\(rate) frames a second cannot be taken")
    }
    self.sampling = sampling
  }

  /// Whether the frame is to be looked at; to be asked once a frame, in order.
  mutating func takes(_ index: Int, at time: Double) -> Bool {
    switch sampling {
    case .every(let step): return index.isMultiple(of: step)
    case .rate(let rate):
      let start = start ?? time
      self.start = start
      // Half a millionth of a slot forgives the rounding of times.
      let slot = ((time - start) * rate + 5e-7).rounded(.down)
      guard slot > lastSlot else { return false }
      lastSlot = slot
      return true
    }
  }
}

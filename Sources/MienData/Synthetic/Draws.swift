import MienCore

// Only +, -, *, / and square roots are used from here to the finished pixel, never the C library's
// exp, sin or pow: these differ in the last bit between machines, and a seed must mean the same
// bytes.
extension SeededGenerator {
  /// An evenly spread number of `range`.
  mutating func draw(_ range: ClosedRange<Float>) -> Float {
    let unit = Float(next() >> 40) * 0x1p-24
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }

  /// A bell-shaped number with mean 0: the sum of four evenly spread ones (Irwin-Hall), cut off at
  /// 3.46 times `deviation`.
  mutating func bell(_ deviation: Float) -> Float {
    let bits = next()
    let sum =
      Int32(bits & 0xFFFF) + Int32(bits >> 16 & 0xFFFF) + Int32(bits >> 32 & 0xFFFF)
      + Int32(bits >> 48)
    return (Float(sum) * 0x1p-16 - 2) * 1.732_050_8 * deviation
  }

  /// True with the given probability.
  mutating func chance(_ probability: Float) -> Bool {
    draw(0...1) < probability
  }
}

/// The cubic step from 0 at `low` to 1 at `high`; `low` may lie above `high`.
@inline(__always)
func smoothstep(_ low: Float, _ high: Float, _ value: Float) -> Float {
  let t = min(max((value - low) / (high - low), 0), 1)
  return t * t * (3 - 2 * t)
}

/// A hill of height 1 at 0 that reaches 0 smoothly at -1 and 1.
@inline(__always)
func hill(_ t: Float) -> Float {
  let rest = max(0, 1 - t * t)
  return rest * rest
}

/// `start` at 0, `end` at 1, straight in between.
@inline(__always)
func mix(_ start: Float, _ end: Float, _ t: Float) -> Float {
  start + (end - start) * t
}

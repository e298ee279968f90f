/// Turns frames at times of their own into an even beat: some are shown several times, some never.
struct FrameClock {
  /// Frames a second.
  let rate: Double
  /// The beats that were written.
  private(set) var beats = 0

  /// No picture stands still for longer than this many seconds, so that a false time in a damaged
  /// file does not fill the disk.
  private static let longestStill = 60.0

  init(rate: Double) {
    self.rate = rate
  }

  /// How often the picture before is to be written when one of `time` seconds follows it.
  mutating func copies(until time: Double) -> Int {
    let due = (time * rate).rounded()
    let most = (Self.longestStill * rate).rounded()
    let missing = min(max(due - Double(beats), 0), most)
    let copies = missing.isFinite ? Int(missing) : 0
    beats += copies
    return copies
  }

  /// How often the last picture is to be written.
  mutating func lastCopies(of time: Double) -> Int {
    max(copies(until: time + 1 / rate), beats == 0 ? 1 : 0)
  }
}

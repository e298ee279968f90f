/// Turns frames at times of their own into an even beat: some are shown several times, some never.
struct FrameClock {
  /// Frames a second.
  let rate: Double
  /// The seconds that the video announces; nil where it does not.
  let duration: Double?
  /// The beats that were written.
  private(set) var beats = 0
  private var isCut = false

  /// So that false times in a damaged file do not fill the disk, no picture stands still for longer than this many
  /// seconds where no length is announced, and for hardly any time so long after an announced one.
  private static let patience = 60.0
  private static let hardlyAnyTime = 1.0
  /// More than any disk holds.
  private static let mostBeats = 1e12

  /// - Parameters:
  ///   - rate: Frames a second.
  ///   - duration: The seconds that the video announces; nil where it does not.
  init(rate: Double, duration: Double?) {
    self.rate = rate
    self.duration = duration
  }

  /// How often the picture before is to be written when one of `time` seconds follows it.
  mutating func copies(until time: Double) -> Int {
    let missing = max((time * rate).rounded() - Double(beats), 0)
    let most =
      duration.map {
        max(($0 + Self.patience) * rate - Double(beats), Self.hardlyAnyTime * rate).rounded()
      } ?? (Self.patience * rate).rounded()
    if missing > most { isCut = true }
    let copies = min(missing, most)
    // Not a number is not below it either.
    guard copies < Self.mostBeats else { return 0 }
    beats += Int(copies)
    return Int(copies)
  }

  /// How often the last picture is to be written.
  mutating func lastCopies(of time: Double) -> Int {
    max(copies(until: time + 1 / rate), beats == 0 ? 1 : 0)
  }

  /// How what was written is out of time, as the rest of a sentence about the video; nil where it is not.
  var remark: String? {
    guard isCut else { return nil }
    let seconds = Int(Self.patience)
    return duration == nil
      ? "announces no length and has pictures that stand for over \(seconds) s; the copy shows them for "
        + "\(seconds) s and is out of time"
      : "has times over \(seconds) s after the length it announces; the copy is out of time there"
  }
}

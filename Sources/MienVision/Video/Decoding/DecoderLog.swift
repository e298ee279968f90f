import Foundation

/// What ffmpeg says while it decodes: the size and time of every frame, the video's length, and
/// complaints.
///
/// Frames come from the filter `showinfo`, which tells of each one before its pixels arrive, after
/// rotation and scaling; no other way gives the exact time of every frame and its true size, which
/// may change within a file.
final class DecoderLog: @unchecked Sendable {
  /// A frame that is about to arrive.
  struct Frame: Equatable {
    let width: Int
    let height: Int
    /// Seconds from the video's beginning; nil where the file does not say.
    let time: Double?
  }

  private let condition = NSCondition()
  private var frames: [Frame] = []
  private var secondsPerTick: Double?
  private var rate: Double?
  private var length: Double?
  private var firstComplaint: String?
  private var hasEnded = false

  /// Takes in a line; nil at the end.
  func hear(_ line: String?) {
    condition.lock()
    defer {
      condition.broadcast()
      condition.unlock()
    }
    guard let line else {
      hasEnded = true
      return
    }
    if line.hasPrefix("[Parsed_showinfo_") {
      hearFrame(line)
    } else if let complaint = Self.complaint(in: line) {
      if firstComplaint == nil { firstComplaint = complaint }
    } else if length == nil, line.hasPrefix("[info]   Duration: ") {
      length = Self.seconds(Self.word(after: "Duration: ", in: line))
    }
  }

  /// The next frame that was told of; nil at the end, or once `shouldStop` says so.
  func nextFrame(shouldStop: () -> Bool) -> Frame? {
    condition.lock()
    defer { condition.unlock() }
    while frames.isEmpty && !hasEnded {
      if shouldStop() { return nil }
      _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
    }
    return frames.isEmpty ? nil : frames.removeFirst()
  }

  /// The frames a second that the file announces; nil when it does not or lies.
  var frameRate: Double? { locked { rate } }
  /// The seconds that the file announces.
  var duration: Double? { locked { length } }
  /// The first error that ffmpeg reported.
  var complaint: String? { locked { firstComplaint } }

  private func locked<Value>(_ value: () -> Value) -> Value {
    condition.lock()
    defer { condition.unlock() }
    return value()
  }

  private func hearFrame(_ line: String) {
    if line.contains(" config in time_base: ") {
      secondsPerTick = Self.fraction(Self.word(after: "time_base: ", in: line))
      rate = Self.fraction(Self.word(after: "frame_rate: ", in: line))
        .flatMap { (1...240).contains($0) ? $0 : nil }
    } else if let size = Self.word(after: " s:", in: line),
      let ticks = Self.word(after: " pts:", in: line)
    {
      let sides = size.split(separator: "x").compactMap { Int($0) }
      guard sides.count == 2 else { return }
      let time = Int(ticks).flatMap { ticks in secondsPerTick.map { Double(ticks) * $0 } }
      frames.append(Frame(width: sides[0], height: sides[1], time: time))
    }
  }
}

extension DecoderLog {
  /// The word that follows `key` and any spaces.
  private static func word(after key: String, in line: String) -> Substring? {
    guard let place = line.range(of: key) else { return nil }
    let rest = line[place.upperBound...].drop { $0 == " " }
    let word = rest.prefix { $0 != " " && $0 != "," }
    return word.isEmpty ? nil : word
  }

  private static func fraction(_ text: Substring?) -> Double? {
    let parts = (text ?? "").split(separator: "/").compactMap { Int($0) }
    guard parts.count == 2, parts[0] > 0, parts[1] > 0 else { return nil }
    return Double(parts[0]) / Double(parts[1])
  }

  /// `01:02:03.45`.
  private static func seconds(_ text: Substring?) -> Double? {
    let parts = (text ?? "").split(separator: ":").compactMap { Double($0) }
    guard parts.count == 3 else { return nil }
    let seconds = parts[0] * 3600 + parts[1] * 60 + parts[2]
    return seconds > 0 ? seconds : nil
  }

  /// The text of an error without ffmpeg's marks; nil for other lines.
  ///
  /// Before its level a line has nothing but the parts of ffmpeg that speak, such as `[h264 @ 0x55d0] `, so that a
  /// video's title cannot pose as an error.
  static func complaint(in line: String) -> String? {
    var rest = line[...]
    while rest.hasPrefix("["), let end = rest.range(of: "] ") {
      let mark = rest[..<end.lowerBound].dropFirst()
      rest = rest[end.upperBound...]
      if ["error", "fatal", "panic"].contains(mark) {
        return rest.prefix(200).trimmingCharacters(in: .whitespaces)
      }
      guard isSpeaker(mark) else { return nil }
    }
    return nil
  }

  /// Whether a mark names a part of ffmpeg and its address.
  private static func isSpeaker(_ mark: Substring) -> Bool {
    guard !mark.contains("]"), let place = mark.range(of: " @ 0x", options: .backwards) else {
      return false
    }
    let address = mark[place.upperBound...]
    return !address.isEmpty && address.allSatisfy(\.isHexDigit)
  }
}

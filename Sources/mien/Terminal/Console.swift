import ArgumentParser
import Foundation
import MienCore

/// Standard error: progress, warnings and failures.
enum Console {
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// One line of its own, whatever characters files brought into `text`, after clearing a progress line.
  static func line(_ text: String) {
    write((isTerminal ? "\r\u{1B}[K" : "") + TerminalText.plain(text) + "\n")
  }

  static func warn(_ text: String) {
    line("mien: warning: \(text)")
  }

  static func fail(_ text: String) {
    line("mien: error: \(text)")
  }

  /// Replaces the progress line of a terminal; nothing in a log.
  static func progress(_ text: String) {
    guard isTerminal else { return }
    write("\r\u{1B}[K" + TerminalText.plain(text).prefix(columns - 1))
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 80 }
    return Int(size.ws_col)
  }

  /// A log that cannot be written stops no work.
  private static func write(_ text: String) {
    _ = writeAll(text, to: STDERR_FILENO)
  }
}

/// Standard output: results.
enum Output {
  /// - Throws: `MienError` when it cannot be written, as on a full disk; the exit code 0 when its reader is
  ///   gone, who wants no more.
  static func text(_ text: String) throws {
    guard let failure = writeAll(text, to: STDOUT_FILENO) else { return }
    guard failure != EPIPE else { throw ExitCode.success }
    throw MienError("cannot write standard output: \(String(cString: strerror(failure)))")
  }

  /// One JSON document, keys sorted.
  ///
  /// - Throws: As ``text(_:)``.
  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try text(String(decoding: encoder.encode(value), as: UTF8.self) + "\n")
  }
}

/// A span of time as people read it: `12 s`, `3 min 05 s`, `2 h 10 min`.
func readable(seconds: Double) -> String {
  let whole = seconds.isFinite ? Int(min(max(0, seconds), 1e9).rounded()) : 0
  switch whole {
  case ..<60: return "\(whole) s"
  case ..<3600: return "\(whole / 60) min \(twoDigits(whole % 60)) s"
  default: return "\(whole / 3600) h \(twoDigits(whole / 60 % 60)) min"
  }
}

private func twoDigits(_ number: Int) -> String {
  number < 10 ? "0\(number)" : "\(number)"
}

extension Double {
  /// With a fixed number of digits after the point, whatever the locale.
  func fixed(_ digits: Int) -> String {
    String(format: "%.\(digits)f", locale: Locale(identifier: "en_US_POSIX"), self)
  }
}

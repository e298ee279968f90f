import Foundation
import MienCore
import Synchronization

/// Puts the sound of one file beside the pictures of another.
enum Soundtrack {
  /// The codecs that stand in an mp4 file as they are; others are encoded anew as AAC.
  private static let copied: Set<Substring> = [
    "aac", "mp3", "mp2", "ac3", "eac3", "alac", "opus", "flac",
  ]

  /// The codecs of a video's sound, in the file's order.
  ///
  /// - Throws: ``MienError`` when ffprobe is missing.
  static func codecs(of source: VideoSource) throws -> [Substring] {
    guard case .file = source else { return [] }
    let process = try ChildProcess(
      "ffprobe",
      [
        "-v", "quiet", "-select_streams", "a", "-show_entries", "stream=codec_name", "-of",
        "csv=p=0",
      ]
        + source.inputArguments,
      input: .nothing, readsOutput: true, onErrorLine: { _ in })
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while answer.count < 1 << 16 {
      let count = read(process.output, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      answer += buffer[..<count]
    }
    process.end()
    return String(decoding: answer, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.prefix { $0 != "," } }
  }

  /// Writes an mp4 file with the pictures of `pictures` and the sound of `source`.
  ///
  /// - Parameter length: Sound after this many seconds is left out; nil keeps all of it.
  /// - Throws: ``MienError`` when ffmpeg fails.
  static func join(
    pictures: String, sound source: VideoSource, codecs: [Substring], length: Double?,
    to path: String
  ) throws {
    let ways = codecs.enumerated().flatMap { stream, codec in
      ["-c:a:\(stream)", copied.contains(codec) ? "copy" : "aac"]
    }
    let complaint = Mutex<String?>(nil)
    let process = try ChildProcess(
      "ffmpeg",
      ["-hide_banner", "-nostdin", "-y", "-loglevel", "level+error", "-i", "file:" + pictures]
        + source.inputArguments
        + ["-map", "0:v", "-map", "1:a", "-map_metadata", "-1", "-c:v", "copy"] + ways
        + (length.map { ["-t", "\($0)"] } ?? [])
        + ["-movflags", "+faststart", "-f", "mp4", "file:" + path],
      input: .nothing, readsOutput: false,
      onErrorLine: { line in
        if let line { complaint.withLock { $0 = $0 ?? DecoderLog.complaint(in: line) } }
      })
    guard process.wait() == 0 else {
      let reason = complaint.withLock { $0 } ?? "ffmpeg failed"
      throw MienError("the sound of \(source.name) cannot be kept: \(reason)")
    }
  }
}

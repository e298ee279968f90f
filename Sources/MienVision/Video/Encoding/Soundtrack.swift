import Foundation
import MienCore
import Synchronization

/// The sound of a video, to be put beside the pictures of another file.
struct Soundtrack {
  private struct Stream {
    /// Its place among all streams of the video.
    let index: Int
    let codec: Substring
  }

  /// The codecs that stand in an mp4 file as they are; others are encoded anew as AAC.
  private static let copied: Set<Substring> = [
    "aac", "mp3", "mp2", "ac3", "eac3", "alac", "opus", "flac",
  ]

  private let source: VideoSource
  /// What can be kept, in the video's order.
  private let streams: [Stream]
  /// What cannot, one sentence each.
  let warnings: [String]

  /// - Throws: ``MienError`` when ffprobe is missing.
  init(of source: VideoSource) throws {
    self.source = source
    // A pipe that ffprobe has read is empty.
    guard let found = source.isRegularFile ? try Self.probe(source) : [] else {
      streams = []
      warnings = ["\(source.name): ffprobe cannot tell its sound; the copy goes without it"]
      return
    }
    let isUnknown = { (stream: Stream) in ["", "none", "unknown"].contains(stream.codec) }
    streams = found.filter { !isUnknown($0) }
    warnings = found.filter(isUnknown).map {
      "\(source.name): the sound of stream \($0.index) is in no known form; the copy goes without it"
    }
  }

  var isEmpty: Bool { streams.isEmpty }

  /// Writes an mp4 file with the pictures of `pictures` and this sound.
  ///
  /// - Parameter length: Sound after this many seconds is left out; nil keeps all of it.
  /// - Throws: ``MienError`` when ffmpeg fails.
  func join(pictures: String, length: Double?, to path: String) throws {
    let maps = streams.flatMap { ["-map", "1:\($0.index)"] }
    let ways = streams.enumerated().flatMap { place, stream in
      ["-c:a:\(place)", Self.copied.contains(stream.codec) ? "copy" : "aac"]
    }
    let complaint = Mutex<String?>(nil)
    let process = try ChildProcess(
      "ffmpeg",
      ["-hide_banner", "-nostdin", "-y", "-loglevel", "level+error", "-i", "file:" + pictures]
        + source.inputArguments + ["-map", "0:v"] + maps
        + ["-map_metadata", "-1", "-c:v", "copy"] + ways
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

  /// All streams of sound; nil when ffprobe fails, as it does where the decoder of one does not start.
  private static func probe(_ source: VideoSource) throws -> [Stream]? {
    let process = try ChildProcess(
      "ffprobe",
      [
        "-v", "quiet", "-select_streams", "a", "-show_entries", "stream=index,codec_name", "-of",
        "csv=p=0",
      ]
        + source.inputArguments,
      input: .nothing, readsOutput: true, onErrorLine: { _ in })
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(process.output, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      answer += buffer[..<count]
      guard answer.count < 1 << 16 else { return nil }
    }
    guard process.wait() == 0 else { return nil }
    var streams: [Stream] = []
    for line in String(decoding: answer, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let words = line.split(separator: ",")
      // Streams of a programme, as in mpeg-ts, are told twice.
      guard let index = words.first.flatMap({ Int($0) }),
        !streams.contains(where: { $0.index == index })
      else { continue }
      streams.append(Stream(index: index, codec: words.dropFirst().first ?? ""))
    }
    return streams
  }
}

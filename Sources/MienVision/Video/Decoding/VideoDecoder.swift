#if Vision
  import Foundation
  import MienCore
  import MienImage

  /// One picture of a video.
  public struct VideoFrame: Sendable {
    /// Its place among all frames of the video, from 0.
    public let index: Int
    /// Seconds from the video's beginning.
    public let time: Double
    /// Upright and with square pixels, in colour.
    public let image: Image
  }

  /// Reads the frames of a video one after the other, decoded by the program `ffmpeg`.
  ///
  /// Every frame comes exactly once, with the time that the file gives it, so that videos of a
  /// variable frame rate keep theirs. Rotation that the file asks for is applied. Holds one frame
  /// at a time; to be used from one thread.
  final class VideoDecoder {
    /// The most pixels a frame may have: 8K UHD.
    static let mostPixels = 7680 * 4320

    let source: VideoSource
    /// Set when ``next()`` has returned nil.
    private(set) var ending: VideoSummary.Ending?

    private let shouldStop: @Sendable () -> Bool
    private let log = DecoderLog()
    private let process: ChildProcess
    private var count = 0
    private var lastTime: Double?

    /// - Parameter shouldStop: Asked while waiting for frames; reading ends when it says so.
    /// - Throws: ``MienError`` when the source does not exist or ffmpeg is missing.
    init(_ source: VideoSource, shouldStop: @escaping @Sendable () -> Bool) throws {
      try source.check()
      self.source = source
      self.shouldStop = shouldStop
      // Pixels are made square (a quarter to four times as wide; with the limit on what is decoded, no header
      // can ask for gigabytes), then each frame is told of.
      let filter =
        "scale=w=trunc(iw*min(max(sar\\,0.25)\\,4)):h=ih,format=rgb24,showinfo=checksum=0"
      let log = log
      process = try ChildProcess(
        "ffmpeg",
        ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "repeat+level+info"]
          + ["-max_pixels", "\(Self.mostPixels)"] + source.inputArguments
          + [
            "-map", "0:V:0", "-vf", filter, "-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1",
          ],
        input: source == .standardInput ? .inherited : .nothing, readsOutput: true,
        onErrorLine: { log.hear($0) })
    }

    /// The seconds that the file announces; known after the first frame.
    var duration: Double? { log.duration }
    /// Frames a second as announced; known after the first frame.
    var frameRate: Double? { log.frameRate }

    /// The next frame; nil at the end, whose kind ``ending`` tells.
    ///
    /// - Throws: ``MienError`` when a frame is too large to be held.
    func next() throws -> VideoFrame? {
      guard ending == nil else { return nil }
      guard let told = log.nextFrame(shouldStop: shouldStop), !shouldStop() else {
        finish()
        return nil
      }
      let pixels = told.width.multipliedReportingOverflow(by: told.height)
      guard told.width >= 1, told.height >= 1, !pixels.overflow,
        pixels.partialValue <= Self.mostPixels
      else {
        process.end()
        throw MienError(
          "\(source.name): frames of \(told.width)x\(told.height) are over the limit of "
            + "\(Self.mostPixels) pixels")
      }
      guard let bytes = read(pixels.partialValue * 3) else {
        finish()
        return nil
      }
      let step = 1 / (log.frameRate ?? 25)
      let time = told.time ?? lastTime.map { $0 + step } ?? 0
      let frame = VideoFrame(
        index: count, time: time,
        image: Image(width: told.width, height: told.height, channels: 3, pixels: bytes))
      count += 1
      lastTime = time
      return frame
    }

    private func read(_ size: Int) -> [UInt8]? {
      var isWhole = true
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
        filled = 0
        while filled < size {
          var ready = pollfd(fd: process.output, events: Int16(POLLIN), revents: 0)
          let found = poll(&ready, 1, 100)
          if found <= 0 {
            if shouldStop() { break }
            continue
          }
          let part = Foundation.read(
            process.output, buffer.baseAddress?.advanced(by: filled), size - filled)
          if part > 0 {
            filled += part
          } else if part == 0 || errno != EINTR {
            break
          }
        }
        isWhole = filled == size
      }
      return isWhole ? bytes : nil
    }

    private func finish() {
      guard !shouldStop() else {
        process.end()
        ending = .stopped
        return
      }
      let status = process.wait()
      if let complaint = log.complaint {
        ending = .damaged(plain(complaint))
      } else if status != 0 {
        ending = .damaged("ffmpeg ended with code \(status)")
      } else {
        ending = .complete
      }
    }

    /// ffmpeg's commonest answers in words of people.
    private func plain(_ complaint: String) -> String {
      if complaint.hasPrefix("Format not on whitelist") { return "not a video file" }
      if complaint.contains("matches no streams") { return "it holds no video" }
      if complaint.contains("exceeds specified max pixel count") {
        return "its frames are over the limit of \(Self.mostPixels) pixels"
      }
      for name in ["file:\(source.name): ", "\(source.name): ", "pipe:0: "]
      where complaint.hasPrefix(name) {
        return String(complaint.dropFirst(name.count))
      }
      return complaint
    }
  }
#endif

#if Vision
  import Foundation
  import MienCore
  import MienImage
  import Synchronization

  /// Writes frames with what was found in them as an mp4 file (H.264), on a thread of its own.
  ///
  /// The file has an even frame rate, the one the source announces; of a source of a variable rate,
  /// frames are repeated or left out so that all stand at their time.
  final class VideoEncoder: @unchecked Sendable {
    private struct Job {
      let frame: VideoFrame
      let faces: [TrackedFace]
    }

    private let queue = BoundedQueue<Job>(limit: 16 << 20)
    private let done = DispatchSemaphore(value: 0)
    private let failure = Mutex<(any Error)?>(nil)
    private let timeRemark = Mutex<String?>(nil)
    private let path: String

    /// - Parameters:
    ///   - path: The file to write; it is whole once ``finish()`` returns.
    ///   - rate: Frames a second.
    ///   - duration: The seconds that the source announces; nil where it does not.
    init(path: String, rate: Double, duration: Double?) {
      self.path = path
      Thread.detachNewThread { [self] in
        do {
          try write(FrameClock(rate: rate, duration: duration))
        } catch {
          failure.withLock { $0 = error }
        }
        queue.cancel()
        done.signal()
      }
    }

    /// Draws the faces onto the frame and appends it; waits while the encoder is behind.
    ///
    /// - Throws: ``MienError`` when an earlier frame could not be written.
    func append(_ frame: VideoFrame, _ faces: [TrackedFace]) throws {
      guard queue.put(Job(frame: frame, faces: faces), cost: frame.image.pixels.count) else {
        throw failure.withLock { $0 } ?? MienError("\(path): the encoder stopped")
      }
    }

    /// Ends the file.
    ///
    /// - Throws: ``MienError`` when a frame or the file's end could not be written.
    func finish() throws {
      queue.finish()
      done.wait()
      done.signal()
      if let error = failure.withLock({ $0 }) { throw error }
    }

    /// How the file is out of time, as ``FrameClock/remark`` says it; known after ``finish()``.
    var remark: String? { timeRemark.withLock { $0 } }

    /// Stops without regard to the file.
    func cancel() {
      queue.cancel()
      done.wait()
      done.signal()
    }

    private func write(_ clock: FrameClock) throws {
      var clock = clock
      var process: ChildProcess?
      var shown: (image: Image, time: Double)?
      let complaint = Mutex<String?>(nil)
      func put(_ image: Image, times: Int) throws {
        guard times > 0 else { return }
        let child =
          try process
          ?? start(image.width, image.height, clock.rate) { line in
            complaint.withLock { $0 = $0 ?? DecoderLog.complaint(in: line) }
          }
        process = child
        try image.pixels.withUnsafeBytes { bytes in
          // A picture may stand for hours, which nobody waits for who gave up.
          for _ in 0..<times where !queue.wasCancelled {
            guard child.write(bytes) else { throw broken(child, complaint) }
          }
        }
      }
      while let job = queue.take(1).first {
        let (frame, time) = (job.frame, max(job.frame.time, 0))
        if let shown { try put(shown.image, times: clock.copies(until: time)) }
        var image = try Annotation.draw(job.faces, on: frame.image)
        if let shown {
          // The first frame's size is the file's; a source that changes its own is scaled.
          image = try image.resized(width: shown.image.width, height: shown.image.height)
        }
        shown = (image, time)
      }
      guard let shown else { return }
      try put(shown.image, times: clock.lastCopies(of: shown.time))
      timeRemark.withLock { $0 = clock.remark }
      guard let process else { return }
      process.closeInput()
      guard process.wait() == 0 else { throw broken(process, complaint) }
    }

    private func start(
      _ width: Int, _ height: Int, _ rate: Double, hear: @escaping @Sendable (String) -> Void
    ) throws -> ChildProcess {
      // H.264's usual form wants even sides and says which colours it means.
      let filter =
        "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
      let colors = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
      return try ChildProcess(
        "ffmpeg",
        [
          "-hide_banner", "-nostdin", "-y", "-loglevel", "level+error", "-f", "rawvideo",
          "-pixel_format", "rgb24", "-video_size", "\(width)x\(height)", "-framerate", "\(rate)",
          "-i", "pipe:0", "-vf", filter, "-c:v", "libx264", "-preset", "veryfast", "-crf", "20",
        ] + colors + ["-movflags", "+faststart", "-f", "mp4", "file:" + path],
        input: .written, readsOutput: false,
        onErrorLine: { line in if let line { hear(line) } })
    }

    private func broken(_ process: ChildProcess, _ complaint: borrowing Mutex<String?>) -> MienError
    {
      process.closeInput()
      process.wait()
      let reason = complaint.withLock { $0 } ?? "ffmpeg stopped"
      return MienError("the annotated video cannot be written: \(reason)")
    }
  }
#endif

#if Vision
  import Foundation
  import MienCore
  import Synchronization

  /// Decodes a video on a thread of its own, a few frames ahead of whoever takes them.
  final class VideoReader: @unchecked Sendable {
    private let queue = BoundedQueue<VideoFrame>(limit: 16 << 20)
    private let done = DispatchSemaphore(value: 0)
    private let decoder: VideoDecoder
    private let stop: StopFlag
    private let outcome = Mutex<Result<VideoSummary.Ending, any Error>>(.success(.stopped))

    /// - Throws: ``MienError`` when the source does not exist or ffmpeg is missing.
    init(_ source: VideoSource, shouldStop: @escaping @Sendable () -> Bool) throws {
      let flag = StopFlag()
      stop = flag
      decoder = try VideoDecoder(source, shouldStop: { shouldStop() || flag.isSet })
      Thread.detachNewThread { [self] in
        let result = Result { try read() }
        outcome.withLock { $0 = result }
        queue.finish()
        done.signal()
      }
    }

    /// The seconds that the video announces; known once a frame was taken.
    var duration: Double? { decoder.duration }
    /// Frames a second as announced; known once a frame was taken.
    var frameRate: Double? { decoder.frameRate }

    /// The next frames, at most `count`; none at the end.
    func take(_ count: Int) -> [VideoFrame] { queue.take(count) }

    /// How reading ended; to be asked at the end.
    ///
    /// - Throws: ``MienError`` when a frame could not be held.
    func finish() throws -> VideoSummary.Ending {
      done.wait()
      done.signal()
      return try outcome.withLock { try $0.get() }
    }

    /// Stops reading and waits until the thread has ended.
    func cancel() {
      stop.set()
      queue.cancel()
      done.wait()
      done.signal()
    }

    private func read() throws -> VideoSummary.Ending {
      while let frame = try decoder.next() {
        guard queue.put(frame, cost: frame.image.pixels.count) else { return .stopped }
      }
      return decoder.ending ?? .stopped
    }
  }

  /// A wish to stop that threads share.
  private final class StopFlag: Sendable {
    private let value = Atomic<Bool>(false)

    var isSet: Bool { value.load(ordering: .relaxed) }
    func set() { value.store(true, ordering: .relaxed) }
  }
#endif

#if Vision
  import Foundation
  import MienCore
  import MienImage

  /// From a video to the faces of its frames, followed over time.
  ///
  /// ```swift
  /// let analyzer = try Analyzer(model: "model.onnx")
  /// let video = VideoAnalyzer(analyzer)
  /// let summary = try video.analyze(.file("talk.mp4")) { row, _ in
  ///   print(row.time, row.faces.map(\.face.top.label))
  /// }
  /// ```
  /// Decoding, looking and writing run side by side, each holding a few frames: memory does not
  /// grow with the video's length. Needs the program `ffmpeg`, and `ffprobe` for annotated copies.
  public struct VideoAnalyzer: Sendable {
    /// Which frames are looked at, and how the faces in them are followed.
    public struct Options: Sendable, Equatable {
      /// Which frames are looked at.
      public var sampling: VideoSampling
      /// How the probabilities of a face are evened out over time.
      public var smoothing: EmotionSmoothing
      /// What counts as the same face in several frames.
      public var tracking: FaceTracker.Options
      /// The most frames that are looked at together; at least 1.
      public var batch: Int

      /// By default looks at every frame and evens the probabilities out a little.
      public init(
        sampling: VideoSampling = .every(1), smoothing: EmotionSmoothing = .exponential(0.4),
        tracking: FaceTracker.Options = .init(), batch: Int = 4
      ) {
        self.sampling = sampling
        self.smoothing = smoothing
        self.tracking = tracking
        self.batch = batch
      }
    }

    /// Which frames are looked at, and how the faces in them are followed.
    public let options: Options
    private let look: @Sendable ([Image]) throws -> [[Face]]

    /// An analyzer of videos that leaves single pictures to `look`.
    ///
    /// - Parameter look: Finds the faces of pictures, a list for each picture.
    /// - Precondition: The options' numbers are in the ranges that they state.
    public init(
      options: Options = Options(), look: @escaping @Sendable ([Image]) throws -> [[Face]]
    ) {
      precondition(options.batch >= 1, "a batch has at least one frame")
      // They check their numbers, here rather than at the first frame.
      _ = (VideoSampler(options.sampling), FaceFollower(options))
      self.options = options
      self.look = look
    }

    /// Detects the faces of a batch's frames side by side and classifies them together.
    ///
    /// An analyzer that infers for throughput is a seventh faster here, and takes 77 MB more.
    ///
    /// - Precondition: The options' numbers are in the ranges that they state.
    public init(_ analyzer: Analyzer, options: Options = Options()) {
      self.init(options: options) { try analyzer.analyze($0) }
    }

    /// Looks at all frames that the sampling takes.
    ///
    /// - Parameters:
    ///   - annotated: Where to write a copy as mp4 with boxes, labels and bars, and the sound of a
    ///     source that is a regular file (a pipe cannot be read twice); all frames are in it, also
    ///     those that sampling leaves out. What it lacks, such as sound that cannot be read, is told
    ///     in ``VideoSummary/warnings``.
    ///   - shouldStop: Asked often; true ends as if the video ended there.
    ///   - observe: Is given every row in order, and the seconds that the video announces.
    /// - Returns: What it came to; a damaged video gives what could be read of it.
    /// - Throws: ``MienError`` when nothing can be read, a network fails, a file cannot be written or the
    ///   copy would replace its source; what `observe` throws.
    public func analyze(
      _ source: VideoSource, annotated: String? = nil,
      shouldStop: @escaping @Sendable () -> Bool = { false },
      observe: (_ row: VideoRow, _ duration: Double?) throws -> Void
    ) throws -> VideoSummary {
      guard let annotated else {
        return try run(source, encodingTo: nil, shouldStop, observe)
      }
      return try AnnotatedCopy.write(to: annotated, of: source) { path in
        try run(source, encodingTo: path, shouldStop, observe)
      }
    }

    private func run(
      _ source: VideoSource, encodingTo path: String?, _ shouldStop: @escaping @Sendable () -> Bool,
      _ observe: (VideoRow, Double?) throws -> Void
    ) throws -> VideoSummary {
      let reader = try VideoReader(source, shouldStop: shouldStop)
      var encoder: VideoEncoder?
      defer {
        reader.cancel()
        encoder?.cancel()
      }
      var sampler = VideoSampler(options.sampling)
      var follower = FaceFollower(options)
      var ledger = TrackLedger()
      var faces: [TrackedFace] = []
      var (count, lastTime) = (0, 0.0)
      while case let frames = reader.take(options.batch), !frames.isEmpty {
        let taken = frames.filter { sampler.takes($0.index, at: $0.time) }
        let found = taken.isEmpty ? [] : try look(taken.map(\.image))
        precondition(found.count == taken.count, "\(found.count) answers to \(taken.count) frames")
        let answers = Dictionary(uniqueKeysWithValues: zip(taken.map(\.index), found))
        if let path, encoder == nil {
          encoder = VideoEncoder(
            path: path, rate: reader.frameRate ?? 25, duration: reader.duration)
        }
        for frame in frames {
          if let answer = answers[frame.index] {
            faces = follower.follow(answer)
            let row = VideoRow(frame: frame.index, time: frame.time, faces: faces)
            ledger.add(row)
            ledger.prune(keeping: follower.active)
            try observe(row, reader.duration)
          }
          try encoder?.append(frame, faces)
          count += 1
          lastTime = max(lastTime, frame.time)
        }
      }
      let ending = try reader.finish()
      guard count > 0 else {
        if case .damaged(let reason) = ending {
          let hint =
            source == .standardInput ? "; an mp4 file must be made for streaming to be piped" : ""
          throw MienError("\(source.name): \(reason)\(hint)")
        }
        let reason = ending == .stopped ? "stopped before the first frame" : "no frame was read"
        throw MienError("\(source.name): \(reason)")
      }
      try encoder?.finish()
      return VideoSummary(
        frames: count, rows: ledger.rows, rowsWithFaces: ledger.rowsWithFaces, lastTime: lastTime,
        ending: ending, tracks: ledger.tracks(), tracksLeftOut: ledger.tracksLeftOut,
        span: ledger.span,
        warnings: (encoder?.remark).map { ["\(source.name) \($0)"] } ?? [])
    }
  }
#endif

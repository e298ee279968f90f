#if Vision
  import Dispatch
  import MienImage
  import MienVision

  /// The only one who runs the model: gathers the pictures of all requests into batches.
  ///
  /// A batch starts as soon as the model is free. It waits for more pictures only while some are
  /// known to be on their way, at most ``ServerOptions/batchDelay``, so that a single client never
  /// waits for company.
  actor ModelOwner {
    private struct Job {
      let number: Int
      let image: Image
      let deadline: ContinuousClock.Instant
      let answer: CheckedContinuation<[Face], any Error>
    }

    private let analyzer: any PictureAnalyzing
    private let batchSize: Int
    private let delay: Duration
    private let metrics: ServerMetrics
    private let queue = DispatchQueue(label: "mien.model")

    private var jobs: [Job] = []
    private var lastNumber = 0
    /// Pictures that were announced and are still being decoded.
    private var expected = 0
    private var isRunning = false
    private var pause: CheckedContinuation<Void, Never>?

    init(
      analyzer: any PictureAnalyzing, batchSize: Int, delay: Duration, metrics: ServerMetrics
    ) {
      self.analyzer = analyzer
      self.batchSize = max(1, batchSize)
      self.delay = delay
      self.metrics = metrics
    }

    /// Says that a picture is coming: either ``faces(in:deadline:)`` or ``withdraw()`` must follow.
    func announce() { expected += 1 }

    /// Says that an announced picture will not come.
    func withdraw() {
      expected -= 1
      endPauseIfComplete()
    }

    /// The faces of one announced picture.
    ///
    /// - Throws: What the model throws, ``Problem`` 503 when the picture's turn came too late, or
    ///   `CancellationError` when nobody wants it any more and its turn has not come.
    func faces(in image: Image, deadline: ContinuousClock.Instant) async throws -> [Face] {
      guard !Task.isCancelled else {
        withdraw()
        throw CancellationError()
      }
      lastNumber += 1
      let number = lastNumber
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { answer in
          expected -= 1
          jobs.append(Job(number: number, image: image, deadline: deadline, answer: answer))
          metrics.setWaiting(jobs.count)
          if isRunning {
            endPauseIfComplete()
          } else {
            isRunning = true
            Task { await work() }
          }
        }
      } onCancel: {
        Task { await leave(number) }
      }
    }

    private func leave(_ number: Int) {
      guard let place = jobs.firstIndex(where: { $0.number == number }) else { return }
      jobs.remove(at: place).answer.resume(throwing: CancellationError())
      metrics.setWaiting(jobs.count)
    }

    private var isComplete: Bool { expected == 0 || jobs.count >= batchSize }

    private func work() async {
      while !jobs.isEmpty {
        if !isComplete { await waitForMore() }
        await run(takeBatch())
      }
      isRunning = false
    }

    private func waitForMore() async {
      let timer = Task {
        try await Task.sleep(for: delay)
        endPause()
      }
      await withCheckedContinuation { pause = $0 }
      timer.cancel()
    }

    private func endPauseIfComplete() {
      if isComplete { endPause() }
    }

    private func endPause() {
      pause?.resume()
      pause = nil
    }

    private func takeBatch() -> [Job] {
      let batch = Array(jobs.prefix(batchSize))
      jobs.removeFirst(batch.count)
      metrics.setWaiting(jobs.count)
      let now = ContinuousClock.now
      for job in batch where job.deadline <= now { job.answer.resume(throwing: Problem.late) }
      return batch.filter { $0.deadline > now }
    }

    private func run(_ batch: [Job]) async {
      guard !batch.isEmpty else { return }
      metrics.countBatch(batch.count)
      switch await analyzed(batch.map(\.image)) {
      case .success(let faces):
        for (job, faces) in zip(batch, faces) { job.answer.resume(returning: faces) }
      case .failure(let error) where batch.count == 1:
        batch[0].answer.resume(throwing: error)
      case .failure:
        // One picture must not cost its neighbours their answers.
        for job in batch {
          job.answer.resume(with: await analyzed([job.image]).map { $0[0] })
        }
      }
    }

    private func analyzed(_ images: [Image]) async -> Result<[[Face]], any Error> {
      let analyzer = analyzer
      return await withCheckedContinuation { continuation in
        queue.async {
          continuation.resume(
            returning: Result {
              let faces = try analyzer.analyze(images)
              guard faces.count == images.count else { throw Problem.failure }
              return faces
            })
        }
      }
    }
  }
#endif

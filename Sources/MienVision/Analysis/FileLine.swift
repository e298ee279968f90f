#if Vision
  import Foundation

  /// A waiting line between threads that prepare numbered jobs and one that takes them in order.
  ///
  /// At most `window` jobs are prepared or being prepared and not yet taken.
  final class FileLine<Job: Sendable>: @unchecked Sendable {
    private let count: Int
    private let batch: Int
    private let window: Int

    private let condition = NSCondition()
    /// The next job to prepare, and the next to be taken.
    private var started = 0
    private var taken = 0
    private var ready: [Int: Job] = [:]
    private var running = 0
    private var isStopped = false

    /// How long a batch may wait to fill up once its first job is ready.
    private static var patience: TimeInterval { 0.5 }

    /// - Parameter batch: The most jobs that ``next()`` gives; it waits for as many, though not for
    ///   long. At most `window`.
    init(count: Int, batch: Int, window: Int) {
      self.count = count
      self.batch = batch
      self.window = max(window, batch, 1)
    }

    /// Starts threads that prepare all jobs; called once.
    func start(workers: Int, _ prepare: @escaping @Sendable (Int) -> Job) {
      running = workers
      for _ in 0..<workers {
        let thread = Thread { [self] in
          while let index = begin() { end(index, prepare(index)) }
          leave()
        }
        thread.stackSize = 8 << 20
        thread.start()
      }
    }

    /// The next jobs in order, at least one; nil when all were taken. Waits for them.
    func next() -> [Job]? {
      condition.lock()
      defer { condition.unlock() }
      guard taken < count else { return nil }
      while ready[taken] == nil { condition.wait() }
      let end = Date(timeIntervalSinceNow: Self.patience)
      let wanted = min(batch, count - taken)
      while (taken..<taken + wanted).contains(where: { ready[$0] == nil }) {
        guard condition.wait(until: end) else { break }
      }
      var jobs: [Job] = []
      while jobs.count < batch, let job = ready.removeValue(forKey: taken) {
        jobs.append(job)
        taken += 1
      }
      condition.broadcast()
      return jobs
    }

    /// Begins no more jobs, and returns when the threads have ended.
    func stop() {
      condition.lock()
      defer { condition.unlock() }
      isStopped = true
      condition.broadcast()
      while running > 0 { condition.wait() }
    }

    private func begin() -> Int? {
      condition.lock()
      defer { condition.unlock() }
      while !isStopped && started < count && started >= taken + window { condition.wait() }
      guard !isStopped, started < count else { return nil }
      started += 1
      return started - 1
    }

    private func end(_ index: Int, _ job: Job) {
      condition.lock()
      ready[index] = job
      condition.broadcast()
      condition.unlock()
    }

    private func leave() {
      condition.lock()
      running -= 1
      condition.broadcast()
      condition.unlock()
    }
  }
#endif

#if Training
  import Foundation
  import MienCore
  import Synchronization

  /// Notices within seconds that another rank is gone, even when no connection breaks: its machine lost power, its
  /// process was stopped.
  ///
  /// Every rank counts up a number in the store and watches the next rank's. c10d alone would wait until its
  /// timeout, which must be long, because a rank may be busy with a checkpoint.
  final class Heartbeat: Sendable {
    /// Seconds between beats.
    static let period = 2.0
    /// Seconds of silence after which a rank counts as gone.
    static let patience = 14.0
    private static let lost = "beat/lost"
    private static let left = "beat/left/"

    private let isRunning = Atomic<Bool>(true)
    /// When the store last answered.
    private let answered = Mutex(ContinuousClock.now)
    private let launch: Launch
    private let hosts: [String]
    private let onLoss: @Sendable (String) -> Void
    private let store: KeyValueStore
    /// Wakes the threads before their time.
    private let wake = DispatchSemaphore(value: 0)
    /// The threads that still run.
    private let threads = DispatchGroup()

    /// Begins to beat and to watch.
    ///
    /// - Parameter onLoss: Called at most twice, on a thread of its own, with a sentence that says who is gone.
    /// - Throws: `MienError` when the store cannot be reached.
    init(
      _ launch: Launch, hosts: [String], onLoss: @escaping @Sendable (String) -> Void
    ) throws {
      do {
        store = try KeyValueStore(
          host: launch.address, port: launch.port, serves: false,
          prefix: launch.storePrefix, timeout: Self.patience)
      } catch {
        throw MienError("rank \(launch.rank) lost the meeting point: \(error.firstLine)")
      }
      self.launch = launch
      self.hosts = hosts
      self.onLoss = onLoss
      for body in [beat, watchStore] {
        threads.enter()
        Thread.detachNewThread {
          body()
          self.threads.leave()
        }
      }
    }

    /// Lets the others know that this rank leaves of its own will, and ends.
    func stop() {
      guard isRunning.load(ordering: .relaxed) else { return }
      try? store.set(Self.left + "\(launch.rank)", to: "")
      end()
    }

    /// Ends without a word; the others will miss this rank.
    ///
    /// Waits for the threads, because one that lets go of its connection while the process ends finds c10d taken down.
    /// Not for long, because a call to a machine that lost its power may never return.
    func end() {
      guard isRunning.exchange(false, ordering: .relaxed) else { return }
      for _ in 0..<2 { wake.signal() }
      _ = threads.wait(timeout: .now() + Self.period)
    }

    private func pause(_ seconds: Double) {
      _ = wake.wait(timeout: .now() + seconds)
    }

    private func beat() {
      let watched = (launch.rank + 1) % hosts.count
      var (seen, since) = (0, ContinuousClock.now)
      var last = ContinuousClock.now
      while isRunning.load(ordering: .relaxed) {
        // Who slept himself has not heard the others.
        if last.duration(to: .now) > .seconds(Self.patience / 2) { since = .now }
        last = .now
        do {
          try store.add("beat/\(launch.rank)", 1)
          let count = try store.add("beat/\(watched)", 0)
          if count != seen { (seen, since) = (count, .now) }
          let hasLeft = try store.has(Self.left + "\(watched)")
          if since.duration(to: .now) > .seconds(Self.patience), !hasLeft {
            try store.set(Self.lost, to: "rank \(watched) on \(hosts[watched])")
          }
          // The connections of a rank that failed break only when it ends.
          if try store.has(ProcessGroup.failure) {
            let reason = try store.value(ProcessGroup.failure)
            store.noteHeard(launch)
            return report("another rank has ended: \(reason)")
          }
          if try store.has(Self.lost) {
            return report(
              "\(try store.value(Self.lost)) has been silent for \(Int(Self.patience)) s")
          }
          answered.withLock { $0 = .now }
        } catch {
          // Whether the store stays away is for the other thread to see.
        }
        pause(Self.period)
      }
    }

    /// A call to a machine that lost its power may never return.
    private func watchStore() {
      var last = ContinuousClock.now
      while isRunning.load(ordering: .relaxed) {
        if last.duration(to: .now) > .seconds(Self.patience / 2) {
          answered.withLock { $0 = .now }
        }
        last = .now
        if answered.withLock({ $0.duration(to: .now) }) > .seconds(Self.patience) {
          return report(
            "the meeting point of the ranks has been silent for \(Int(Self.patience)) s")
        }
        pause(0.5)
      }
    }

    private func report(_ sentence: String) {
      if isRunning.load(ordering: .relaxed) { onLoss(sentence) }
    }
  }
#endif

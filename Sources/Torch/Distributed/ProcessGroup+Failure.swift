#if Training
  import Foundation
  import MienCore

  extension ProcessGroup {
    static let failure = "failure"

    /// Tells the other ranks why this one ends, so that they can say it, too; nothing when it ends because another
    /// one is gone.
    ///
    /// The rank that serves the store waits until all have heard, but not for long.
    public func tell(failure: String) {
      guard !isBroken else { return }
      heartbeat.stop()
      if (try? store.has(Self.failure)) == false {
        try? store.set(Self.failure, to: "rank \(rank) on \(hosts[rank]): \(failure)")
      }
      store.noteHeard(launch)
    }

    /// What to say when c10d cannot reach another rank.
    func lost(_ error: TorchError) -> MienError {
      isBroken = true
      // The rank that failed may still be writing down why.
      let end = ContinuousClock.now + .seconds(2)
      while ContinuousClock.now < end {
        guard let told = try? store.has(Self.failure) else { break }
        if told, let reason = try? store.value(Self.failure) {
          store.noteHeard(launch)
          return MienError("another rank has ended: \(reason)")
        }
        usleep(50_000)
      }
      let cause = error.description.split(separator: "\n").first.map(String.init) ?? ""
      let message = cause.hasPrefix("[") ? cause.drop { $0 != "]" }.dropFirst(2) : cause[...]
      return MienError("another rank has ended without a word (c10d: \(message.prefix(160)))")
    }
  }

  extension KeyValueStore {
    /// Notes that a rank knows why one of them failed; the one that serves the store waits until all do, but not for
    /// long, because the reason ends with it.
    func noteHeard(_ launch: Launch) {
      // Two threads of a rank may hear of it.
      guard let times = try? add("heard/\(launch.rank)", 1) else { return }
      if times == 1 { _ = try? add("heard", 1) }
      guard launch.servesStore else { return }
      let end = ContinuousClock.now + .seconds(2 * Heartbeat.period)
      while ContinuousClock.now < end {
        guard let heard = try? add("heard", 0), heard < launch.size else { return }
        usleep(20_000)
      }
    }
  }
#endif

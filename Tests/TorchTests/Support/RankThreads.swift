#if Training
  import Foundation
  import Synchronization
  import TestSupport
  import Testing

  @testable import Torch

  /// Runs `body` as every rank of a group, each on a thread of its own.
  ///
  /// - Parameter meets: Whether all are there at the end and wait for each other.
  func withRanks(
    _ size: Int, meets: Bool = true, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: @escaping @Sendable (ProcessGroup) throws -> Void
  ) {
    let port = freePort()
    let failures = Mutex<[String]>([])
    let group = DispatchGroup()
    for rank in 0..<size {
      group.enter()
      Thread.detachNewThread {
        defer { group.leave() }
        do {
          let launch = try Launch(environment: [
            "RANK": "\(rank)", "WORLD_SIZE": "\(size)", "MASTER_ADDR": "127.0.0.1",
            "MASTER_PORT": "\(port)",
          ])
          let processes = try ProcessGroup.join(try #require(launch), patience: 60)
          try body(processes)
          if meets { try processes.meet() }
        } catch {
          failures.withLock { $0.append("rank \(rank): \(error)") }
        }
      }
    }
    let outcome = group.wait(timeout: .now() + 120)
    #expect(outcome == .success, "ranks hang", sourceLocation: sourceLocation)
    let told = failures.withLock { $0 }
    #expect(told.isEmpty, "\(told)", sourceLocation: sourceLocation)
  }
#endif

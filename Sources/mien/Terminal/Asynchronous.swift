import Foundation
import Synchronization

/// The door from the command line, which is synchronous, to work that is not.
enum Asynchronous {
  private final class Outcome: Sendable {
    let error = Mutex<(any Error)?>(nil)
  }

  /// Runs `work` and blocks the calling thread until it is done.
  static func run(_ work: @escaping @Sendable () async throws -> Void) throws {
    let done = DispatchSemaphore(value: 0)
    let outcome = Outcome()
    Task {
      do {
        try await work()
      } catch {
        outcome.error.withLock { $0 = error }
      }
      done.signal()
    }
    done.wait()
    if let error = outcome.error.withLock({ $0 }) { throw error }
  }
}

import Foundation
import Synchronization

/// Turns the first Ctrl-C (or SIGTERM) into a request to stop; the second ends the process at once. Closed pipes
/// end nothing.
enum Interrupt {
  private static let requested = Atomic<Bool>(false)

  static func watch() {
    // A parent that blocks signals hands that down, and Ctrl-C would do nothing.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      sigaddset(&signals, number)
      signal(number) { number in
        Interrupt.requested.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    // Whoever reads the log may go away; the work goes on.
    signal(SIGPIPE, SIG_IGN)
  }

  static var isRequested: Bool { requested.load(ordering: .relaxed) }
}

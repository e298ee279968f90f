import Foundation
import Synchronization

/// Turns the first Ctrl-C (or SIGTERM) into a request to stop; the second ends the process at once.
enum Interrupt {
  private static let requested = Atomic<Bool>(false)

  static func watch() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interrupt.requested.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  static var isRequested: Bool { requested.load(ordering: .relaxed) }
}

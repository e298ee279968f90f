#if Vision
  import NIOCore
  import Synchronization

  /// Where connections come in.
  final class Entrance: Sendable {
    private let channel = Mutex<(any Channel)?>(nil)

    /// Long enough for connections that were accepted to reach the server.
    private static let settling = Duration.milliseconds(100)

    func open(_ channel: any Channel) {
      self.channel.withLock { $0 = channel }
    }

    /// Lets nobody in any more; who came in before is served.
    ///
    /// A connection that comes in while the server stops would be dropped unseen, for which swift-nio ends the process
    /// (its issue 3481).
    func close() async {
      guard let channel = channel.withLock({ $0 }) else { return }
      try? await channel.setOption(.autoRead, value: false).get()
      try? await Task.sleep(for: Self.settling)
    }
  }
#endif

#if Vision
  import Hummingbird
  import NIOCore

  /// A request's surroundings: its connection.
  struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
      coreContext = CoreRequestContextStorage(source: source)
      channel = source.channel
    }

    /// What the connection's ``ConnectionGuard`` knows of its client.
    var client: ClientPresence {
      get async {
        let channel = channel
        let known = try? await channel.eventLoop.submit {
          try channel.pipeline.syncOperations.handler(type: ConnectionGuard.self).client
        }.get()
        guard let known else {
          // The connection has been taken down already.
          let gone = ClientPresence()
          gone.leave()
          return gone
        }
        return known
      }
    }
  }
#endif

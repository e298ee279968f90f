#if Vision
  import Synchronization

  /// Whether the client of a connection still waits for its answer.
  final class ClientPresence: Sendable {
    private struct State {
      var isGone = false
      var cancel: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Says that the client has closed its side; what is done for it ends.
    func leave() {
      let cancel = state.withLock { state in
        state.isGone = true
        return state.cancel
      }
      cancel?()
    }

    /// Does something for the client, and cancels it when the client leaves.
    ///
    /// A connection's requests are answered one after the other, so there is one such work at a time.
    ///
    /// - Throws: What `work` throws, which is `CancellationError` where it was cancelled.
    func whilePresent<Value: Sendable>(
      _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
      let task = Task { try await work() }
      let isGone = state.withLock { state in
        state.cancel = { task.cancel() }
        return state.isGone
      }
      defer { state.withLock { $0.cancel = nil } }
      if isGone { task.cancel() }
      return try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
    }
  }
#endif

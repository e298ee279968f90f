#if Vision
  import Dispatch
  import Foundation
  import MienCore
  import MienImage

  /// Decodes pictures on a few threads of its own, and no faster than the model takes them, so that
  /// decoded pictures never fill the memory.
  actor DecodeStage {
    private let threads: Int
    private let budget: Int
    private let limits: DecodeLimits
    private let queue = DispatchQueue(label: "mien.decode", attributes: .concurrent)

    private var active = 0
    /// Bytes of the pictures that are being decoded, or were and are not yet given back.
    private var held = 0
    private var waiting: [Waiter] = []
    private var lastNumber = 0

    private struct Waiter {
      let number: Int
      let bytes: Int
      let turn: CheckedContinuation<Void, any Error>
    }

    /// - Parameter budget: No picture is begun that would bring the bytes of all above this, unless it is alone.
    init(threads: Int, budget: Int, limits: DecodeLimits) {
      self.threads = threads
      self.budget = budget
      self.limits = limits
    }

    /// Decodes one picture when its turn has come; `release` must be called when it is done with.
    ///
    /// - Throws: ``MienError`` when it is no picture, ``Problem`` 503 when its turn did not come before
    ///   `deadline`, or `CancellationError` when nobody wants it any more; it then gives up its turn at once.
    func decode(
      _ data: Data, name: String, deadline: ContinuousClock.Instant
    ) async throws -> Image {
      let limits = limits
      // Headers cost time, too. Their turn ends before the next is waited for, so that nobody waits for memory with
      // a thread in hand.
      let bytes = try await inTurn(bytes: 0, deadline: deadline) {
        try Image.decodingBytes(data, name: name, limits: limits)
      }
      return try await inTurn(bytes: bytes, deadline: deadline, keeping: { $0.pixels.count }) {
        try Image.decode(data, name: name, limits: limits)
      }
    }

    func release(_ image: Image) {
      held -= image.pixels.count
      admit()
    }

    /// Does something on one of the stage's threads, when its turn has come.
    ///
    /// - Parameter kept: How many of the bytes the result still holds.
    private func inTurn<Value: Sendable>(
      bytes: Int, deadline: ContinuousClock.Instant, keeping kept: (Value) -> Int = { _ in 0 },
      _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
      try await takeTurn(bytes, deadline: deadline)
      var bytes = bytes
      defer {
        active -= 1
        held -= bytes
        admit()
      }
      try Task.checkCancellation()
      guard ContinuousClock.now < deadline else { throw Problem.late }
      let value: Value = try await withCheckedThrowingContinuation { continuation in
        queue.async { continuation.resume(with: Result { try body() }) }
      }
      bytes -= kept(value)
      return value
    }

    private func takeTurn(_ bytes: Int, deadline: ContinuousClock.Instant) async throws {
      if waiting.isEmpty, isFree(for: bytes) {
        enter(bytes)
        return
      }
      lastNumber += 1
      let number = lastNumber
      let timer = Task {
        try await Task.sleep(until: deadline, clock: .continuous)
        leave(number, for: Problem.late)
      }
      defer { timer.cancel() }
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation {
          waiting.append(Waiter(number: number, bytes: bytes, turn: $0))
        }
      } onCancel: {
        Task { await leave(number, for: CancellationError()) }
      }
    }

    private func leave(_ number: Int, for reason: any Error) {
      guard let place = waiting.firstIndex(where: { $0.number == number }) else { return }
      waiting.remove(at: place).turn.resume(throwing: reason)
      // A small picture may have waited behind a large one.
      admit()
    }

    private func isFree(for bytes: Int) -> Bool {
      active < threads && (bytes == 0 || held == 0 || held + bytes <= budget)
    }

    private func enter(_ bytes: Int) {
      active += 1
      held += bytes
    }

    private func admit() {
      while let next = waiting.first, isFree(for: next.bytes) {
        enter(next.bytes)
        waiting.removeFirst().turn.resume()
      }
    }
  }
#endif

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
    /// Bytes of the pictures that were decoded and not yet given back.
    private var held = 0
    private var waiting: [(number: Int, turn: CheckedContinuation<Void, any Error>)] = []
    private var lastNumber = 0

    /// - Parameter budget: No picture is begun while decoded ones hold this many bytes.
    init(threads: Int, budget: Int, limits: DecodeLimits) {
      self.threads = threads
      self.budget = budget
      self.limits = limits
    }

    /// Decodes one picture when its turn has come; `release` must be called when it is done with.
    ///
    /// - Throws: ``MienError`` when it is no picture, ``Problem`` 503 when its turn came late, or
    ///   `CancellationError` when nobody wants it any more; it then gives up its turn at once.
    func decode(
      _ data: Data, name: String, deadline: ContinuousClock.Instant
    ) async throws -> Image {
      try await takeTurn()
      defer {
        active -= 1
        admit()
      }
      try Task.checkCancellation()
      guard ContinuousClock.now < deadline else { throw Problem.late }
      let limits = limits
      let image = try await withCheckedThrowingContinuation { continuation in
        queue.async {
          continuation.resume(
            with: Result { try Image.decode(data, name: name, limits: limits) })
        }
      }
      held += image.pixels.count
      return image
    }

    func release(_ image: Image) {
      held -= image.pixels.count
      admit()
    }

    private func takeTurn() async throws {
      if waiting.isEmpty, isFree {
        active += 1
        return
      }
      lastNumber += 1
      let number = lastNumber
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { waiting.append((number, $0)) }
      } onCancel: {
        Task { await leave(number) }
      }
    }

    private func leave(_ number: Int) {
      guard let place = waiting.firstIndex(where: { $0.number == number }) else { return }
      waiting.remove(at: place).turn.resume(throwing: CancellationError())
    }

    private var isFree: Bool { active < threads && held < budget }

    private func admit() {
      while !waiting.isEmpty, isFree {
        active += 1
        waiting.removeFirst().turn.resume()
      }
    }
  }
#endif

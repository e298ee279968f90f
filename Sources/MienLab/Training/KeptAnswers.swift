#if Training
  import Torch

  /// What teachers said about every picture, asked once.
  final class KeptAnswers {
    /// `[count, K]` probabilities; nil until they were asked.
    private var table: Tensor?
    /// The row of each position.
    private var rows: [Int: Int64] = [:]

    var isFilled: Bool { table != nil }

    /// Pictures in a question. Always the same ones together, so that a resumed run gets the same bits.
    private static let batchSize = 128

    /// - Parameters:
    ///   - shouldStop: Asked after every batch.
    ///   - observe: Told before the first batch and after every one.
    ///   - ask: The answers about the pictures at some positions, `[N, K]`.
    /// - Returns: false when the caller asked to stop; nothing is kept then.
    func fill(
      _ positions: [Int], shouldStop: () -> Bool, observe: (TeacherProgress) throws -> Void,
      ask: (ArraySlice<Int>) -> Tensor
    ) rethrows -> Bool {
      let clock = ContinuousClock()
      let begin = clock.now
      var parts: [Tensor] = []
      try observe(TeacherProgress(done: 0, count: positions.count, secondsLeft: .infinity))
      for start in stride(from: 0, to: positions.count, by: Self.batchSize) {
        let end = min(start + Self.batchSize, positions.count)
        parts.append(withoutGradient { ask(positions[start..<end]) })
        let each = (clock.now - begin) / .seconds(1) / Double(end)
        try observe(
          TeacherProgress(
            done: end, count: positions.count, secondsLeft: each * Double(positions.count - end)))
        if shouldStop() { return false }
      }
      table = Tensor.concatenated(parts, along: 0)
      rows = Dictionary(
        uniqueKeysWithValues: zip(positions, Int64(0)..<Int64(positions.count)))
      return true
    }

    /// The answers about the pictures at `positions`, `[N, K]`; traps before ``fill(_:shouldStop:ask:)`` and on
    /// a picture it was not given.
    func answers(at positions: some Sequence<Int>) -> Tensor {
      guard let table else { preconditionFailure("nobody was asked") }
      return table.rows(
        Tensor(
          positions.map { position in
            guard let row = rows[position] else {
              preconditionFailure("nobody was asked about picture \(position)")
            }
            return row
          }))
    }
  }
#endif

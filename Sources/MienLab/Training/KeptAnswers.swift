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
    ///   - classes: How many probabilities an answer has, K.
    ///   - ranks: Who asks; each asks about some of the batches.
    ///   - shouldStop: Asked after every batch, on every rank.
    ///   - observe: Told before the first batch and after every one.
    ///   - ask: The answers about the pictures at some positions, `[N, K]`.
    /// - Returns: false when a rank's caller asked to stop; nothing is kept then.
    /// - Throws: `MienError` when another rank is gone, and what `observe` throws.
    func fill(
      _ positions: [Int], classes: Int, ranks: Ranks, shouldStop: () -> Bool,
      observe: (TeacherProgress) throws -> Void, ask: (ArraySlice<Int>) -> Tensor
    ) throws -> Bool {
      let clock = ContinuousClock()
      let begin = clock.now
      let answers = Tensor.zeros([positions.count, classes])
      try observe(TeacherProgress(done: 0, count: positions.count, secondsLeft: .infinity))
      for start in stride(from: 0, to: positions.count, by: ranks.size * Self.batchSize) {
        let own = min(start + ranks.rank * Self.batchSize, positions.count)
        let batch = own..<min(own + Self.batchSize, positions.count)
        if !batch.isEmpty {
          answers.narrowed(0, batch).assign(withoutGradient { ask(positions[batch]) })
        }
        let end = min(start + ranks.size * Self.batchSize, positions.count)
        let each = (clock.now - begin) / .seconds(1) / Double(end)
        try observe(
          TeacherProgress(
            done: end, count: positions.count, secondsLeft: each * Double(positions.count - end)))
        if try ranks.sum([shouldStop() ? 1 : 0])[0] > 0 { return false }
      }
      // The others' rows are 0 here.
      try ranks.group?.sum(answers)
      table = answers
      rows = Dictionary(
        uniqueKeysWithValues: zip(positions, Int64(0)..<Int64(positions.count)))
      return true
    }

    /// The answers about the pictures at `positions`, `[N, K]`.
    ///
    /// Traps before ``fill(_:classes:ranks:shouldStop:observe:ask:)`` and on a picture it was not given.
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

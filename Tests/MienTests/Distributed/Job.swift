#if Training
  import Foundation
  import TestSupport
  import Testing

  /// Several `mien train` that train one network together, started as torchrun would.
  final class Job {
    let ranks: [RunningMien]

    /// - Parameters:
    ///   - arguments: Of all ranks; `others` overrides those of some.
    ///   - address: Where rank 0 is, with a port that nobody uses.
    ///   - launchers: What starts each rank, such as `ip netns exec`.
    init(
      _ size: Int, _ arguments: [String], address: String = "127.0.0.1", port: Int = freePort(),
      others: [Int: [String]] = [:], launchers: [[String]] = []
    ) throws {
      ranks = try (0..<size).map { rank in
        try RunningMien(
          others[rank] ?? arguments,
          environment: [
            "RANK": "\(rank)", "WORLD_SIZE": "\(size)", "LOCAL_RANK": "\(rank)",
            "MASTER_ADDR": address, "MASTER_PORT": "\(port)",
          ],
          launcher: launchers.isEmpty ? [] : launchers[rank])
      }
    }

    func finish(
      timeout: Double = 120, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [MienProgram.Outcome] {
      try ranks.map { try $0.finish(timeout: timeout, sourceLocation: sourceLocation) }
    }

    /// Runs ranks to their end; all must do their work, and only rank 0 may speak.
    static func perform(
      _ size: Int, _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let outcomes = try Job(size, arguments).finish(sourceLocation: sourceLocation)
      for (rank, outcome) in outcomes.enumerated() {
        try #require(
          outcome.status == 0, "rank \(rank): \(outcome.errors)", sourceLocation: sourceLocation)
        #expect(
          rank == 0 || outcome.errors.isEmpty && outcome.output.isEmpty,
          "rank \(rank): \(outcome.errors)", sourceLocation: sourceLocation)
      }
    }
  }

  /// The losses and accuracies of a run's epochs.
  struct LossCurve {
    let rows: [[String: Double]]

    init(_ run: String) throws {
      rows = try text(run + "/metrics.jsonl").split(separator: "\n").map { line in
        let row = try JSON(String(line))
        return Dictionary(uniqueKeysWithValues: row.keys.map { ($0, row[$0].number) })
      }
    }

    /// The largest difference between losses.
    func distance(from other: LossCurve) -> Double {
      guard rows.count == other.rows.count else { return .infinity }
      return zip(rows, other.rows).flatMap { ours, theirs in
        ["train_loss", "validation_loss"].map { abs((ours[$0] ?? .nan) - (theirs[$0] ?? .nan)) }
      }.reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
    }
  }
#endif

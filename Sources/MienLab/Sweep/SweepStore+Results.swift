#if Training
  import Foundation
  import GRDB
  import MienCore

  extension SweepStore {
    /// How many trials of all rungs so far are done and failed.
    func progress() throws -> SweepProgress {
      try read { database in
        let rows = try Row.fetchAll(
          database, sql: "SELECT state, COUNT(*) AS count FROM stage GROUP BY state")
        var counts: [String: Int] = [:]
        for row in rows { counts[row["state"]] = row["count"] }
        return SweepProgress(
          done: counts["done"] ?? 0, failed: counts["failed"] ?? 0,
          total: counts.values.reduce(0, +))
      }
    }

    /// Every trial at the highest rung it has come to, by its number.
    func results() throws -> [SweepTrialResult] {
      try read { database in
        let rows = try Row.fetchAll(
          database,
          sql: """
            SELECT stage.*, trial.* FROM stage JOIN trial ON trial.number = stage.trial
            WHERE rung = (SELECT MAX(rung) FROM stage AS own WHERE own.trial = stage.trial)
            ORDER BY trial
            """)
        return try rows.map(Self.result)
      }
    }

    static func result(_ row: Row) throws -> SweepTrialResult {
      let best = (row["best"] as String?).flatMap {
        try? JSONDecoder().decode(EpochMetrics.self, from: Data($0.utf8))
      }
      return SweepTrialResult(
        trial: try trial(row),
        state: (row["state"] as String?).flatMap { .init(rawValue: $0) } ?? .open,
        rung: row["rung"], epochs: row["epochs"], best: best, seconds: row["seconds"],
        message: row["message"], claims: row["claims"])
    }

    static func trial(_ row: Row) throws -> SweepTrial {
      guard let number = row["number"] as Int?, let setting = row["setting"] as Int?,
        let seed = (row["seed"] as String?).flatMap({ UInt64($0) }),
        let text = row["values"] as String?,
        let values = try? JSONDecoder().decode([String].self, from: Data(text.utf8))
      else { throw MienError("the sweep's table of trials is damaged") }
      return SweepTrial(number: number, setting: setting, values: values, seed: seed)
    }
  }
#endif

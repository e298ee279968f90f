#if Training
  import Foundation
  import GRDB
  import MienCore

  /// A trial in the hands of this process, for one rung.
  struct SweepClaim {
    let trial: SweepTrial
    let rung: Int
    /// Complete epochs that it has already.
    let epochsDone: Int
    /// Held as long as the claim lives.
    let lock: TrialLock
  }

  extension SweepStore {
    /// The next trial that has not ended and that no other worker has; nil when there is none now.
    func claim() throws -> SweepClaim? {
      try write { database in
        let rows = try Row.fetchAll(
          database,
          sql: """
            SELECT stage.*, trial.* FROM stage JOIN trial ON trial.number = stage.trial
            WHERE state = 'open' ORDER BY rung, trial
            """)
        for row in rows {
          let trial = try Self.trial(row)
          // Taken inside the transaction: whoever ends a trial writes so before its lock goes.
          guard let lock = try TrialLock("\(folder)/\(trial.run)/.claim") else { continue }
          let epochs = (try? RunDirectory("\(folder)/\(trial.run)").metrics().count) ?? 0
          let rung: Int = row["rung"]
          let claims: Int = row["claims"]
          let isIdle = claims > 0 && epochs <= row["epochs_at_claim"]
          let idle = isIdle ? row["idle_claims"] + 1 : 0
          let claim = SweepClaim(trial: trial, rung: rung, epochsDone: epochs, lock: lock)
          guard idle < Self.mostIdleClaims else {
            try end(
              claim, in: database, state: .failed,
              message: "its process ended \(idle) times before an epoch was done; does it need "
                + "more memory than there is?")
            continue
          }
          try database.execute(
            sql: """
              UPDATE stage SET claims = claims + 1, idle_claims = ?, epochs_at_claim = ?
              WHERE trial = ? AND rung = ?
              """, arguments: [idle, epochs, trial.number, rung])
          try log(claim, "claimed", in: database)
          return claim
        }
        return nil
      }
    }

    /// Gives a trial back that was saved on the way, because the worker was asked to stop.
    func release(_ claim: SweepClaim) throws {
      try write { database in
        try database.execute(
          sql: "UPDATE stage SET idle_claims = 0 WHERE trial = ? AND rung = ?",
          arguments: [claim.trial.number, claim.rung])
        try log(claim, "saved", in: database)
      }
    }

    func finish(_ claim: SweepClaim, rows: [EpochMetrics], seconds: Double?) throws {
      let objective = description.objective
      let best = rows.bestEpoch(by: objective)
      try write { database in
        try end(
          claim, in: database, state: .done, best: best, score: best.map(objective.value),
          epochs: rows.count, seconds: seconds)
      }
    }

    func fail(_ claim: SweepClaim, message: String) throws {
      try write { try end(claim, in: $0, state: .failed, message: message) }
    }

    /// Opens the failed trials of the newest rung again.
    ///
    /// - Returns: How many there were.
    func reopenFailed() throws -> Int {
      try write { database in
        try database.execute(
          sql: """
            UPDATE stage SET state = 'open', message = NULL, idle_claims = 0
            WHERE state = 'failed' AND rung = (SELECT MAX(rung) FROM stage)
            """)
        return database.changesCount
      }
    }

    private func end(
      _ claim: SweepClaim, in database: Database, state: SweepTrialResult.State,
      best: EpochMetrics? = nil, score: Double? = nil, epochs: Int? = nil, seconds: Double? = nil,
      message: String? = nil
    ) throws {
      try database.execute(
        sql: """
          UPDATE stage SET state = ?, best = ?, score = ?, epochs = ?, seconds = ?, message = ?
          WHERE trial = ? AND rung = ? AND state = 'open'
          """,
        arguments: [
          state.rawValue, try best.map(Self.json), score, epochs, seconds, message,
          claim.trial.number, claim.rung,
        ])
      guard database.changesCount == 1 else {
        throw MienError("trial \(claim.trial.number) of \(folder) was ended by another process")
      }
      try log(claim, state.rawValue, in: database)
      try openNextRung(after: claim.rung, in: database)
    }

    /// When the last trial of a rung has ended, those of the best settings go on to the next.
    private func openNextRung(after rung: Int, in database: Database) throws {
      guard let halving = description.halving, rung + 1 < halving.rungs.count else { return }
      let stages = try Row.fetchAll(
        database,
        sql: """
          SELECT trial.number, trial.setting, state, score
          FROM stage JOIN trial ON trial.number = stage.trial WHERE rung = ?
          """, arguments: [rung])
      guard !stages.contains(where: { $0["state"] == "open" }) else { return }
      let settings = Dictionary(grouping: stages) { $0["setting"] as Int }
      let scores = settings.compactMapValues { stages -> Double? in
        let scores = stages.compactMap { $0["score"] as Double? }
        return scores.count == stages.count ? scores.reduce(0, +) / Double(scores.count) : nil
      }
      let promoted = halving.promoted(scores, of: settings.count, by: description.objective)
      for setting in promoted {
        for stage in settings[setting] ?? [] {
          try database.execute(
            sql: "INSERT INTO stage (trial, rung) VALUES (?, ?)",
            arguments: [stage["number"] as Int, rung + 1])
        }
      }
    }

    private func log(_ claim: SweepClaim, _ what: String, in database: Database) throws {
      let worker = "\(ProcessInfo.processInfo.hostName):\(getpid())"
      try database.execute(
        sql: "INSERT INTO event (trial, rung, what, worker, at) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          claim.trial.number, claim.rung, what, worker, ISO8601DateFormatter().string(from: Date()),
        ])
    }
  }
#endif

#if Training
  import Foundation
  import GRDB
  import MienCore

  /// The trials of a sweep and how far each has come, in a database that all workers share.
  ///
  /// `trial` holds the list, `stage` a trial's way through one rung, `event` who did what and when.
  /// A stage is changed by the worker that has the trial's ``TrialLock`` alone.
  struct SweepStore {
    static let format = 1
    /// Claims one after another that brought no further epoch before a trial is given up: it ends
    /// its process, as one does that needs more memory than there is.
    static let mostIdleClaims = 20

    let folder: String
    let description: SweepDescription
    /// Of one operation; the same for all trials, because bits depend on them.
    let threads: Int
    private let database: SweepDatabase

    /// The origin of a sweep, as its first worker knows it.
    struct Origin: Codable, Equatable {
      let data: String
      let dataFingerprint: String
      let threads: Int
      let command: String
      let machine: String
      let started: String
    }

    /// Joins the sweep in `folder`, or begins it with `origin`.
    ///
    /// - Parameter threads: What the user asked for; nil takes what the sweep began with.
    /// - Throws: `MienError.usage` when the folder holds another sweep, data or number of threads.
    init(
      _ description: SweepDescription, folder: String, origin: Origin, threads: Int?,
      patience: SweepDatabase.Patience
    ) throws {
      try Folders.make(folder)
      let database = try SweepDatabase(folder + "/sweep.sqlite", patience: patience)
      let known = try database.write { database in
        if let known = try Self.known(in: database, folder: folder) { return known }
        try Self.begin(description, origin, in: database)
        return (description, origin)
      }
      var begun = known.description
      begun.source = description.source
      guard begun == description else {
        let difference = Self.difference(begun, description)
        throw MienError.usage(
          "\(folder) holds a sweep with another \(difference); choose another --out")
      }
      guard known.origin.dataFingerprint == origin.dataFingerprint else {
        throw MienError.usage("the sweep in \(folder) learns from other data than \(origin.data)")
      }
      if let threads, threads != known.origin.threads {
        throw MienError.usage(
          "the sweep in \(folder) computes with --threads \(known.origin.threads), so that its "
            + "trials repeat; leave --threads out")
      }
      self.folder = folder
      self.description = description
      self.threads = known.origin.threads
      self.database = database
    }

    private static func known(
      in database: Database, folder: String
    ) throws -> (description: SweepDescription, origin: Origin)? {
      guard try database.tableExists("sweep"),
        let row = try Row.fetchOne(database, sql: "SELECT * FROM sweep")
      else { return nil }
      guard row["format"] as Int? == format,
        let text = row["description"] as String?, let begun = row["origin"] as String?,
        let description = try? JSONDecoder().decode(
          SweepDescription.self, from: Data(text.utf8)),
        let origin = try? JSONDecoder().decode(Origin.self, from: Data(begun.utf8))
      else {
        throw MienError(
          "the sweep in \(folder) was written by another version of Mien; choose another --out")
      }
      // A sweep may have begun before there were keys that recipes have now.
      return (description.completed(), origin)
    }

    private static func begin(
      _ description: SweepDescription, _ origin: Origin, in database: Database
    ) throws {
      try database.execute(
        sql: """
          CREATE TABLE sweep (
            format INTEGER NOT NULL, description TEXT NOT NULL, origin TEXT NOT NULL);
          CREATE TABLE trial (
            number INTEGER PRIMARY KEY, setting INTEGER NOT NULL, "values" TEXT NOT NULL,
            seed TEXT NOT NULL);
          CREATE TABLE stage (
            trial INTEGER NOT NULL REFERENCES trial (number), rung INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed')),
            score REAL, epochs INTEGER, best TEXT, seconds REAL, message TEXT,
            claims INTEGER NOT NULL DEFAULT 0, idle_claims INTEGER NOT NULL DEFAULT 0,
            epochs_at_claim INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (trial, rung));
          CREATE INDEX stage_by_state ON stage (state, rung, trial);
          CREATE TABLE event (
            number INTEGER PRIMARY KEY AUTOINCREMENT, trial INTEGER NOT NULL, rung INTEGER NOT NULL,
            what TEXT NOT NULL, worker TEXT NOT NULL, at TEXT NOT NULL);
          CREATE UNIQUE INDEX done_once ON event (trial, rung) WHERE what = 'done';
          """)
      try database.execute(
        sql: "INSERT INTO sweep VALUES (?, ?, ?)",
        arguments: [format, try json(description), try json(origin)])
      for trial in description.allTrials() {
        try database.execute(
          sql: "INSERT INTO trial VALUES (?, ?, ?, ?)",
          arguments: [
            trial.number, trial.setting, try json(trial.values), String(trial.seed),
          ])
        try database.execute(
          sql: "INSERT INTO stage (trial, rung) VALUES (?, 0)", arguments: [trial.number])
      }
    }

    static func json(_ value: some Encodable) throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The first key that two descriptions do not share, for a message.
    private static func difference(_ a: SweepDescription, _ b: SweepDescription) -> String {
      if a.recipe != b.recipe { return "recipe" }
      if a.method != b.method { return "method" }
      if a.parameters != b.parameters { return "list of parameters" }
      if a.trials != b.trials { return "number of trials" }
      if a.objective != b.objective { return "objective" }
      if a.halving != b.halving { return "halving" }
      return a.seeds != b.seeds ? "list of seeds" : "seed"
    }

    func write<Result>(_ work: (Database) throws -> Result) throws -> Result {
      try database.write(work)
    }

    func read<Result>(_ work: (Database) throws -> Result) throws -> Result {
      try database.read(work)
    }
  }
#endif

#if Training
  import Foundation
  import GRDB
  import MienCore

  /// The SQLite file that the workers of a sweep share.
  ///
  /// Locks of other processes are waited for, however long they last: they are the other workers'
  /// business and no error.
  final class SweepDatabase {
    let path: String
    private let queue: DatabaseQueue
    private let patience: Patience

    /// What to do while another process holds the file.
    struct Patience {
      /// Gives up when it says yes.
      var shouldStop: () -> Bool = { false }
      /// Told once, after a minute.
      var warn: (String) -> Void = { _ in }
    }

    /// The wait for the file was given up because the caller was asked to stop.
    struct Interrupted: Error {}

    /// Opens the file, which is made when it is missing.
    ///
    /// - Throws: `MienError` when the file cannot be opened or is no database, ``Interrupted``.
    init(_ path: String, patience: Patience) throws {
      let isShared = SharedFolder.isShared((path as NSString).deletingLastPathComponent)
      guard !isShared || !SharedFolder.hasWriteAheadLog(path) else {
        throw MienError(
          "\(path) was begun on the machine that owns the disk, where others cannot join it; "
            + "begin sweeps that several machines share on the shared folder")
      }
      var configuration = Configuration()
      configuration.journalMode = isShared ? .default : .wal
      configuration.busyMode = .timeout(1)
      self.path = path
      self.patience = patience
      queue = try Self.patiently(path, patience) {
        try DatabaseQueue(path: path, configuration: configuration)
      }
    }

    /// Runs `work` in one transaction that no other process writes beside, and again from its start
    /// when the lock was lost to another process.
    func write<Result>(_ work: (Database) throws -> Result) throws -> Result {
      try Self.patiently(path, patience) {
        try queue.writeWithoutTransaction { database in
          var result: Result?
          try database.inTransaction(.immediate) {
            result = try work(database)
            return .commit
          }
          guard let result else { throw MienError("\(path): a transaction gave nothing") }
          return result
        }
      }
    }

    func read<Result>(_ work: (Database) throws -> Result) throws -> Result {
      try Self.patiently(path, patience) { try queue.read(work) }
    }

    private static func patiently<Result>(
      _ path: String, _ patience: Patience, _ work: () throws -> Result
    ) throws -> Result {
      let start = ContinuousClock.now
      var isTold = false
      while true {
        do {
          return try work()
        } catch let error as DatabaseError {
          let waited = start.duration(to: .now)
          guard passes(error, after: waited) else {
            throw MienError("\(path): \(sentence(for: error))")
          }
          if patience.shouldStop() { throw Interrupted() }
          if waited > .seconds(60), !isTold {
            patience.warn("waiting for \(path), which another process holds")
            isTold = true
          }
          // Apart by process, so that two that met do not meet again.
          usleep(10_000 + UInt32(getpid() % 20) * 1000)
        }
      }
    }

    /// Whether an error is another process at work, and so goes by itself.
    private static func passes(_ error: DatabaseError, after waited: Duration) -> Bool {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: true
      // For moments while another process makes the file, recovers or removes its log.
      case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_READONLY: waited < .seconds(3)
      default: false
      }
    }

    private static func sentence(for error: DatabaseError) -> String {
      switch error.resultCode {
      case .SQLITE_NOTADB, .SQLITE_CORRUPT:
        "it is not a sweep's database, or damaged; move it away to begin the sweep anew"
      case .SQLITE_FULL: "the disk is full"
      case .SQLITE_CANTOPEN, .SQLITE_READONLY: "it cannot be opened for writing"
      default: error.message ?? "SQLite reports \(error.resultCode.rawValue)"
      }
    }
  }
#endif

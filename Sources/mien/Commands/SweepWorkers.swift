#if Training
  import ArgumentParser
  import Foundation
  import MienCore
  import MienLab

  /// Worker processes of this program, started, watched and stopped together.
  struct SweepWorkers {
    let count: Int
    /// Deaths without a trial ended in between after which the sweep is given up.
    private static let mostDeaths = 40

    /// Runs the command that this process was given in `count` processes until all have ended.
    ///
    /// A worker that a signal ends is replaced; Ctrl-C is handed on, so that all save.
    ///
    /// - Returns: Whether the sweep is complete.
    /// - Throws: `MienError` when a worker cannot be started, or gave up with a message of its own.
    func run(_ sweep: Sweep) throws -> Bool {
      var workers = try (0..<count).map { _ in try start() }
      defer { workers.filter(\.isRunning).forEach { kill($0.processIdentifier, SIGTERM) } }
      var (isStopping, hasFailed, deaths) = (false, false, 0)
      var progress = try sweep.progress()
      while !workers.isEmpty {
        usleep(50_000)
        if Interrupt.isRequested, !isStopping {
          isStopping = true
          workers.forEach { kill($0.processIdentifier, SIGTERM) }
        }
        for worker in workers where !worker.isRunning {
          workers.removeAll { $0 === worker }
          guard worker.terminationReason == .uncaughtSignal else {
            hasFailed = hasFailed || worker.terminationStatus != 0
            continue
          }
          guard !isStopping else { continue }
          deaths += 1
          guard deaths < Self.mostDeaths else {
            throw MienError("workers were ended \(deaths) times before they could end a trial")
          }
          Console.warn(
            "a worker was ended by signal \(worker.terminationStatus); its trial is taken up again")
          workers.append(try start())
        }
        let now = try sweep.progress()
        if now != progress { deaths = 0 }
        progress = now
        Console.progress("\(now.done + now.failed) of \(now.total) trials are done")
      }
      let isComplete = try sweep.progress().open == 0
      if hasFailed, !isStopping, !isComplete { throw ExitCode(1) }
      return isComplete
    }

    private func start() throws -> Process {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments =
        CommandLine.arguments.dropFirst() + ["--worker-of", "\(getpid())"]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.standardError
      do {
        try process.run()
      } catch {
        throw MienError("cannot start a worker: \(error.localizedDescription)")
      }
      return process
    }
  }
#endif

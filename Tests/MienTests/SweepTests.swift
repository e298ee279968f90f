#if Training
  import Foundation
  import GRDB
  import MienCore
  import TestSupport
  import Testing

  /// Sweeps as their users run them: several processes on one folder, some of them killed.
  @Suite(.serialized) struct SweepTests {
    /// Six trials of two epochs of ten steps each.
    static let description = """
      recipe: \(Workshop.recipe)
      parameters:
        training.epochs: [2]
        training.batch_size: [32]
        optimizer.lr: [0.01, 0.003, 0.001]
        augmentation.flip: [0, 0.5]
      """

    private func write(_ text: String, in folder: String) throws -> String {
      let path = folder + "/sweep.yaml"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      return path
    }

    private func command(_ sweep: String, _ folder: String, _ more: String...) throws -> [String] {
      ["sweep", sweep, "--data", try Workshop.faces(), "--out", folder + "/out"] + more
    }

    /// The metrics of every trial, by its name.
    private func metrics(_ folder: String) throws -> [String: String] {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/out/trials")
      return try Dictionary(
        uniqueKeysWithValues: names.map {
          ($0, try text("\(folder)/out/trials/\($0)/metrics.jsonl"))
        })
    }

    /// How often each trial was `what`: claimed, saved, done, failed.
    private func events(_ what: String, _ folder: String) throws -> [Int: Int] {
      let queue = try DatabaseQueue(path: folder + "/out/sweep.sqlite")
      let rows = try queue.read {
        try Row.fetchAll(
          $0, sql: "SELECT trial, COUNT(*) AS n FROM event WHERE what = ? GROUP BY trial",
          arguments: [what])
      }
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["trial"], $0["n"]) })
    }

    /// Worker processes on the sweep in `folder` that are alive.
    private func children(_ folder: String) -> [pid_t] {
      let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return processes.compactMap { pid_t($0) }.filter { process in
        guard let line = try? bytes("/proc/\(process)/cmdline") else { return false }
        let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        return words.contains("--worker-of") && words.contains(folder + "/out")
      }
    }

    private func expectNoLockError(
      _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      for word in ["locked", "busy", "SQLite", "error"] {
        #expect(!text.contains(word), "\(text)", sourceLocation: sourceLocation)
      }
    }

    private static let alone = Result {
      try withTemporaryFolder { folder in
        let tests = SweepTests()
        let sweep = try tests.write(description, in: folder)
        let outcome = try runMien(try tests.command(sweep, folder, "--threads", "1"))
        try #require(outcome.status == 0, "\(outcome.errors)")
        return (try tests.metrics(folder), outcome)
      }
    }

    @Test func oneProcessTrainsAndRanksAll() throws {
      let (metrics, outcome) = try Self.alone.get()
      #expect(metrics.count == 6)
      let lines = outcome.output.split(separator: "\n").map(String.init)
      #expect(lines.count == 8)
      #expect(lines[0].contains("optimizer.lr") && lines[0].contains("validation accuracy"))
      let scores = lines.dropFirst(2).compactMap { line in
        line.split(separator: " ").dropFirst(3).first.flatMap { Double($0) }
      }
      #expect(scores.count == 6 && scores == scores.sorted(by: >))
      #expect(outcome.told.count { $0.hasPrefix("trial ") } == 6)
      #expect(outcome.told.last?.hasSuffix("/out/report.html") == true)
    }

    /// Three workers, of which one is killed at ten moments of a seeded choice.
    @Test func everyTrialIsDoneOnceWhoeverIsKilled() throws {
      let (expected, _) = try Self.alone.get()
      try withTemporaryFolder { folder in
        let sweep = try write(Self.description, in: folder)
        let arguments = try command(sweep, folder, "--threads", "1", "--json")
        var workers = try (0..<3).map { _ in try RunningMien(arguments) }
        var generator = SeededGenerator(seed: 4)
        var told = ""
        for _ in 0..<10 {
          usleep(UInt32(200_000 + generator.uniform() * 700_000))
          let victim = Int(generator.next() % 3)
          workers[victim].send(SIGKILL)
          told += try workers[victim].finish(timeout: 20).errors
          workers[victim] = try RunningMien(arguments)
        }
        var answers: [String] = []
        for worker in workers {
          let outcome = try worker.finish(timeout: 120)
          #expect(outcome.status == 0, "\(outcome.errors)")
          told += outcome.errors
          answers.append(outcome.output)
        }
        expectNoLockError(told)
        #expect(try metrics(folder) == expected, "the same bits as without any kill")
        for answer in answers {
          let trials = try JSON(answer)["trials"].elements
          #expect(trials.map { $0["state"].text } == Array(repeating: "done", count: 6))
        }
        let once = Dictionary(uniqueKeysWithValues: (1...6).map { ($0, 1) })
        #expect(try events("done", folder) == once)
        let claims = try events("claimed", folder).values.reduce(0, +)
        #expect(claims > 6, "some of the kills hit a trial in hand")
        expectNothingIsLoaded(by: try text(folder + "/out/report.html"))
      }
    }

    @Test func workersAreSupervised() throws {
      let (expected, _) = try Self.alone.get()
      try withTemporaryFolder { folder in
        let sweep = try write(Self.description, in: folder)
        let program = try RunningMien(
          try command(sweep, folder, "--workers", "2", "--threads", "1", "--json"))
        var kills = 0
        for _ in 0..<3 {
          usleep(600_000)
          guard let child = children(folder).first else { break }
          kill(child, SIGKILL)
          kills += 1
        }
        let outcome = try program.finish(timeout: 120)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.told.count { $0.contains("was ended by signal 9") } == kills)
        #expect(try metrics(folder) == expected)
        let answer = try JSON(outcome.output)
        #expect(answer["method"].text == "grid" && answer["settings"].elements.count == 6)
        #expect(answer["threads"].number == 1)
      }
    }

    @Test func interruptedSweepSaysHowToGoOn() throws {
      let (expected, _) = try Self.alone.get()
      try withTemporaryFolder { folder in
        let sweep = try write(Self.description, in: folder)
        var arguments = try command(sweep, folder, "--workers", "2", "--threads", "1")
        let program = try RunningMien(arguments)
        let begun = program.wait { program.errorText.contains("(1 of 6)") }
        #expect(begun)
        program.send(SIGINT)
        let outcome = try program.finish(timeout: 30)
        #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome.errors)")
        let line = try #require(outcome.told.last)
        #expect(line.hasPrefix("saved \(folder)/out, ") && line.contains(" of 6 trials are done"))
        let told = try #require(line.components(separatedBy: "go on with: mien ").last)
        arguments = told.split(separator: " ").map(String.init)
        let last = try runMien(arguments)
        #expect(last.status == 0, "\(last.errors)")
        #expect(try metrics(folder) == expected)
      }
    }

    /// Workers of a killed parent stop by themselves, and leave a sweep that goes on.
    @Test func orphansStop() throws {
      try withTemporaryFolder { folder in
        let sweep = try write(Self.description, in: folder)
        let program = try RunningMien(
          try command(sweep, folder, "--workers", "2", "--threads", "1"))
        let begun = program.wait { children(folder).count == 2 }
        #expect(begun)
        usleep(500_000)
        let workers = children(folder)
        program.send(SIGKILL)
        _ = try program.finish(timeout: 20)
        let end = ContinuousClock.now + .seconds(20)
        while !children(folder).isEmpty, ContinuousClock.now < end {
          usleep(10_000)
        }
        #expect(workers.count == 2 && children(folder).isEmpty)
      }
    }

    @Test func wrongSweepsAreRefusedInOneLine() throws {
      try withTemporaryFolder { folder in
        let sweep = try write("recipe: {}\nparameters: {optimizer.lrr: [1, 2]}", in: folder)
        let outcome = try runMien(try command(sweep, folder))
        #expect(outcome.status == 2 && outcome.told.count == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("unknown key optimizer.lrr"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/out"))
        let missing = try runMien(try command(folder + "/none.yaml", folder))
        #expect(missing.status == 2 && missing.told.count == 1)
      }
    }
  }
#endif

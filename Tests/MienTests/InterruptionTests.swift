#if Training
  import Foundation
  import MienCore
  import TestSupport
  import Testing

  /// Real processes that are killed and interrupted; what they leave must be what a run without any
  /// of that leaves, byte for byte.
  @Suite(.serialized) struct InterruptionTests {
    /// At eight moments of a seeded choice: at the start, in the middle of an epoch, while saving.
    @Test(arguments: [UInt64(1), 2])
    func killedRunEndsAsIfItHadNotBeen(seed: UInt64) throws {
      try withTemporaryFolder { folder in
        let path = folder + "/run"
        let expected = try Workshop.longRecord()
        var generator = SeededGenerator(seed: seed)
        var kills = 0
        for _ in 0..<8 {
          let isBegun = FileManager.default.fileExists(atPath: path + "/recipe.yaml")
          let program = try RunningMien(
            try Workshop.longRun(into: path) + (isBegun ? ["--resume"] : []))
          let metrics = path + "/metrics.jsonl"
          let before = try? bytes(metrics)
          // Half of them right after an epoch was saved, so that the run gets on.
          if generator.uniform() < 0.5 {
            _ = program.wait(timeout: 20) { (try? bytes(metrics)) != before }
            usleep(UInt32(generator.uniform() * 30_000))
          } else {
            usleep(UInt32(generator.uniform() * 900_000))
          }
          program.send(SIGKILL)
          let outcome = try program.finish(timeout: 20)
          if outcome.status == 0 { break }
          #expect(outcome.status == -SIGKILL, "\(outcome.errors)")
          kills += 1
        }
        #expect(kills > 0)
        let isBegun = FileManager.default.fileExists(atPath: path + "/recipe.yaml")
        let last = try runMien(
          try Workshop.longRun(into: path) + (isBegun ? ["--resume"] : []))
        #expect(last.status == 0, "\(last.errors)")
        let record = try RunRecord(path)
        #expect(record.metrics == expected.metrics)
        #expect(record.best == expected.best, "best.safetensors")
        #expect(FileManager.default.fileExists(atPath: path + "/report.html"))
      }
    }

    /// A sentence and exit code 1, not a trap with its backtrace.
    @Test func tooLittleMemoryIsTold() throws {
      try withTemporaryFolder { folder in
        let outcome = try RunningMien(
          ["train", Workshop.recipe, "--data", try Workshop.faces(), "--out", folder + "/run"]
            + ["--set", "data.size=512", "--set", "training.batch_size=300"],
          launcher: ["/bin/sh", "-c", "ulimit -v 9000000; exec \"$@\"", "sh"]
        ).finish()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("mien: error: there is not enough memory; lower"))
        #expect(!outcome.errors.contains("Fatal error"))
      }
    }

    /// Ctrl-C, then the signal that systems send when they shut down; the command that is told goes
    /// on.
    @Test func interruptedRunSavesAndSaysHowToGoOn() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/run"
        let expected = try Workshop.longRecord()
        var arguments = try Workshop.longRun(into: path)
        for signal in [SIGINT, SIGTERM] {
          let program = try RunningMien(arguments)
          // From here on, a signal asks the run to stop.
          let begun = program.wait { program.errorText.contains(" epochs of 20 steps; ") }
          #expect(begun)
          usleep(100_000)
          program.send(signal)
          let outcome = try program.finish(timeout: 30)
          #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome.errors)")
          let line = try #require(outcome.told.last)
          #expect(line.hasPrefix("saved \(path) in epoch "), "\(line)")
          let command = try #require(line.components(separatedBy: "; go on with: mien ").last)
          #expect(command != line && command.hasSuffix(" --resume"))
          arguments = command.split(separator: " ").map(String.init)
          #expect(FileManager.default.fileExists(atPath: path + "/last.safetensors"))
        }
        let last = try runMien(arguments)
        #expect(last.status == 0, "\(last.errors)")
        #expect(try RunRecord(path) == expected)
      }
    }

    @Test func secondProcessIsKeptOut() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/run"
        let first = try RunningMien(try Workshop.longRun(into: path))
        let begun = first.wait { FileManager.default.fileExists(atPath: path + "/recipe.yaml") }
        try #require(begun)
        // So that it cannot be done sooner.
        first.send(SIGSTOP)
        #expect(first.isRunning)
        let second = try runMien(try Workshop.longRun(into: path) + ["--resume"])
        #expect(second.status == 1)
        #expect(second.told.count == 1)
        #expect(second.errors.contains("another process is training in \(path)"))
        first.send(SIGKILL)
        _ = try first.finish()
      }
    }

    @Test func otherRecipeOrDataAreRefusedOnResume() throws {
      try withTemporaryFolder { folder in
        let (run, faces) = (try Workshop.run(), try Workshop.faces())
        let resume = ["train", Workshop.recipe, "--out", run, "--resume"] + Workshop.quick
        let recipe = try runMien(resume + ["--data", faces, "--set", "optimizer.lr=0.1"])
        #expect(recipe.status == 2 && recipe.told.count == 1)
        #expect(recipe.errors.contains("another recipe"))
        let others = folder + "/others.safetensors"
        try perform("data", "synthesize", "--count", "70", "--seed", "8", "--out", others)
        let data = try runMien(resume + ["--data", others])
        #expect(data.status == 2 && data.told.count == 1)
        #expect(data.errors.contains("other data"))
        let nowhere = try runMien(
          ["train", Workshop.recipe, "--data", faces, "--out", folder + "/none", "--resume"])
        #expect(nowhere.status == 2 && nowhere.errors.contains("holds no run"))
      }
    }
  }
#endif

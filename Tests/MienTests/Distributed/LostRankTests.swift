#if Training
  import Foundation
  import TestSupport
  import Testing

  /// Ranks that die, fall silent or are interrupted.
  @Suite(.serialized) struct LostRankTests {
    /// A rank that dies ends the others within seconds, with one sentence and without a crash.
    @Test(arguments: [0, 1])
    func deathEndsTheJob(of victim: Int) throws {
      try withTemporaryFolder { folder in
        let job = try Job(3, try Workshop.longRun(into: folder + "/run"))
        let metrics = folder + "/run/metrics.jsonl"
        let begun = job.ranks[0].wait { ((try? text(metrics)) ?? "").contains("\"epoch\":1") }
        try #require(begun, "\(job.ranks.map(\.errorText))")
        job.ranks[victim].send(SIGKILL)
        let death = ContinuousClock.now
        let outcomes = try job.finish(timeout: 30)
        #expect(death.duration(to: .now) < .seconds(30))
        for (rank, outcome) in outcomes.enumerated() where rank != victim {
          #expect(outcome.status == 1, "rank \(rank): \(outcome.status) \(outcome.errors)")
          let failures = outcome.told.filter { $0.hasPrefix("mien: error: ") }
          #expect(failures.count == 1 && outcome.told.last == failures.last, "\(outcome.errors)")
          #expect(failures[0].contains("another rank has ended"))
          #expect(
            failures[0].contains("go on with: mien train ") && failures[0].hasSuffix("--resume"))
        }
        // What was saved is whole: one rank goes on alone.
        let last = try runMien(
          try Workshop.longRun(into: folder + "/run") + [
            "--resume", "--set", "training.epochs=3",
          ])
        #expect(last.status == 0, "\(last.errors)")
        #expect(try LossCurve(folder + "/run").rows.count >= 3)
      }
    }

    /// No connection breaks when a machine loses its power; a stopped process is as silent.
    @Test func silenceEndsTheJob() throws {
      try withTemporaryFolder { folder in
        let job = try Job(2, try Workshop.longRun(into: folder + "/run"))
        let begun = job.ranks[0].wait { job.ranks[0].errorText.contains("epoch 1 ") }
        try #require(begun, "\(job.ranks[0].errorText)")
        job.ranks[1].send(SIGSTOP)
        let outcome = try job.ranks[0].finish(timeout: 30)
        job.ranks[1].send(SIGKILL)
        _ = try job.ranks[1].finish()
        #expect(outcome.status == 1)
        let line = outcome.told.last ?? ""
        #expect(line.hasPrefix("mien: error: rank 1 on "), "\(line)")
        #expect(line.contains("silent") && line.hasSuffix("--resume"))
      }
    }

    /// A signal to one rank stops all at the same step; other numbers of ranks go on from there and end where
    /// a run without all that ends.
    @Test func interruptedJobGoesOnWithOtherRanks() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/run"
        // Weights that stay where they are: moving, they would magnify what rounding differs by.
        let standing = ["--set", "optimizer.name=sgd", "--set", "optimizer.lr=1e-10"]
        let arguments = try Workshop.longRun(into: path) + standing
        for (index, size) in [3, 2].enumerated() {
          let job = try Job(size, index == 0 ? arguments : arguments + ["--resume"])
          let begun = job.ranks[0].wait {
            job.ranks[0].errorText.contains(" epochs of 20 steps; ")
          }
          try #require(begun, "\(job.ranks.map(\.errorText))")
          usleep(300_000)
          job.ranks[size - 1].send(index == 0 ? SIGTERM : SIGINT)
          let outcomes = try job.finish(timeout: 30)
          #expect(outcomes.map(\.status) == Array(repeating: 1, count: size))
          let areQuiet = outcomes.dropFirst().allSatisfy { $0.errors.isEmpty }
          #expect(areQuiet, "\(outcomes)")
          let line = outcomes[0].told.last ?? ""
          #expect(
            line.hasPrefix("saved \(path) in epoch ") && line.hasSuffix(" --resume"), "\(line)")
        }
        let last = try runMien(arguments + ["--resume"])
        #expect(last.status == 0, "\(last.errors)")
        let alone = try runMien(try Workshop.longRun(into: folder + "/alone") + standing)
        #expect(alone.status == 0, "\(alone.errors)")
        let distance = try LossCurve(path).distance(from: LossCurve(folder + "/alone"))
        #expect(distance < 1e-5)
      }
    }
  }
#endif

#if Training
  import Foundation
  import MienCore
  import TestSupport
  import Testing

  @testable import MienLab

  /// Claims of several workers; a lock belongs to an opened file, so that two stores of one process
  /// keep each other out as two processes do.
  @Suite struct SweepStoreTests {
    private func store(
      _ text: String, in folder: String, threads: Int? = nil, data: String = "f"
    ) throws -> SweepStore {
      try SweepStore(
        try SweepFile.parse("recipe: {}\n" + text), folder: folder,
        origin: .init(
          data: "d", dataFingerprint: data, threads: threads ?? 2, command: "c", machine: "m",
          started: "s"),
        threads: threads, patience: .init())
    }

    private static let grid = "parameters: {optimizer.lr: [0.1, 0.2, 0.3]}"

    private func row(_ accuracy: Double, epoch: Int = 1) -> EpochMetrics {
      EpochMetrics(
        epoch: epoch, learningRate: 0.1, trainLoss: 1, trainAccuracy: 0.5, validationLoss: 1,
        validationAccuracy: accuracy, validationMacroF1: accuracy)
    }

    @Test func workersNeverShareATrial() throws {
      try withTemporaryFolder { folder in
        let (a, b) = (try store(Self.grid, in: folder), try store(Self.grid, in: folder))
        var first = try a.claim()
        let second = try #require(try b.claim())
        #expect(first?.trial.number == 1 && second.trial.number == 2)
        let third = try #require(try a.claim())
        #expect(try b.claim() == nil)
        #expect(third.trial.values == ["0.3"])
        // What a dead worker had in hand is free at once.
        first = nil
        let again = try #require(try b.claim())
        #expect(again.trial.number == 1)
        for claim in [again, second, third] { try a.finish(claim, rows: [row(0.5)], seconds: 2) }
        #expect(try b.claim() == nil)
        #expect(try b.progress() == SweepProgress(done: 3, failed: 0, total: 3))
        #expect(try b.results().map(\.claims) == [2, 1, 1])
      }
    }

    @Test func trialsEndOnce() throws {
      try withTemporaryFolder { folder in
        let store = try store(Self.grid, in: folder)
        let claim = try #require(try store.claim())
        try store.finish(
          claim, rows: [row(0.2), row(0.7, epoch: 2), row(0.6, epoch: 3)], seconds: 4)
        #expect(throws: MienError.self) { try store.finish(claim, rows: [row(0.9)], seconds: 1) }
        #expect(throws: MienError.self) { try store.fail(claim, message: "late") }
        let result = try #require(try store.results().first)
        #expect(result.state == .done && result.best == row(0.7, epoch: 2) && result.epochs == 3)
        #expect(result.seconds == 4 && result.message == nil)
      }
    }

    @Test func failuresAreKeptAndMayBeTriedAgain() throws {
      try withTemporaryFolder { folder in
        let store = try store(Self.grid, in: folder)
        do {
          let claim = try #require(try store.claim())
          try store.fail(claim, message: "the loss is nan")
        }
        #expect(try store.claim()?.trial.number == 2)
        #expect(try store.results()[0].message == "the loss is nan")
        #expect(try store.progress() == SweepProgress(done: 0, failed: 1, total: 3))
        #expect(try store.reopenFailed() == 1)
        #expect(try store.results()[0].message == nil)
        #expect(try store.claim()?.trial.number == 1)
      }
    }

    /// Keys that recipes did not have when the sweep began have their default in it.
    @Test func sweepOfAnEarlierVersionGoesOn() throws {
      try withTemporaryFolder { folder in
        let origin = SweepStore.Origin(
          data: "d", dataFingerprint: "f", threads: 2, command: "c", machine: "m", started: "s")
        let now = try SweepFile.parse("recipe: {}\n" + Self.grid)
        let before = SweepDescription(
          recipe: "seed: 1\n", method: now.method, objective: now.objective,
          parameters: now.parameters, trials: now.trials, seeds: now.seeds, seed: now.seed,
          halving: now.halving)
        _ = try SweepStore(
          before, folder: folder, origin: origin, threads: nil, patience: .init())
        // Nor does it matter what its file is called now.
        #expect(before.source != now.source)
        #expect(try store(Self.grid, in: folder).threads == 2)
      }
    }

    @Test func otherSweepsDataAndThreadsAreKeptOut() throws {
      try withTemporaryFolder { folder in
        let first = try store(Self.grid, in: folder, threads: 3)
        #expect(try store(Self.grid, in: folder).threads == 3)
        #expect(first.threads == 3)
        let texts = [
          (Self.grid + "\nseeds: [1, 2]", "another list of seeds"),
          ("parameters: {optimizer.lr: [0.1, 0.2]}", "another list of parameters"),
          (Self.grid + "\nobjective: loss", "another objective"),
        ]
        for (text, difference) in texts {
          let error = #expect(throws: MienError.self) { try store(text, in: folder) }
          #expect(error?.kind == .usage)
          #expect(error?.description.contains(difference) == true, "\(text)")
        }
        let data = #expect(throws: MienError.self) { try store(Self.grid, in: folder, data: "g") }
        #expect(data?.description.contains("other data") == true)
        let threads = #expect(throws: MienError.self) {
          try store(Self.grid, in: folder, threads: 4)
        }
        #expect(threads?.description.contains("--threads 3") == true)
      }
    }

    @Test func trialThatKillsItsProcessIsGivenUp() throws {
      try withTemporaryFolder { folder in
        let store = try store(Self.grid, in: folder)
        for _ in 0..<SweepStore.mostIdleClaims { #expect(try store.claim()?.trial.number == 1) }
        #expect(try store.claim()?.trial.number == 2)
        let result = try #require(try store.results().first)
        #expect(result.state == .failed)
        #expect(result.message?.contains("20 times before an epoch was done") == true)
      }
    }

    @Test func stoppingOnPurposeDoesNotCountAgainstATrial() throws {
      try withTemporaryFolder { folder in
        let store = try store(Self.grid, in: folder)
        for _ in 0..<(SweepStore.mostIdleClaims * 2) {
          let claim = try #require(try store.claim())
          #expect(claim.trial.number == 1)
          try store.release(claim)
        }
      }
    }

    @Test func nextRungOpensWhenTheLastTrialEnds() throws {
      try withTemporaryFolder { folder in
        let text = """
          method: halving
          parameters: {optimizer.lr: [0.1, 0.2, 0.3, 0.4]}
          seeds: [1, 2]
          halving: {min_epochs: 1, max_epochs: 4, factor: 2}
          """
        let store = try store(text, in: folder)
        // By setting: means 0.3, 0.4, 0.2 and, because one of its trials fails, none.
        let scores = [0.1, 0.5, 0.4, 0.4, 0.2, 0.2, 0.9]
        for score in scores {
          let claim = try #require(try store.claim())
          #expect(claim.rung == 0)
          try store.finish(claim, rows: [row(score)], seconds: 1)
        }
        do {
          let last = try #require(try store.claim())
          #expect(try store.claim() == nil)
          try store.fail(last, message: "nan")
        }
        let second = try #require(try store.claim())
        #expect(second.rung == 1 && second.trial.number == 1)
        try store.finish(second, rows: [row(0.1), row(0.2, epoch: 2)], seconds: 1)
        for number in [2, 3, 4] {
          let claim = try #require(try store.claim())
          #expect(claim.rung == 1 && claim.trial.number == number)
          try store.finish(claim, rows: [row(Double(number) / 10)], seconds: 1)
        }
        let final = try #require(try store.claim())
        #expect(final.rung == 2 && final.trial.number == 3)
        try store.finish(final, rows: [row(0.8)], seconds: 1)
        try store.finish(try #require(try store.claim()), rows: [row(0.6)], seconds: 1)
        #expect(try store.claim() == nil)
        #expect(try store.progress() == SweepProgress(done: 13, failed: 1, total: 14))
        let ranking = SweepRanking(try store.results(), by: .accuracy)
        #expect(ranking.entries.map(\.setting) == [2, 1, 4, 3])
        #expect(ranking.entries.map(\.rung) == [2, 1, 0, 0])
        #expect(ranking.entries[0].score == 0.7)
        let spread = try #require(ranking.entries[0].deviation)
        #expect(abs(spread - 0.1 * 2.0.squareRoot()) < 1e-12)
      }
    }

    @Test func filesThatAreNoSweepAreRefusedInOneLine() throws {
      try withTemporaryFolder { folder in
        try Data("no database, but long enough to have a header".utf8)
          .write(to: URL(fileURLWithPath: folder + "/sweep.sqlite"))
        let error = #expect(throws: MienError.self) { try store(Self.grid, in: folder) }
        #expect(error?.description.contains("is not a sweep's database, or damaged") == true)
      }
    }

    @Test func foldersThatMachinesShareAreKnown() {
      let mounts = """
        22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
        60 22 0:52 / /mnt/a rw - nfs4 server:/a rw
        61 22 0:53 / /mnt/b rw shared:2 master:3 - fuse.sshfs host: rw
        """
      #expect(SharedFolder.kind(ofDevice: "254:0", in: mounts) == "ext4")
      #expect(SharedFolder.kind(ofDevice: "0:52", in: mounts) == "nfs4")
      #expect(SharedFolder.kind(ofDevice: "0:5", in: mounts) == nil)
      #expect(SharedFolder.isShared(kind: "nfs4") && SharedFolder.isShared(kind: "fuse.sshfs"))
      #expect(!SharedFolder.isShared(kind: "ext4") && !SharedFolder.isShared(kind: "fuseblk"))
      #expect(!SharedFolder.isShared("/proc"))
    }
  }
#endif

#if Training
  import Foundation
  import TestSupport
  import Testing

  /// The ways ranks are started, and what is refused before they train.
  @Suite(.serialized) struct StartingTests {
    private func arguments(_ out: String) throws -> [String] {
      ["train", Workshop.recipe, "--data", try Workshop.faces(), "--out", out] + Workshop.quick
    }

    @Test func partialEnvironmentIsWrongUse() throws {
      try withTemporaryFolder { folder in
        for environment in [
          ["RANK": "0"], ["WORLD_SIZE": "2"], ["RANK": "0", "WORLD_SIZE": "2"],
          ["RANK": "2", "WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": "1"],
          ["SLURM_PROCID": "0", "SLURM_NTASKS": "2"],
        ] {
          let outcome = try runMien(try arguments(folder + "/run"), environment: environment)
          #expect(outcome.status == 2 && outcome.told.count == 1, "\(environment)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder + "/run"))
      }
    }

    @Test func oneRankTrainsAsIfAlone() throws {
      try withTemporaryFolder { folder in
        try Job.perform(1, try arguments(folder + "/run"))
        #expect(try RunRecord(folder + "/run") == RunRecord(try Workshop.run()))
      }
    }

    @Test func slurmStartsRanks() throws {
      try withTemporaryFolder { folder in
        let port = freePort()
        let ranks = try (0..<2).map { rank in
          try RunningMien(
            try arguments(folder + "/run"),
            environment: [
              "SLURM_PROCID": "\(rank)", "SLURM_NTASKS": "2", "SLURM_LOCALID": "\(rank)",
              "SLURM_JOB_NODELIST": "localhost", "MASTER_PORT": "\(port)",
            ])
        }
        let outcomes = try ranks.map { try $0.finish() }
        #expect(outcomes.allSatisfy { $0.status == 0 }, "\(outcomes)")
        let distance = try LossCurve(folder + "/run").distance(from: LossCurve(Workshop.run()))
        #expect(distance < 1e-5)
      }
    }

    private static let torchrun = ProcessInfo.processInfo.environment["MIEN_TORCHRUN"] ?? ""

    @Test(.enabled(if: !torchrun.isEmpty, "MIEN_TORCHRUN names no torchrun"))
    func torchrunStartsRanks() throws {
      try withTemporaryFolder { folder in
        let launcher = [
          Self.torchrun, "--nproc-per-node", "2", "--master-port", "\(freePort())",
          "--no-python",
        ]
        let outcome = try RunningMien(try arguments(folder + "/run"), launcher: launcher).finish()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let distance = try LossCurve(folder + "/run").distance(from: LossCurve(Workshop.run()))
        #expect(distance < 1e-5)
      }
    }

    @Test func differentRecipesAreRefusedByAll() throws {
      try withTemporaryFolder { folder in
        let given = try arguments(folder + "/run")
        let job = try Job(2, given, others: [1: given + ["--set", "optimizer.lr=0.5"]])
        for outcome in try job.finish(timeout: 30) {
          #expect(outcome.status == 2 && outcome.told.count == 1, "\(outcome.errors)")
          #expect(outcome.errors.contains("rank 1 was started with another recipe than rank 0"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder + "/run"))
      }
    }

    @Test func differentDevicesAreRefusedByAll() throws {
      try withTemporaryFolder { folder in
        let given = try arguments(folder + "/run")
        let job = try Job(
          2, given + ["--device", "cpu"], others: [1: given + ["--device", "cuda"]])
        for outcome in try job.finish(timeout: 30) {
          #expect(outcome.status == 2 && outcome.told.count == 1, "\(outcome.errors)")
          #expect(outcome.errors.contains("rank 1 was started with another --device than rank 0"))
        }
      }
    }

    @Test func ranksThatCountDifferentlyAreRefused() throws {
      try withTemporaryFolder { folder in
        let port = freePort()
        let ranks = try [2, 3].enumerated().map { rank, size in
          try RunningMien(
            try arguments(folder + "/run"),
            environment: [
              "RANK": "\(rank)", "WORLD_SIZE": "\(size)", "MASTER_ADDR": "localhost",
              "MASTER_PORT": "\(port)",
            ])
        }
        let outcomes = try ranks.map { try $0.finish() }
        #expect(outcomes[0].status == 2)
        #expect(
          outcomes[0].errors.contains("rank 1 was started as one of 3, rank 0 as one of 2"),
          "\(outcomes[0].errors)")
        #expect(outcomes[1].status != 0)
      }
    }

    /// A cleaning list may be older on one of several machines.
    @Test func differentFilesBehindOneNameAreRefusedByAll() throws {
      try withTemporaryFolder { folder in
        for (rank, picture) in [3, 4].enumerated() {
          let list = "\(folder)/\(rank)/clean.txt"
          _ = try runMien(["data", "clean", "--data", try Workshop.faces(), "--list", list])
          let found = try String(contentsOfFile: list, encoding: .utf8)
          try (found + "\(picture)\tchosen\n").write(
            toFile: list, atomically: true, encoding: .utf8)
        }
        let job = try Job(
          2, try arguments(folder + "/run") + ["--set", "data.clean=clean.txt"],
          launchers: [0, 1].map { ["/usr/bin/env", "-C", "\(folder)/\($0)"] })
        for outcome in try job.finish(timeout: 30) {
          #expect(outcome.status == 2 && outcome.told.count == 1, "\(outcome.errors)")
          #expect(outcome.errors.contains("rank 1 was started with another cleaning list"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder + "/run"))
      }
    }

    @Test func tooSmallBatchesAreRefused() throws {
      try withTemporaryFolder { folder in
        let job = try Job(2, try arguments(folder + "/run") + ["--set", "training.batch_size=3"])
        for outcome in try job.finish(timeout: 30) {
          #expect(outcome.status == 2 && outcome.errors.contains("training.batch_size is 3"))
        }
      }
    }

    /// What only rank 0 can know, the others repeat.
    @Test func failureOfOneIsToldByAll() throws {
      try withTemporaryFolder { folder in
        let run = folder + "/run"
        try Job.perform(2, try arguments(run))
        let outcomes = try Job(2, try arguments(run)).finish(timeout: 30)
        #expect(outcomes[0].status == 2 && outcomes[1].status == 1)
        for outcome in outcomes {
          #expect(outcome.told.count == 1 && outcome.errors.contains("holds a run already"))
        }
      }
    }
  }
#endif

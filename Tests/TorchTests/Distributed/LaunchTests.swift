#if Training
  import MienCore
  import Testing

  @testable import Torch

  /// What torchrun and SLURM say, and what is not what they would say.
  @Suite struct LaunchTests {
    private static let torchrun = [
      "RANK": "3", "WORLD_SIZE": "4", "LOCAL_RANK": "1", "MASTER_ADDR": "10.0.0.1",
      "MASTER_PORT": "29500",
    ]
    private static let slurm = [
      "SLURM_PROCID": "5", "SLURM_NTASKS": "8", "SLURM_LOCALID": "1",
      "SLURM_JOB_NODELIST": "gpu[003-004,07],big1", "SLURM_JOB_ID": "4100123",
    ]

    @Test func noVariablesMeanAlone() throws {
      #expect(try Launch(environment: ["PATH": "/bin", "SLURM_NTASKS": "4"]) == nil)
      // In a batch script, outside srun.
      #expect(try Launch(environment: ["SLURM_PROCID": "0"]) == nil)
    }

    @Test func torchrunIsRead() throws {
      let launch = try #require(try Launch(environment: Self.torchrun))
      #expect(launch.rank == 3 && launch.size == 4 && launch.localRank == 1)
      #expect(launch.address == "10.0.0.1" && launch.port == 29500)
      #expect(!launch.hasStore && launch.name == "0")
      var elastic = Self.torchrun
      elastic["TORCHELASTIC_USE_AGENT_STORE"] = "True"
      elastic["TORCHELASTIC_RESTART_COUNT"] = "2"
      elastic["LOCAL_RANK"] = nil
      let again = try #require(try Launch(environment: elastic))
      #expect(again.hasStore && again.name == "2" && again.localRank == nil)
    }

    @Test func slurmIsRead() throws {
      let launch = try #require(try Launch(environment: Self.slurm))
      #expect(launch.rank == 5 && launch.size == 8 && launch.localRank == 1)
      #expect(launch.address == "gpu003" && launch.port == 20123 && !launch.hasStore)
      let chosen = Self.slurm.merging(["MASTER_ADDR": "head", "MASTER_PORT": "4000"]) { $1 }
      let other = try #require(try Launch(environment: chosen))
      #expect(other.address == "head" && other.port == 4000)
      let step = Self.slurm.merging(["SLURM_STEP_NODELIST": "big1"]) { $1 }
      #expect(try Launch(environment: step)?.address == "big1")
      // Two steps of one job run at the same time.
      let second = try #require(
        try Launch(environment: Self.slurm.merging(["SLURM_STEP_ID": "1"]) { $1 }))
      #expect(second.port == 21132 && second.storePrefix != launch.storePrefix)
    }

    @Test func torchrunGoesBeforeSlurm() throws {
      let both = Self.slurm.merging(Self.torchrun) { $1 }
      #expect(try Launch(environment: both)?.rank == 3)
    }

    @Test(arguments: ["RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT"])
    func halfOfTorchrunIsRefused(missing: String) {
      var partial = Self.torchrun
      partial[missing] = nil
      expectRefusal(partial, naming: missing)
    }

    @Test func oneVariableIsRefused() {
      for (name, value) in Self.torchrun { expectRefusal([name: value], naming: "torchrun") }
    }

    @Test(arguments: ["SLURM_NTASKS", "SLURM_LOCALID", "SLURM_JOB_NODELIST"])
    func halfOfSlurmIsRefused(missing: String) {
      var partial = Self.slurm
      partial[missing] = nil
      expectRefusal(partial, naming: missing)
    }

    @Test(arguments: [
      ("RANK", "4"), ("RANK", "-1"), ("RANK", "one"), ("RANK", ""), ("RANK", "3.0"),
      ("WORLD_SIZE", "0"), ("WORLD_SIZE", "99999999999999999999"), ("LOCAL_RANK", "x"),
      ("MASTER_PORT", "0"), ("MASTER_PORT", "65536"), ("MASTER_PORT", "http"),
      ("MASTER_ADDR", ""), ("MASTER_ADDR", "a b"), ("MASTER_ADDR", "host\nx"),
      ("MASTER_ADDR", "-x"), ("TORCHELASTIC_RESTART_COUNT", "many"),
    ])
    func wrongValuesAreRefused(name: String, value: String) {
      expectRefusal(Self.torchrun.merging([name: value]) { $1 }, naming: name)
    }

    @Test(arguments: [
      ("SLURM_PROCID", "8"), ("SLURM_NTASKS", "-8"), ("SLURM_JOB_NODELIST", "gpu["),
      ("SLURM_JOB_ID", "x"), ("SLURM_STEP_ID", "-1"),
    ])
    func wrongValuesOfSlurmAreRefused(name: String, value: String) {
      expectRefusal(Self.slurm.merging([name: value]) { $1 }, naming: name)
    }

    private func expectRefusal(
      _ environment: [String: String], naming name: String,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      let error = #expect(throws: MienError.self, sourceLocation: sourceLocation) {
        try Launch(environment: environment)
      }
      #expect(error?.kind == .usage, sourceLocation: sourceLocation)
      let text = error?.description ?? ""
      #expect(text.contains(name) && !text.contains("\n"), sourceLocation: sourceLocation)
    }
  }

  @Suite struct HostListTests {
    @Test(arguments: [
      ("node1", "node1"), ("node1,node2", "node1"), ("gpu[003-010,12],login", "gpu003"),
      ("a[7]", "a7"), ("r[1-2]n[03-04].cluster", "r1n03.cluster"), ("n[1,5-6]-ib", "n1-ib"),
    ])
    func firstHost(list: String, host: String) {
      #expect(HostList.first(of: list) == host)
    }

    @Test(arguments: [
      "", ",a", "a[", "a[]", "a[1-]", "a[-1]", "a[1-2-3]", "a[x]", "a]", "a b", "ä1", "a[1,]",
      "a[1][", "$(reboot)",
    ])
    func whatIsNoListIsRefused(list: String) {
      #expect(HostList.first(of: list) == nil)
    }
  }
#endif

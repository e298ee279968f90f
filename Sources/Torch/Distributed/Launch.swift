#if Training
  import MienCore

  /// Which of several processes this one is, as the program that started them tells through the environment.
  public struct Launch: Equatable, Sendable {
    /// Counted from 0 over all machines.
    public let rank: Int
    /// How many processes there are.
    public let size: Int
    /// Counted from 0 on this machine; nil when the starter does not say.
    public let localRank: Int?
    /// Where the ranks find each other.
    public let address: String
    public let port: UInt16
    /// Whether torchrun itself serves the store at that address; otherwise rank 0 does.
    public let hasStore: Bool
    /// Tells this start from others that use the same store: torchrun's restarts, SLURM's jobs and steps.
    public let name: String

    /// Whether this process serves the store by which the ranks find each other.
    var servesStore: Bool { rank == 0 && !hasStore }

    /// What this start's names in the store begin with.
    var storePrefix: String { "mien/\(name)" }

    /// What `torchrun` or SLURM's `srun` say; nil when the process was started alone.
    ///
    /// torchrun's `RANK`, `WORLD_SIZE`, `MASTER_ADDR` and `MASTER_PORT` (and `LOCAL_RANK`, where it is there) go
    /// before SLURM's `SLURM_PROCID`, `SLURM_NTASKS`, `SLURM_LOCALID` and `SLURM_JOB_NODELIST`. With SLURM,
    /// `MASTER_ADDR` and `MASTER_PORT` replace the first host of the list and a port made of the numbers of job and step.
    ///
    /// - Throws: `MienError.usage` when some are missing or not what they should be.
    public init?(environment: [String: String]) throws {
      let variables = LaunchVariables(environment)
      if variables.hasAny(of: ["RANK", "WORLD_SIZE", "LOCAL_RANK"]) {
        try self.init(torchrun: variables)
      } else if variables.hasAny(of: ["SLURM_PROCID"]) {
        // A batch script that srun has not been asked to run several times looks like rank 0 of no known number.
        if variables["SLURM_NTASKS"] == nil, variables["SLURM_PROCID"] == "0" { return nil }
        try self.init(slurm: variables)
      } else if variables.hasAny(of: ["MASTER_ADDR", "MASTER_PORT"]) {
        try self.init(torchrun: variables)
      } else {
        return nil
      }
    }

    private init(torchrun variables: LaunchVariables) throws {
      let names = ["RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT"]
      try variables.demand(names, of: "torchrun")
      size = try variables.whole("WORLD_SIZE", in: 1...Self.most)
      rank = try variables.whole("RANK", in: 0...size - 1)
      localRank = try variables["LOCAL_RANK"].map { _ in
        try variables.whole("LOCAL_RANK", in: 0...Self.most)
      }
      address = try variables.host("MASTER_ADDR")
      port = UInt16(try variables.whole("MASTER_PORT", in: 1...65535))
      hasStore = variables["TORCHELASTIC_USE_AGENT_STORE"] == "True"
      name = "\(try variables.whole("TORCHELASTIC_RESTART_COUNT", in: 0...1_000_000, default: 0))"
    }

    private init(slurm variables: LaunchVariables) throws {
      let list =
        variables["SLURM_STEP_NODELIST"] == nil ? "SLURM_JOB_NODELIST" : "SLURM_STEP_NODELIST"
      try variables.demand(["SLURM_PROCID", "SLURM_NTASKS", "SLURM_LOCALID", list], of: "SLURM")
      size = try variables.whole("SLURM_NTASKS", in: 1...Self.most)
      rank = try variables.whole("SLURM_PROCID", in: 0...size - 1)
      localRank = try variables.whole("SLURM_LOCALID", in: 0...Self.most)
      if variables["MASTER_ADDR"] != nil {
        address = try variables.host("MASTER_ADDR")
      } else {
        guard let first = HostList.first(of: variables[list] ?? "") else {
          throw MienError.usage(
            "\(list) is \"\(variables.shown(list))\", which is no list of hosts such as node[01-04]"
          )
        }
        address = first
      }
      let job = try variables.whole("SLURM_JOB_ID", in: 0...Int(UInt32.max), default: 0)
      let step = try variables.whole("SLURM_STEP_ID", in: 0...Int(UInt32.max), default: 0)
      // Jobs that share a machine, and steps of one job, must not share a port.
      port = UInt16(
        try variables.whole(
          "MASTER_PORT", in: 1...65535, default: 20_000 + (job + 1009 * step) % 10_000))
      hasStore = false
      name = "\(job).\(step)"
    }

    /// More processes than any machine park has.
    private static let most = 1 << 20
  }

  /// Environment variables that describe a launch, read strictly.
  struct LaunchVariables {
    private let environment: [String: String]

    init(_ environment: [String: String]) {
      self.environment = environment
    }

    subscript(name: String) -> String? { environment[name] }

    func hasAny(of names: [String]) -> Bool { names.contains { environment[$0] != nil } }

    /// The value as a message may show it.
    func shown(_ name: String) -> String {
      String((environment[name] ?? "").prefix(60).filter { !$0.isNewline })
    }

    func demand(_ names: [String], of starter: String) throws {
      let missing = names.filter { environment[$0] == nil }
      guard missing.isEmpty else {
        throw MienError.usage(
          "the environment has some of \(starter)'s variables but not \(missing.joined(separator: ", ")); "
            + "set all of \(names.joined(separator: ", ")) or none")
      }
    }

    func whole(_ name: String, in range: ClosedRange<Int>) throws -> Int {
      guard let text = environment[name], let number = Int(text), range.contains(number) else {
        throw MienError.usage(
          "\(name) is \"\(shown(name))\"; it must be a whole number from \(range.lowerBound) to "
            + "\(range.upperBound)")
      }
      return number
    }

    /// The same, where the variable may be missing.
    func whole(_ name: String, in range: ClosedRange<Int>, default value: Int) throws -> Int {
      environment[name] == nil ? value : try whole(name, in: range)
    }

    func host(_ name: String) throws -> String {
      guard let text = environment[name], HostList.isHost(text) else {
        throw MienError.usage(
          "\(name) is \"\(shown(name))\"; it must be the name or the address of a machine")
      }
      return text
    }
  }
#endif

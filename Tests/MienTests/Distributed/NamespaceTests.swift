#if Training
  import Foundation
  import TestSupport
  import Testing

  /// Network namespaces, which stand for machines.
  enum Namespaces {
    static let ip = ["/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }

    static let arePossible: Bool = {
      guard getuid() == 0, ip != nil else { return false }
      let name = "mien-try-\(getpid())"
      // Containers may be root and yet not be allowed to.
      guard call(["netns", "add", name]) else { return false }
      return call(["netns", "delete", name])
    }()

    @discardableResult
    static func call(_ arguments: [String]) -> Bool {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: ip ?? "/bin/false")
      process.arguments = arguments
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }

    /// Two namespaces with a cable between them; rank 0 is at 10.211.0.1.
    static func withMachines(_ body: ([[String]]) throws -> Void) throws {
      let names = ["mien-a-\(getpid())", "mien-b-\(getpid())"]
      defer { for name in names { call(["netns", "delete", name]) } }
      for name in names { try #require(call(["netns", "add", name])) }
      let cable = ["mn0-\(getpid() % 100_000)", "mn1-\(getpid() % 100_000)"]
      try #require(
        call(["link", "add", cable[0], "type", "veth", "peer", "name", cable[1]]))
      for index in 0..<2 {
        try #require(call(["link", "set", cable[index], "netns", names[index]]))
        for command in [
          ["addr", "add", "10.211.0.\(index + 1)/24", "dev", cable[index]],
          ["link", "set", cable[index], "up"], ["link", "set", "lo", "up"],
        ] {
          try #require(call(["-n", names[index]] + command))
        }
      }
      try body(names.map { [ip ?? "", "netns", "exec", $0] })
    }
  }

  /// Ranks that share no network but a cable between them, as two machines do.
  @Suite(.serialized, .enabled(if: Namespaces.arePossible, "needs root and the program ip"))
  struct NamespaceTests {
    @Test func ranksTrainOverACable() throws {
      try withTemporaryFolder { folder in
        try Namespaces.withMachines { launchers in
          let arguments =
            ["train", Workshop.recipe, "--data", try Workshop.faces(), "--out", folder + "/run"]
            + Workshop.quick
          let job = try Job(
            2, arguments, address: "10.211.0.1", port: 29500, launchers: launchers)
          let outcomes = try job.finish()
          #expect(outcomes.allSatisfy { $0.status == 0 }, "\(outcomes)")
          let distance = try LossCurve(folder + "/run").distance(from: LossCurve(Workshop.run()))
          #expect(distance < 1e-5)
        }
      }
    }

    /// A cable that is cut breaks no connection: only silence tells.
    @Test func cutCableEndsTheJob() throws {
      try withTemporaryFolder { folder in
        try Namespaces.withMachines { launchers in
          let job = try Job(
            2, try Workshop.longRun(into: folder + "/run"), address: "10.211.0.1", port: 29500,
            launchers: launchers)
          let begun = job.ranks[0].wait { job.ranks[0].errorText.contains("epoch 1 ") }
          try #require(begun, "\(job.ranks.map(\.errorText))")
          try #require(
            Namespaces.call([
              "-n", launchers[1][3], "link", "set", "mn1-\(getpid() % 100_000)", "down",
            ]))
          let cut = ContinuousClock.now
          let outcomes = try job.finish(timeout: 30)
          #expect(cut.duration(to: .now) < .seconds(30))
          for outcome in outcomes {
            #expect(outcome.status == 1 && outcome.errors.contains("silent"), "\(outcome)")
          }
        }
      }
    }
  }
#endif

#if Vision
  import Foundation
  import MienCore
  import TestSupport
  import Testing

  #if canImport(FoundationNetworking)
    import FoundationNetworking
  #endif

  /// `mien serve` as a process; what the server answers is tested in MienServerTests.
  @Suite(.enabled(if: (try? Installation.file("centerface.onnx")) != nil, "needs `make setup`"))
  struct ServeCommandTests {
    private func status(_ address: String, token: String?) async throws -> Int {
      var request = URLRequest(url: try #require(URL(string: address)))
      if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
      let (_, response) = try await URLSession.shared.data(for: request)
      return (response as? HTTPURLResponse)?.statusCode ?? 0
    }

    @Test(arguments: [SIGINT, SIGTERM]) func servesUntilItIsAskedToStop(signal: Int32) async throws
    {
      let folder = try TemporaryFolder.make()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let secret = "0123456789abcdef"
      try Data("\(secret)\n".utf8).write(to: URL(fileURLWithPath: folder + "/token"))
      let program = try RunningMien([
        "serve", "--port", "0", "--token-file", folder + "/token", "--queue", "4", "--max-faces",
        "3",
        "--max-body", "1MiB", "--timeout", "5",
      ])
      #expect(program.wait { program.errorText.contains("\"address\":") })
      let line = try #require(
        program.errorText.split(separator: "\n").first { $0.contains("\"address\":") })
      let log = try JSON(String(line))
      #expect(log["model"].text == "mien_small")
      let address = try #require(log["address"].text)
      #expect(try await status(address + "healthz", token: nil) == 200)
      #expect(try await status(address + "v1/model", token: nil) == 401)
      #expect(try await status(address + "v1/model", token: secret) == 200)
      program.send(signal)
      let outcome = try program.finish(timeout: 30)
      #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
      #expect(!outcome.errors.contains(secret))
    }

    @Test(arguments: [
      (["--port", "65536"], "--port is 65536"), (["--max-body", "2GiB"], "--max-body is 2GiB"),
      (["--max-faces", "0"], "--max-faces is 0"), (["--timeout", "0"], "--timeout is 0"),
      (["--tls-cert", "x.pem"], "--tls-cert and --tls-key go together"),
      (
        ["--token-file", "/nowhere"],
        "/nowhere: the token file cannot be read: No such file or directory"
      ),
      (["--token-file", "/bin/sh"], "/bin/sh: the token file is not UTF-8 text"),
      (["--queue", "0"], "--queue is 0"),
    ])
    func wrongUseIsRefused(options: [String], sentence: String) throws {
      let outcome = try runMien(["serve"] + options)
      #expect(outcome.status == 2 && outcome.errors.contains(sentence), "\(outcome.errors)")
    }

    @Test func portsThatAreTakenAreNamed() throws {
      let program = try RunningMien(["serve", "--port", "0"])
      #expect(program.wait { program.errorText.contains("\"address\":") })
      let port = try #require(program.errorText.firstMatch(of: /127\.0\.0\.1:(\d+)\//)?.1)
      let outcome = try runMien(["serve", "--port", String(port)])
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("cannot listen on 127.0.0.1:\(port): Address already in use"))
    }
  }
#endif

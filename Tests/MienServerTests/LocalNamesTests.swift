#if Vision
  import HummingbirdTesting
  import Testing

  @testable import MienServer

  @Suite struct LocalNamesTests {
    /// The status of an answer to a request whose head has these lines.
    private func status(
      of head: String, _ change: (inout ServerOptions) -> Void = { _ in }
    ) async throws -> String {
      try await makeServer { change(&$0) }.application().test(.live) { client in
        let connection = try RawConnection(port: try #require(client.port))
        connection.send("\(head)\r\nConnection: close\r\n\r\n")
        let answer = await connection.read { $0.contains("status") } ?? "nothing"
        return String(answer.dropFirst("HTTP/1.1 ".count).prefix(3))
      }
    }

    @Test(arguments: [
      "localhost", "LocalHost:8080", "127.0.0.1", "127.0.0.1:80", "127.1.2.3:65535", "[::1]",
      "[::1]:8080",
    ])
    func namesOfThisMachineAreAnswered(host: String) async throws {
      #expect(try await status(of: "GET /healthz HTTP/1.1\r\nHost: \(host)") == "200")
    }

    @Test(arguments: [
      "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
      "127.evil.example:80", "127.0.0.256", "10.0.0.1:8080", "0.0.0.0:8080", "[::2]:8080",
    ])
    func otherNamesAreNot(host: String) async throws {
      for path in ["/", "/healthz", "/v1/model", "/nowhere"] {
        #expect(try await status(of: "GET \(path) HTTP/1.1\r\nHost: \(host)") == "421", "\(path)")
      }
    }

    @Test func requestsWithoutANameAreAnswered() async throws {
      #expect(try await status(of: "GET /healthz HTTP/1.0\r\nAccept: */*") == "200")
    }

    /// Whoever knows the token is no stranger's page, and other addresses have names of their own.
    @Test func tokensAndOtherAddressesAllowAllNames() async throws {
      let head = "GET /healthz HTTP/1.1\r\nHost: mien.example"
      #expect(try await status(of: head) { $0.token = "correct-horse-battery" } == "200")
      #expect(try await status(of: head) { $0.host = "0.0.0.0" } == "200")
      #expect(try await status(of: head) { $0.host = "127.0.0.2" } == "421")
    }

    /// `127.1` is another way to write 127.0.0.1.
    @Test func theNameThatWasAskedForIsAnswered() async throws {
      let head = "GET /healthz HTTP/1.1\r\nHost: 127.1:8080"
      #expect(try await status(of: head) { $0.host = "127.1" } == "200")
      #expect(try await status(of: head) == "421")
    }
  }
#endif

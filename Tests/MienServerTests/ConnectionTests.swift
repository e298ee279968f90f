#if Vision
  import Foundation
  import HummingbirdTesting
  import MienCore
  import Testing

  @testable import MienServer

  @Suite struct ConnectionTests {
    private let start =
      "POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"

    private func withServer(
      timeout: Duration = .seconds(60), _ test: @Sendable (Int) async throws -> Void
    ) async throws {
      let server = makeServer { $0.timeout = timeout }
      try await server.application().test(.live) { client in
        try await test(try #require(client.port))
        // The client's own connection may have been too quiet for too long by now.
        let next = try RawConnection(port: try #require(client.port))
        next.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        let answer = await next.read() ?? "nothing"
        #expect(answer.hasPrefix("HTTP/1.1 200 "))
        #expect(answer.contains("mien_requests_in_line 0\n"))
      }
    }

    @Test func closesConnectionsWhoseHeadNeverEnds() async throws {
      try await withServer(timeout: .seconds(1)) { port in
        let silent = try RawConnection(port: port)
        let slow = try RawConnection(port: port)
        slow.send("GET / HTTP/1.1\r\nHos")
        #expect(await slow.read() == "")
        #expect(await silent.read() == "")
      }
    }

    @Test func closesConnectionsThatSendNothingAfterTheBodyOfAnAnsweredRequest() async throws {
      try await withServer(timeout: .seconds(1)) { port in
        let late = try RawConnection(port: port)
        late.send("GET /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n")
        #expect(await late.read { $0.contains("detail") }?.hasPrefix("HTTP/1.1 404 ") == true)
        late.send("x")
        #expect(await late.read(seconds: 20) != nil, "the connection is still open")
      }
    }

    @Test func givesUpOnBodiesThatDrip() async throws {
      try await withServer(timeout: .seconds(1)) { port in
        let slow = try RawConnection(port: port)
        slow.send(start + "Content-Length: 1000\r\n\r\n")
        let dripping = Task {
          while !Task.isCancelled {
            slow.send("x")
            try await Task.sleep(for: .milliseconds(100))
          }
        }
        let answer = await slow.read { $0.contains("detail") } ?? "nothing"
        dripping.cancel()
        #expect(answer.hasPrefix("HTTP/1.1 408 "))
        #expect(answer.contains("application/problem+json"))
      }
    }

    @Test func closesConnectionsOfClientsThatDoNotReadTheirAnswers() async throws {
      let page = try await makeServer().application().test(.live) { client in
        try await client.execute(uri: "/", method: .get).body.readableBytes
      }
      // More than the buffers of both sides hold.
      let count = (64 << 20) / page
      try await withServer(timeout: .seconds(1)) { port in
        let deaf = try RawConnection(port: port)
        for _ in 0..<count / 100 {
          deaf.send(String(repeating: "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 100))
        }
        try await Task.sleep(for: .seconds(4))
        let size = await deaf.size(seconds: 20)
        #expect(size.map { $0 < count * page / 2 } == true, "\(size ?? -1) of \(count * page)")
      }
    }

    @Test func closesWhereTheClientAsksInAnyCase() async throws {
      try await withServer { port in
        let connection = try RawConnection(port: port)
        connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Close\r\n\r\n")
        #expect(await connection.read(seconds: 10)?.hasPrefix("HTTP/1.1 200 ") == true)
      }
    }

    @Test func addressesThatDoNotExistAreNamed() async throws {
      let server = makeServer { $0.host = "nosuch.invalid" }
      let error = await #expect(throws: MienError.self) { try await server.run() }
      #expect(error?.description.hasPrefix("cannot listen on nosuch.invalid:") == true)
    }

    @Test func survivesClientsThatBreakOff() async throws {
      try await withServer { port in
        for _ in 0..<20 {
          let connection = try RawConnection(port: port)
          connection.send(start + "Content-Length: 100000\r\n\r\n")
          connection.send(Data(count: 5000))
          connection.drop()
        }
        let chunked = try RawConnection(port: port)
        chunked.send(start + "Transfer-Encoding: chunked\r\n\r\n5\r\nab")
        chunked.drop()
      }
    }

    @Test func answersWhatIsNotHTTP() async throws {
      try await withServer { port in
        for garbage in ["\u{16}\u{3}\u{1}\r\n\r\n", "hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"] {
          let connection = try RawConnection(port: port)
          connection.send(garbage)
          let answer = await connection.read() ?? "nothing"
          #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(answer)")
          #expect(answer.contains("application/problem+json"))
        }
        let large = try RawConnection(port: port)
        large.send("GET / HTTP/1.1\r\nX: \(String(repeating: "y", count: 100_000))\r\n\r\n")
        #expect(await large.read()?.contains(" 200 ") == false)
      }
    }

    @Test func asksForBodiesThatWaitToBeAsked() async throws {
      let picture = try png(3, 3)
      try await withServer { port in
        let polite = try RawConnection(port: port)
        polite.send(start + "Content-Length: \(picture.count)\r\nExpect: 100-continue\r\n\r\n")
        #expect(await polite.read { $0.hasSuffix("\r\n\r\n") } == "HTTP/1.1 100 Continue\r\n\r\n")
        polite.send(picture)
        #expect(
          await polite.read { $0.contains("milliseconds") }?.hasPrefix("HTTP/1.1 200 ") == true)
        let greedy = try RawConnection(port: port)
        greedy.send(start + "Content-Length: 99999999\r\nExpect: 100-continue\r\n\r\n")
        #expect(await greedy.read { $0.contains("detail") }?.hasPrefix("HTTP/1.1 413 ") == true)
      }
    }

    @Test func answersRequestsOfOneConnectionInTheirOrder() async throws {
      try await withServer { port in
        let connection = try RawConnection(port: port)
        connection.send(
          "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n"
            + "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        let answer = await connection.read() ?? "nothing"
        let codes = answer.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
        #expect(codes == ["200", "404", "200"])
      }
    }
  }
#endif

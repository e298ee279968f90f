#if Vision
  import Foundation
  import Hummingbird
  import Logging
  import ServiceLifecycle
  import Testing

  @testable import MienServer

  @Suite struct StopTests {
    @Test func answersWhatItAcceptedAndThenStops() async throws {
      let stub = StubAnalyzer(isGated: true)
      let (ports, source) = AsyncStream<Int>.makeStream()
      let services = try makeServer(stub) { $0.port = 0 }.services { source.yield($0) }
      let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
      let group = ServiceGroup(configuration: .init(services: services, logger: logger))
      async let running: Void = group.run()
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())

      let busy = try RawConnection(port: port)
      let picture = try png(3, 3)
      busy.send(
        "POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
          + "Content-Length: \(picture.count)\r\n\r\n")
      busy.send(picture)
      #expect(await eventually { stub.batchSizes == [1] })
      let idle = try RawConnection(port: port)
      idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
      _ = await idle.read { $0.contains("ok") }

      await group.triggerGracefulShutdown()
      #expect(
        await eventually {
          (try? RawConnection(port: port)) == nil
        })
      // Sent before the client could know of the stop.
      idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let late = await idle.read() ?? "nothing"
      #expect(late.hasPrefix("HTTP/1.1 200 "))
      #expect(late.lowercased().contains("connection: close"))

      stub.open(1)
      let answer = await busy.read() ?? "nothing"
      #expect(answer.hasPrefix("HTTP/1.1 200 "))
      #expect(answer.contains(#""top":"happy""#))
      #expect(answer.lowercased().contains("connection: close"))
      try await running
    }
  }
#endif

#if Vision
  import Foundation
  import HummingbirdTesting
  import MienImage
  import Testing

  @testable import MienServer

  @Suite struct LineTests {
    @Test func gathersRequestsInFlight() async throws {
      let stub = StubAnalyzer(isGated: true)
      try await makeServer(stub).application().test(.ahc(.http)) { client in
        try await withThrowingTaskGroup(of: Bool.self) { group in
          group.addTask { try await client.analyze(try png(3, 3)).status == .ok }
          #expect(await eventually { stub.batchSizes == [1] })
          for _ in 0..<6 {
            group.addTask { try await client.analyze(try png(3, 3)).status == .ok }
          }
          #expect(try await client.eventuallyMeasures("mien_pictures_waiting 6"))
          stub.open(2)
          for try await isAnswered in group { #expect(isAnswered) }
        }
        #expect(stub.batchSizes == [1, 6])
      }
    }

    @Test func batchesAreBounded() async throws {
      let stub = StubAnalyzer()
      let picture = try png(3, 3).base64EncodedString()
      let body = try JSONSerialization.data(
        withJSONObject: ["images": [String](repeating: picture, count: 20)])
      let server = makeServer(stub) { $0.batchSize = 8 }
      try await server.application().test(.live) { client in
        let answer = try await client.analyze(body, type: "application/json")
        #expect(answer.status == .ok)
      }
      #expect(stub.batchSizes.reduce(0, +) == 20)
      #expect(stub.batchSizes.allSatisfy { $0 <= 8 })
    }

    @Test func aNeighboursFaultCostsNobodyTheAnswer() async throws {
      let stub = StubAnalyzer(isGated: true)
      try await makeServer(stub).application().test(.ahc(.http)) { client in
        try await withThrowingTaskGroup(of: (Int, Int).self) { group in
          group.addTask { (0, try await client.analyze(try png(3, 3)).status.code) }
          #expect(await eventually { stub.batchSizes == [1] })
          for index in 1...3 {
            let picture = try png(index == 2 ? 1 : 3, 3)
            group.addTask { (index, try await client.analyze(picture).status.code) }
          }
          #expect(try await client.eventuallyMeasures("mien_pictures_waiting 3"))
          stub.open(5)
          var codes = [Int: Int]()
          for try await (index, code) in group { codes[index] = code }
          #expect(codes == [0: 200, 1: 200, 2: 500, 3: 200])
        }
      }
    }

    @Test func turnsAwayWhenTheLineIsFull() async throws {
      let stub = StubAnalyzer(isGated: true)
      let server = makeServer(stub) { ($0.queue, $0.refusalPause) = (2, .milliseconds(300)) }
      try await server.application().test(.ahc(.http)) { client in
        try await withThrowingTaskGroup(of: Bool.self) { group in
          for _ in 0..<2 {
            group.addTask { try await client.analyze(try png(3, 3)).status == .ok }
          }
          #expect(try await client.eventuallyMeasures("mien_requests_in_line 2"))
          let start = ContinuousClock.now
          let refused = try await client.analyze(try png(3, 3))
          #expect(refused.isProblem(.serviceUnavailable))
          #expect(ContinuousClock.now - start >= .milliseconds(300), "who is refused is held back")
          #expect(refused.headers[.retryAfter] == "1")
          stub.open(2)
          for try await isAnswered in group { #expect(isAnswered) }
        }
        #expect(try await client.execute(uri: "/healthz", method: .get).status == .ok)
        stub.open(1)
        #expect(try await client.analyze(try png(3, 3)).status == .ok)
      }
    }

    @Test func givesUpOnPicturesWhoseTurnComesTooLate() async throws {
      let stub = StubAnalyzer(isGated: true)
      let owner = ModelOwner(
        analyzer: stub, batchSize: 8, delay: .zero, metrics: ServerMetrics())
      let image = Image(width: 3, height: 3, channels: 1, pixels: [UInt8](repeating: 0, count: 9))
      await owner.announce()
      async let first = owner.faces(in: image, deadline: .now + .seconds(600))
      #expect(await eventually { stub.batchSizes == [1] })
      await owner.announce()
      let late = Task { try await owner.faces(in: image, deadline: .now) }
      stub.open(1)
      #expect(try await first.count == 1)
      let refusal = await #expect(throws: Problem.self) { try await late.value }
      #expect(refusal?.status == .serviceUnavailable)
      #expect(refusal?.detail == Problem.late.detail)
      #expect(stub.batchSizes == [1])
    }

    @Test func dropsWhatNobodyWaitsForAnyMore() async throws {
      let stub = StubAnalyzer(isGated: true)
      let picture = try png(3, 3)
      try await makeServer(stub).application().test(.live) { client in
        let port = try #require(client.port)
        func post() throws -> RawConnection {
          let connection = try RawConnection(port: port)
          connection.send(
            "POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
              + "Content-Length: \(picture.count)\r\n\r\n")
          connection.send(picture)
          return connection
        }
        let first = try post()
        #expect(await eventually { stub.batchSizes == [1] })
        let others = try (0..<3).map { _ in try post() }
        #expect(try await client.eventuallyMeasures("mien_pictures_waiting 3"))
        others[0].drop()
        others[1].drop()
        #expect(try await client.eventuallyMeasures("mien_pictures_waiting 1"))
        stub.open(2)
        for connection in [first, others[2]] {
          let answer = await connection.read { $0.contains("milliseconds") } ?? "nothing"
          #expect(answer.hasPrefix("HTTP/1.1 200 "))
        }
        let text = try await client.execute(uri: "/metrics", method: .get).text
        #expect(text.contains("status=\"499\"} 2\n"), "\(text)")
        #expect(text.contains("mien_requests_in_line 0\n"))
      }
      #expect(stub.batchSizes == [1, 1])
    }

    @Test func whoLeavesTheDecodersLineTakesNoTurn() async throws {
      let stage = DecodeStage(threads: 1, budget: 1, limits: .default)
      let picture = try png(3, 3)
      let end = ContinuousClock.now + .seconds(600)
      let first = try await stage.decode(picture, name: "first", deadline: end)
      let second = Task { try await stage.decode(picture, name: "second", deadline: end) }
      let third = Task { try await stage.decode(picture, name: "third", deadline: end) }
      second.cancel()
      await #expect(throws: CancellationError.self) { try await second.value }
      await stage.release(first)
      #expect(try await third.value == first)
    }

    @Test func whoseTurnAtTheDecodersDoesNotComeIsToldInTime() async throws {
      let stage = DecodeStage(threads: 1, budget: 1, limits: .default)
      let picture = try png(3, 3)
      let end = ContinuousClock.now + .seconds(600)
      let first = try await stage.decode(picture, name: "first", deadline: end)
      let refusal = await #expect(throws: Problem.self) {
        try await stage.decode(picture, name: "second", deadline: .now + .milliseconds(50))
      }
      #expect(refusal?.detail == Problem.late.detail)
      await stage.release(first)
      #expect(try await stage.decode(picture, name: "third", deadline: end) == first)
    }

    /// The file is no picture, which only who opens it can tell.
    @Test func headersWaitForTheirTurnToo() async throws {
      let stage = DecodeStage(threads: 1, budget: 1, limits: .default)
      let late = await #expect(throws: Problem.self) {
        try await stage.decode(Data(), name: "late", deadline: .now)
      }
      #expect(late?.detail == Problem.late.detail)
      let end = ContinuousClock.now + .seconds(600)
      let left = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await stage.decode(Data(), name: "left", deadline: end)
      }
      left.cancel()
      await #expect(throws: CancellationError.self) { try await left.value }
      // A picture that waits for memory holds no thread.
      let picture = try png(3, 3)
      let first = try await stage.decode(picture, name: "first", deadline: end)
      let others = (0..<3).map { _ in
        Task {
          let image = try await stage.decode(picture, name: "other", deadline: end)
          await stage.release(image)
          return image
        }
      }
      await stage.release(first)
      for other in others { #expect(try await other.value == first) }
    }

    @Test func boundsTheBytesOfAllBodies() throws {
      let admission = Admission(maxRequests: 1, maxBytes: 10)
      let first = Admission.Reservation(admission)
      let second = Admission.Reservation(admission)
      try first.add(6)
      #expect(throws: Problem.self) { try second.add(5) }
      try second.add(4)
      first.release()
      try second.add(6)
      second.release()
      second.release()
      try first.add(10)
    }
  }
#endif

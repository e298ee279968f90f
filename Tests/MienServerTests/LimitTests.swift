#if Vision
  import Foundation
  import Hummingbird
  import HummingbirdTesting
  import MienCore
  import Testing

  @testable import MienServer

  @Suite struct LimitTests {
    /// A PNG of a few bytes whose header promises any size.
    private func bomb(_ width: UInt32, _ height: UInt32) -> Data {
      var header = Data("IHDR".utf8)
      for value in [width, height] { withUnsafeBytes(of: value.bigEndian) { header += Data($0) } }
      header += Data([8, 2, 0, 0, 0])
      var crc: UInt32 = 0xFFFF_FFFF
      for byte in header {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
      }
      var file = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]) + header
      withUnsafeBytes(of: (~crc).bigEndian) { file += Data($0) }
      return file + Data([0, 0, 0, 0]) + Data("IDAT".utf8) + Data(count: 64)
    }

    @Test func refusesPicturesThatUnpackToTooMuch() async throws {
      try await makeServer().application().test(.live) { client in
        let start = ContinuousClock.now
        let response = try await client.analyze(bomb(50_000, 50_000))
        #expect(response.isProblem(.unprocessableContent))
        #expect(
          response.json["detail"] as? String
            == "picture 0: 50000x50000 pixels are over the limit of 25000000")
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(try await client.analyze(bomb(.max, .max)).isProblem(.unprocessableContent))
      }
    }

    @Test func refusesBodiesThatAreTooLong() async throws {
      let server = makeServer { $0.maxBody = 1000 }
      try await server.application().test(.ahc(.http)) { client in
        for (count, status) in [
          (1000, HTTPResponse.Status.unprocessableContent), (1001, .contentTooLarge),
          (3 << 20, .contentTooLarge),
        ] {
          let answer = try await client.analyze(Data(count: count))
          #expect(answer.isProblem(status))
        }
      }
    }

    @Test func refusesTooManyPictures() async throws {
      let picture = try png(3, 3).base64EncodedString()
      let server = makeServer { $0.maxPictures = 2 }
      try await server.application().test(.live) { client in
        for (count, status) in [(2, HTTPResponse.Status.ok), (3, .contentTooLarge)] {
          let body = try JSONSerialization.data(
            withJSONObject: ["images": [String](repeating: picture, count: count)])
          #expect(try await client.analyze(body, type: "application/json").status == status)
          let part = "--x\r\nContent-Disposition: form-data; name=a; filename=b\r\n\r\n"
          var form = Data()
          for _ in 0..<count { form += Data(part.utf8) + (try png(3, 3)) + Data("\r\n".utf8) }
          form += Data("--x--".utf8)
          let answer = try await client.analyze(form, type: "multipart/form-data; boundary=x")
          #expect(answer.status == status)
        }
      }
    }

    @Test func refusesListsOfNothingBeforeTheyAreTakenApart() async throws {
      let body = Data("{\"images\":[1".utf8) + Data(String(repeating: ",1", count: 4_000_000).utf8)
      try await makeServer().application().test(.live) { client in
        let answer = try await client.analyze(body + Data("]}".utf8), type: "application/json")
        #expect(answer.isProblem(.contentTooLarge))
      }
    }

    /// Putting marks into order takes time that grows with the square of their number.
    @Test(
      arguments: ["\u{301}", "\\u0301"],
      [String.Encoding.utf8, .utf16, .utf16BigEndian, .utf16LittleEndian])
    func refusesTextThatTakesMinutesToCompare(
      mark: String, encoding: String.Encoding
    ) async throws {
      let text = "{\"a\(String(repeating: mark, count: 1 << 20))\":1}"
      let body = try #require(text.data(using: encoding))
      try await makeServer().application().test(.live) { client in
        let answer = try await client.analyze(body, type: "application/json")
        #expect(answer.isProblem(.badRequest))
        if encoding != .utf8 {
          #expect(answer.json["detail"] as? String == "the body is not JSON in UTF-8")
        }
      }
    }

    @Test func boundsFaces() async throws {
      let server = makeServer { $0.maxFaces = 0 }
      try await server.application().test(.live) { client in
        let response = try await client.analyze(try png(3, 3))
        #expect(response.text.contains(#""faces":[]"#))
      }
    }

    /// 2,000 damaged pictures, forms and JSON bodies over HTTP: each is answered, none with 500.
    @Test func survivesHostileBodies() async throws {
      var seeds = [(try png(9, 7), "image/png")]
      let form = Data(
        "--b\r\nContent-Disposition: form-data; name=\"i\"; filename=\"f\"\r\n\r\n".utf8)
      seeds.append(
        (form + (try png(5, 5)) + Data("\r\n--b--\r\n".utf8), "multipart/form-data; boundary=b"))
      let json = try JSONSerialization.data(
        withJSONObject: ["images": [try png(5, 5).base64EncodedString()]])
      seeds.append((json, "application/json"))
      try await makeServer().application().test(.live) { [seeds] client in
        var generator = SeededGenerator(seed: 4)
        var answered: Set<Int> = []
        for _ in 0..<2000 {
          var (body, type) = seeds[Int.random(in: 0..<seeds.count, using: &generator)]
          for _ in 0..<Int.random(in: 1...6, using: &generator) {
            Self.damage(&body, &generator)
          }
          let response = try await client.analyze(body, type: type)
          answered.insert(response.status.code)
          if response.status != .ok {
            #expect(response.isProblem(response.status), "\(body.base64EncodedString())")
          }
        }
        #expect(answered.isSubset(of: [200, 400, 413, 422]), "\(answered)")
        #expect(answered.isSuperset(of: [200, 400, 422]))
      }
    }

    private static func damage(_ body: inout Data, _ generator: inout SeededGenerator) {
      let at = Int.random(in: 0...body.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: body = body.prefix(at)
      case 1 where at < body.count: body[at] = UInt8.random(in: 0...255, using: &generator)
      case 2: body.insert(contentsOf: Data("\r\n--b".utf8), at: at)
      case 3: body.insert(contentsOf: Data(count: 40), at: at)
      default: body += body.prefix(at)
      }
      body = Data(body)
    }
  }
#endif

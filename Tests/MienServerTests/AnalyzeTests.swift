#if Vision
  import Foundation
  import Hummingbird
  import HummingbirdTesting
  import MienCore
  import MienVision
  import Testing

  @testable import MienServer

  @Suite struct AnalyzeTests {
    private func boxes(_ response: TestResponse) -> [[Double]] {
      let images = response.json["images"] as? [[String: Any]] ?? []
      return images.compactMap { (($0["faces"] as? [[String: Any]])?.first)?["box"] as? [Double] }
    }

    @Test func takesAPictureAsItIs() async throws {
      try await makeServer().application().test(.live) { client in
        for type in ["image/png", "image/whatever", "application/octet-stream", nil] {
          let response = try await client.analyze(try png(6, 4), type: type)
          #expect(response.status == .ok)
          #expect(
            response.text.hasPrefix(
              #"{"images":[{"width":6,"height":4,"faces":[{"box":[0.0,0.0,6.0,4.0],"score":1.0,"#
                + #""landmarks":[],"emotions":{"happy":0.75,"sad":0.25},"top":"happy"}]}],"#
                + #""model":"stub","milliseconds":"#))
        }
      }
    }

    @Test func takesFormsAndKeepsTheirOrder() async throws {
      var body = Data()
      for width in 2...9 {
        body += Data(
          "--b\r\nContent-Disposition: form-data; name=\"images\"; filename=\"a\"\r\n\r\n".utf8)
        body += try png(width, 5) + Data("\r\n".utf8)
      }
      body += Data("--b--\r\n".utf8)
      try await makeServer().application().test(.live) { [body] client in
        let response = try await client.analyze(body, type: "multipart/form-data; boundary=b")
        #expect(boxes(response).map { $0[2] } == [2, 3, 4, 5, 6, 7, 8, 9])
      }
    }

    @Test func takesBase64() async throws {
      let first = try png(3, 4).base64EncodedString()
      let second = "data:image/png;base64," + (try png(5, 4).base64EncodedString())
      try await makeServer().application().test(.live) { client in
        let body = try JSONSerialization.data(withJSONObject: ["images": [first, second]])
        let response = try await client.analyze(body, type: "application/json; charset=utf-8")
        #expect(boxes(response).map { $0[2] } == [3, 5])
        for (wrong, status) in [
          ("{", HTTPResponse.Status.badRequest), ("{}", .unprocessableContent),
          ("[]", .unprocessableContent), (#"{"images":[]}"#, .unprocessableContent),
          (#"{"images":["*"]}"#, .unprocessableContent),
          (#"{"images":[7]}"#, .unprocessableContent),
          (String(repeating: "[", count: 100_000), .badRequest),
        ] {
          let response = try await client.analyze(Data(wrong.utf8), type: "application/json")
          #expect(response.isProblem(status), "\(wrong.prefix(40)): \(response.text)")
        }
      }
    }

    @Test func namesThePictureThatIsBroken() async throws {
      let good = try png(3, 4).base64EncodedString()
      let body = try JSONSerialization.data(withJSONObject: ["images": [good, "AAAA"]])
      try await makeServer().application().test(.live) { client in
        let response = try await client.analyze(body, type: "application/json")
        #expect(response.isProblem(.unprocessableContent))
        #expect(response.json["image"] as? Int == 1)
      }
    }

    @Test func answersInTheShapesOfOthers() async throws {
      let base64 = try png(6, 4).base64EncodedString()
      let body = try JSONSerialization.data(withJSONObject: ["images": [base64, base64]])
      try await makeServer().application().test(.live) { client in
        func post(_ format: String, _ body: Data, _ type: String) async throws -> TestResponse {
          try await client.executeRequest(
            uri: "/v1/analyze?format=\(format)", method: .post, headers: [.contentType: type],
            body: ByteBuffer(bytes: body))
        }
        let face = #"{"box":[0,0,6,4],"emotions":{"happy":0.75,"sad":0.25}}"#
        #expect(try await post("fer", png(6, 4), "image/png").text == "[\(face)]")
        #expect(try await post("fer", body, "application/json").text == "[[\(face)],[\(face)]]")
        let answer = try await post("deepface", png(6, 4), "image/png")
        #expect(answer.headers[.contentType] == "application/json")
        let text = answer.text
        #expect(
          text.hasPrefix(#"[{"emotion":{"happy":75.0,"sad":25.0},"dominant_emotion":"happy""#))
        #expect(try await post("mien", png(6, 4), "image/png").text.hasPrefix(#"{"images":"#))
        let wrong = try await post("yaml", png(6, 4), "image/png")
        #expect(wrong.isProblem(.badRequest))
      }
    }

    @Test func survivesAModelThatFails() async throws {
      try await makeServer().application().test(.live) { client in
        let broken = try await client.analyze(try png(1, 4))
        #expect(broken.isProblem(.internalServerError))
        let whole = try await client.analyze(try png(2, 4))
        #expect(whole.status == .ok)
      }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: astronaut)))
    func tellsThatTheAstronautIsHappy() async throws {
      let analyzer = try Analyzer(model: Installation.file("mien_small.onnx"))
      let card = ModelCard(name: "mien_small", metadata: analyzer.classifier.metadata)
      try await makeServer(analyzer, card: card).application().test(.live) { client in
        let picture = try Data(contentsOf: URL(fileURLWithPath: astronaut))
        let response = try await client.analyze(picture)
        let images = try #require(response.json["images"] as? [[String: Any]])
        let faces = try #require(images[0]["faces"] as? [[String: Any]])
        #expect(faces.count == 1)
        #expect(faces[0]["top"] as? String == "happy")
        let emotions = try #require(faces[0]["emotions"] as? [String: Double])
        #expect(abs(emotions.values.reduce(0, +) - 1) < 1e-4)
      }
    }
  }
#endif

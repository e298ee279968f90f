#if Vision
  import Foundation
  import Hummingbird
  import HummingbirdTesting
  import Testing

  @testable import MienServer

  @Suite struct RouteTests {
    @Test func answersEveryPath() async throws {
      try await makeServer().application().test(.live) { client in
        let types = [
          "/": "text/html; charset=utf-8", "/healthz": "application/json",
          "/readyz": "application/json", "/v1/model": "application/json",
          "/openapi.json": "application/json",
          "/metrics": "text/plain; version=0.0.4; charset=utf-8",
        ]
        for (path, type) in types {
          let response = try await client.execute(uri: path, method: .get)
          #expect(response.status == .ok, "\(path)")
          #expect(response.headers[.contentType] == type)
          #expect(response.headers[.xContentTypeOptions] == "nosniff")
          #expect(response.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
          #expect(response.headers[.accessControlAllowOrigin] == nil)
          let head = try await client.execute(uri: path, method: .head)
          #expect(head.status == .ok)
          #expect(head.body.readableBytes == 0)
        }
      }
    }

    @Test func refusesWithProblemDocuments() async throws {
      try await makeServer().application().test(.live) { client in
        #expect(try await client.execute(uri: "/nowhere", method: .get).isProblem(.notFound))
        #expect(try await client.execute(uri: "/v1/analyze/", method: .post).isProblem(.notFound))
        let wrong = try await client.execute(uri: "/v1/analyze", method: .get)
        #expect(wrong.isProblem(.methodNotAllowed))
        #expect(wrong.headers[.allow] == "POST")
        let deletion = try await client.execute(uri: "/v1/model", method: .delete)
        #expect(deletion.isProblem(.methodNotAllowed))
        #expect(deletion.headers[.allow] == "GET, HEAD")
        let form = try await client.analyze(
          Data("a=b".utf8), type: "application/x-www-form-urlencoded")
        #expect(form.isProblem(.unsupportedMediaType))
        #expect(try await client.analyze(Data(), type: "image/png").isProblem(.badRequest))
        #expect(try await client.analyze(Data("x".utf8), type: "what").isProblem(.badRequest))
        let foreign = try await client.execute(
          uri: "/healthz", method: .get, headers: [.init("Sec-Fetch-Site")!: "cross-site"])
        #expect(foreign.isProblem(.forbidden))
      }
    }

    @Test func tellsOfTheModelWithoutPathsOfItsMaker() async throws {
      try await makeServer().application().test(.live) { client in
        let response = try await client.execute(uri: "/v1/model", method: .get)
        #expect(response.json["labels"] as? [String] == ["happy", "sad"])
        #expect((response.json["provenance"] as? [String: String]) == ["seed": "1"])
      }
    }

    @Test func asksForTheToken() async throws {
      let server = makeServer { $0.token = "correct-horse-battery" }
      try await server.application().test(.live) { client in
        for shown in [
          nil, "Bearer", "Bearer wrong", "Basic correct-horse-battery", "correct-horse-battery",
        ] {
          var headers = HTTPFields()
          headers[.authorization] = shown
          let response = try await client.execute(uri: "/v1/model", method: .get, headers: headers)
          #expect(response.isProblem(.unauthorized), "\(shown ?? "nothing")")
          #expect(response.headers[.wwwAuthenticate] == "Bearer realm=\"mien\"")
        }
        let headers: HTTPFields = [.authorization: "bearer correct-horse-battery"]
        #expect(
          try await client.execute(uri: "/v1/model", method: .get, headers: headers).status == .ok)
        #expect(try await client.analyze(try png(4, 4), headers: headers).status == .ok)
        #expect(try await client.analyze(try png(4, 4)).isProblem(.unauthorized))
        #expect(try await client.execute(uri: "/metrics", method: .get).isProblem(.unauthorized))
        for open in ["/", "/healthz", "/readyz", "/openapi.json"] {
          #expect(try await client.execute(uri: open, method: .get).status == .ok)
        }
      }
    }

    @Test func comparesTokens() {
      let token = BearerToken("abcd")
      #expect(token.matches(Array("abcd".utf8)))
      for wrong in ["", "abc", "abce", "xbcd", "abcde"] {
        #expect(!token.matches(Array(wrong.utf8)), "\(wrong)")
      }
      #expect(!BearerToken("").matches([]))
    }

    @Test func countsWhatItDid() async throws {
      try await makeServer().application().test(.live) { client in
        _ = try await client.analyze(try png(4, 4))
        _ = try await client.analyze(Data([1, 2, 3]))
        _ = try await client.execute(uri: "/\(UUID())", method: .get)
        let text = try await client.execute(uri: "/metrics", method: .get).text
        for line in [
          "mien_http_requests_total{route=\"/v1/analyze\",method=\"POST\",status=\"200\"} 1",
          "mien_http_requests_total{route=\"/v1/analyze\",method=\"POST\",status=\"422\"} 1",
          "mien_http_requests_total{route=\"other\",method=\"GET\",status=\"404\"} 1",
          "mien_http_request_seconds_count{route=\"/v1/analyze\"} 2",
          "mien_batch_pictures_count 1", "mien_pictures_total 1", "mien_faces_total 1",
          "mien_requests_in_line 0", "mien_pictures_waiting 0",
        ] {
          #expect(text.contains("\n\(line)\n"), "\(line)")
        }
      }
    }
  }
#endif

#if Vision
  import Foundation
  import MienCore
  import Testing

  @testable import MienServer

  @Suite struct MultipartTests {
    private func contents(_ body: String, boundary: String = "b", maxParts: Int = 8) throws
      -> [String]
    {
      try Multipart(Data(body.utf8), boundary: boundary, maxParts: maxParts).parts
        .map { String(decoding: $0.content, as: UTF8.self) }
    }

    private let head = "Content-Disposition: form-data; name=\"n\"; filename=\"f\"\r\n\r\n"

    @Test func takesPartsApart() throws {
      #expect(
        try contents("--b\r\n\(head)one\r\n--b\r\n\(head)two\r\n--b--\r\n") == ["one", "two"])
      #expect(try contents("--b  \r\n\(head)one\r\n--b--") == ["one"])
      #expect(try contents("--b\r\n\(head)\r\n--b--") == [""])
      #expect(try contents("--b\r\n\(head)a\r\n--c\r\n-b\r\n--b--") == ["a\r\n--c\r\n-b"])
      #expect(try contents("preamble\r\n--b\r\n\(head)one\r\n--b-- epilogue") == ["one"])
      #expect(try contents("--b--").isEmpty)
    }

    @Test func readsHeaders() throws {
      let body =
        "--b\r\ncontent-type: Image/PNG\r\nCONTENT-DISPOSITION: form-data; name=x\r\n"
        + "X: y\r\n\r\n1\r\n--b--"
      let part = try #require(Multipart(Data(body.utf8), boundary: "b", maxParts: 1).parts.first)
      #expect(!part.isFile)
      #expect(part.type?.isImage == true)
    }

    @Test func worksOnSlices() throws {
      let body = Data("xx--b\r\n\(head)one\r\n--b--".utf8).dropFirst(2)
      #expect(
        try Multipart(body, boundary: "b", maxParts: 1).parts.map { Data($0.content) } == [
          Data("one".utf8)
        ])
    }

    @Test(arguments: [
      "", "b", "--", "--c--", "--b", "--b\r\n", "--bx\r\n", "--b\r\n\r\n\r\n--b--", "--b\r\nno end",
      "--b\r\nContent-Disposition: form-data\r\n\r\none\r\n--b--",
      "--b\r\nContent-Disposition: attachment; name=n\r\n\r\none\r\n--b--",
      "--b\r\nX: \(String(repeating: "y", count: 9000))\r\n\r\none\r\n--b--",
      "--b\r\nContent-Disposition: form-data; name=n\(String(repeating: "\u{301}", count: 31))"
        + "\r\n\r\none\r\n--b--",
    ])
    func refuses(_ body: String) {
      let problem = #expect(throws: Problem.self) { try contents(body) }
      #expect(problem?.status == .badRequest)
    }

    @Test func boundsPartsAndBoundaries() {
      let part = "--b\r\n\(head)one\r\n"
      let problem = #expect(throws: Problem.self) {
        try contents(part + part + "--b--", maxParts: 1)
      }
      #expect(problem?.status == .contentTooLarge)
      for boundary in ["", String(repeating: "b", count: 71)] {
        #expect(throws: Problem.self) { try contents("--\(boundary)--", boundary: boundary) }
      }
    }

    /// Bodies made of the grammar's own pieces: refused, or taken apart within bounds.
    @Test func survivesAnyOrderOfPieces() {
      let pieces = [
        "--b", "--", "\r\n", head, "b", "\r", "\n", "one", " ", "\r\n\r\n", "--b--", "\r\n--b\r\n",
      ]
      var generator = SeededGenerator(seed: 9)
      var taken = 0
      for _ in 0..<20_000 {
        let count = Int.random(in: 0...12, using: &generator)
        let body = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        if let parts = try? contents(body, maxParts: 3) {
          taken += 1
          #expect(parts.count <= 3)
        }
      }
      #expect(taken > 100)
    }
  }
#endif

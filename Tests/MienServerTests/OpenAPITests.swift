#if Vision
  import Foundation
  import Testing

  @testable import MienServer

  @Suite struct OpenAPITests {
    private func document(isGuarded: Bool) throws -> [String: Any] {
      let text = OpenAPIDocument.json(isGuarded: isGuarded).text
      return try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func namesEveryRoute() throws {
      let document = try document(isGuarded: false)
      #expect(document["openapi"] as? String == "3.1.0")
      let paths = try #require(document["paths"] as? [String: [String: Any]])
      #expect(Set(paths.keys) == ServerResponder.routes)
      let identifiers = paths.values.flatMap { $0.values }
        .compactMap { ($0 as? [String: Any])?["operationId"] as? String }
      #expect(Set(identifiers).count == paths.count)
    }

    @Test func everyReferenceLeadsSomewhere() throws {
      let document = try document(isGuarded: true)
      let components = try #require(document["components"] as? [String: Any])
      let schemas = try #require(components["schemas"] as? [String: Any])
      let prefix = "#/components/schemas/"
      let references = Self.references(in: document)
      #expect(!references.isEmpty)
      #expect(references == Set(schemas.keys.map { prefix + $0 }))
    }

    @Test func everyAnswerSaysWhatItIs() throws {
      let paths = try #require(try document(isGuarded: true)["paths"] as? [String: [String: Any]])
      for operation in paths.values.flatMap({ $0.values }) {
        let responses = try #require((operation as? [String: Any])?["responses"] as? [String: Any])
        #expect(responses["200"] != nil)
        for (status, response) in responses {
          let response = try #require(response as? [String: Any])
          #expect((response["description"] as? String)?.isEmpty == false)
          let content = try #require(response["content"] as? [String: Any])
          if status != "200" { #expect(Array(content.keys) == ["application/problem+json"]) }
        }
      }
    }

    /// OpenAPI 3.1 allows lists of types; schemathesis 4.32 ends with an exception over them.
    @Test func everySchemaHasOneType() throws {
      #expect(try Self.types(in: document(isGuarded: true)).allSatisfy { $0 is String })
    }

    private static func types(in value: Any) -> [Any] {
      if let object = value as? [String: Any] {
        // A property may be called type.
        let own =
          (object["type"] as? [String: Any]) == nil ? [object["type"]].compactMap { $0 } : []
        return own + object.values.flatMap(types)
      }
      return (value as? [Any] ?? []).flatMap(types)
    }

    @Test func asksForTokensOnlyWhereOneIsSet() throws {
      for isGuarded in [true, false] {
        let document = try document(isGuarded: isGuarded)
        let schemes = (document["components"] as? [String: Any])?["securitySchemes"]
        #expect((schemes != nil) == isGuarded)
      }
    }

    private static func references(in value: Any) -> Set<String> {
      if let object = value as? [String: Any] {
        let own = (object["$ref"] as? String).map { Set([$0]) } ?? []
        return object.values.reduce(own) { $0.union(references(in: $1)) }
      }
      return (value as? [Any] ?? []).reduce([]) { $0.union(references(in: $1)) }
    }
  }
#endif

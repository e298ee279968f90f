#if Vision
  import Testing

  @testable import MienServer

  @Suite struct ContentTypeTests {
    @Test func readsTypeAndParameters() throws {
      let type = try #require(ContentType("Multipart/Form-Data; Boundary=\"a;b\\\"c\" ; charset=x"))
      #expect(type.essence == "multipart/form-data")
      #expect(type.parameters == ["boundary": "a;b\"c", "charset": "x"])
      #expect(ContentType("image/png;")?.isImage == true)
      #expect(ContentType("text/plain")?.isImage == false)
    }

    @Test(arguments: [
      "", "/", "image", "image/", "/png", "a/b/c", "image/p ng", "a/b; c", "a/b; c=\"d",
      "a/b; c=d e",
      String(repeating: "a", count: 2000) + "/b",
    ])
    func refuses(_ text: String) {
      #expect(ContentType(text) == nil)
    }
  }
#endif

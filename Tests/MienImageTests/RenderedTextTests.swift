#if Vision
  import MienCore
  import MienImage
  import Testing

  @Suite struct RenderedTextTests {
    @Test func longerTextIsWiderAndLargerTextHigher() throws {
      let short = try RenderedText("sad", size: 20)
      let long = try RenderedText("surprise", size: 20)
      let large = try RenderedText("sad", size: 60)
      #expect(long.coverage.width > short.coverage.width)
      #expect(large.coverage.height > 2 * short.coverage.height)
      #expect(short.coverage.channels == 1)
      #expect(short.coverage.pixels.contains { $0 > 200 })
    }

    @Test func markupIsText() throws {
      let plain = try RenderedText("ab", size: 20)
      let marked = try RenderedText("<b>ab</b> & co", size: 20)
      #expect(marked.coverage.width > 2 * plain.coverage.width)
    }

    /// With a mark behind it `&` is another Character, and still begins an entity.
    @Test func markupWithMarksIsText() throws {
      let text = try RenderedText("R&\u{301}D <\u{301}b", size: 20)
      #expect(text.coverage.width > 40)
    }

    @Test func blanksAreAnError() {
      #expect(throws: MienError.self) { try RenderedText("  ", size: 20) }
    }
  }
#endif

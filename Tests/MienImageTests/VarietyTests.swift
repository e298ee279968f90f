#if Vision
  import MienCore
  import MienImage
  import Testing

  /// The pictures of `Golden/make_variety.py`: what cameras, phones and drawing programs write.
  @Suite struct VarietyTests {
    @Test(arguments: [
      ("colour16.png", 0.02), ("animated.webp", 0.02), ("animated.png", 0.02),
      ("pages.tiff", 0.02), ("rotated.webp", 0.02), ("rotated.png", 0.02), ("rotated.tiff", 0.02),
      ("colour.heic", 6), ("rotated.heic", 6), ("cmyk.tiff", 40),
    ])
    func coloursComeOutRight(name: String, tolerance: Double) throws {
      let expected = try #require(Golden.image("colour.png"))
      #expect(try Image.decode(path: Golden.path(name)).distance(to: expected) < tolerance)
    }

    @Test(arguments: ["alpha16.png", "alpha.webp", "palette_alpha.png", "alpha.gif"])
    func transparentPartsAreWhite(name: String) throws {
      let whole = try #require(Golden.image("colour.png"))
      var pixels = whole.pixels
      for y in 0..<8 {
        for x in 0..<12 { for c in 0..<3 { pixels[3 * (24 * y + x) + c] = 255 } }
      }
      let expected = Image(width: 24, height: 16, channels: 3, pixels: pixels)
      #expect(try Image.decode(path: Golden.path(name)).distance(to: expected) < 0.02)
    }

    /// Nothing in the file says which number is white.
    @Test func fractionsAreRefused() throws {
      let error = #expect(throws: MienError.self) {
        try Image.decode(path: Golden.path("float.tiff"))
      }
      #expect(error?.description.contains("fractions") == true)
    }
  }
#endif

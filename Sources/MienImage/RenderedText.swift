#if Vision
  import CVips
  import MienCore

  /// A line of text as a grey mask, for drawing on pictures.
  public struct RenderedText: Sendable, Equatable {
    /// How much of each pixel is ink, 0...255; no margin around the ink.
    public let coverage: Image
    /// Rows from the top of the line to the first ink, so that lines of other words stand at the
    /// same height.
    public let top: Int

    /// Draws text in the system's sans-serif font.
    ///
    /// Where no font is installed the letters become small boxes; nothing fails.
    ///
    /// - Parameters:
    ///   - text: Any Unicode text with some ink.
    ///   - size: The font's height in pixels, 1...1000; others are brought to the nearest end.
    /// - Throws: ``MienError`` when there is nothing to draw, as in a text of blanks.
    public init(_ text: String, size: Int, isBold: Bool = false) throws {
      try Vips.start()
      let markup = Self.escaped(text)
      let font = "sans \(isBold ? "bold " : "")\(min(max(size, 1), 1000))"
      let what = "the text \(text.debugDescription) cannot be drawn"
      let mask = try Vips.apply(what) { mv_text(&$0, markup, font) }
      guard mask.bands == 1, let pixels = mask.pixels() else {
        throw MienError("\(what): \(Vips.reason())")
      }
      coverage = Image(width: mask.width, height: mask.height, channels: 1, pixels: pixels)
      top = max(0, Int(vips_image_get_yoffset(mask.pointer)))
    }

    /// By scalar: a letter with a combining mark is another `Character`, and Pango reads scalars.
    private static func escaped(_ text: String) -> String {
      var markup = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": markup += "&amp;"
        case "<": markup += "&lt;"
        default: markup.unicodeScalars.append(scalar)
        }
      }
      return markup
    }
  }
#endif

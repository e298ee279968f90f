#if Vision
  import MienImage

  /// A colour picture to draw on; shapes have smooth edges and are cut off at the picture's.
  struct Canvas {
    struct Color: Equatable {
      var red: Double
      var green: Double
      var blue: Double

      static let white = Color(red: 255, green: 255, blue: 255)
      static let night = Color(red: 18, green: 20, blue: 26)
    }

    private(set) var image: Image

    init(_ image: Image) {
      self.image = image.rgb()
    }

    var bounds: Box {
      Box(x: 0, y: 0, width: Double(image.width), height: Double(image.height))
    }

    /// Fills a rectangle with round corners.
    mutating func fill(_ box: Box, radius: Double, _ color: Color, opacity: Double = 1) {
      paint(box, color) { x, y in
        opacity * Self.coverage(Self.distance(x, y, box, radius))
      }
    }

    /// Draws the outline of a rectangle with round corners; half of the thickness lies outside it.
    mutating func stroke(
      _ box: Box, radius: Double, thickness: Double, _ color: Color, opacity: Double = 1
    ) {
      let half = thickness / 2
      let outer = Box(
        x: box.x - half, y: box.y - half, width: box.width + thickness,
        height: box.height + thickness)
      paint(outer, color) { x, y in
        opacity * Self.coverage(abs(Self.distance(x, y, box, radius)) - half)
      }
    }

    /// Writes text whose line starts at the top left corner given.
    mutating func write(_ text: RenderedText, x: Int, y: Int, _ color: Color) {
      let mask = text.coverage
      let top = y + text.top
      for row in max(0, -top)..<max(0, -top, min(mask.height, image.height - top)) {
        for column in max(0, -x)..<max(0, -x, min(mask.width, image.width - x)) {
          let share = Double(mask.pixels[row * mask.width + column]) / 255
          blend(x + column, top + row, color, share)
        }
      }
    }

    private mutating func paint(
      _ box: Box, _ color: Color, _ share: (_ x: Double, _ y: Double) -> Double
    ) {
      let inside = Box(x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2)
        .clipped(width: image.width, height: image.height)
      for y in Int(inside.y)..<Int((inside.y + inside.height).rounded(.up)) {
        for x in Int(inside.x)..<Int((inside.x + inside.width).rounded(.up)) {
          blend(x, y, color, share(Double(x) + 0.5, Double(y) + 0.5))
        }
      }
    }

    private mutating func blend(_ x: Int, _ y: Int, _ color: Color, _ share: Double) {
      guard share > 0 else { return }
      let at = 3 * (y * image.width + x)
      for (channel, value) in [color.red, color.green, color.blue].enumerated() {
        let old = Double(image.pixels[at + channel])
        image.pixels[at + channel] = UInt8(min(max(old + share * (value - old), 0), 255).rounded())
      }
    }

    /// How much of a pixel lies inside a shape whose edge is `distance` away from the pixel's
    /// centre.
    private static func coverage(_ distance: Double) -> Double { min(max(0.5 - distance, 0), 1) }

    /// The distance from a point to a round-cornered rectangle's edge, negative inside.
    private static func distance(_ x: Double, _ y: Double, _ box: Box, _ radius: Double) -> Double {
      let radius = min(radius, box.width / 2, box.height / 2)
      let dx = abs(x - box.center.x) - box.width / 2 + radius
      let dy = abs(y - box.center.y) - box.height / 2 + radius
      let (outX, outY) = (max(dx, 0), max(dy, 0))
      return (outX * outX + outY * outY).squareRoot() + min(max(dx, dy), 0) - radius
    }
  }
#endif

#if Vision
  import MienImage

  /// The values of a part of a picture, addressed in the picture's coordinates.
  struct PicturePatch {
    private let image: Image
    private let left: Double
    private let top: Double

    var channels: Int { image.channels }

    /// - Parameter box: What will be asked for; trimmed to the picture, of which at least one pixel
    ///   is kept.
    init(_ image: Image, around box: Box, inColour: Bool) {
      let inside = box.clipped(width: image.width, height: image.height)
      let x0 = min(Int(inside.x), image.width - 1)
      let y0 = min(Int(inside.y), image.height - 1)
      let x1 = min(max(Int((inside.x + inside.width).rounded(.up)), x0 + 1), image.width)
      let y1 = min(max(Int((inside.y + inside.height).rounded(.up)), y0 + 1), image.height)
      var pixels: [UInt8] = []
      let channels = image.channels
      pixels.reserveCapacity((x1 - x0) * (y1 - y0) * channels)
      for y in y0..<y1 {
        let row = y * image.width
        pixels += image.pixels[(row + x0) * channels..<(row + x1) * channels]
      }
      let part = Image(width: x1 - x0, height: y1 - y0, channels: channels, pixels: pixels)
      self.image = inColour ? part : part.grey()
      left = Double(x0)
      top = Double(y0)
    }

    /// Lends the values for many questions.
    func withValues<Result>(_ body: (Values) -> Result) -> Result {
      image.pixels.withUnsafeBufferPointer { pixels in
        body(
          Values(
            pixels: pixels, width: image.width, height: image.height, channels: image.channels,
            left: left, top: top))
      }
    }

    struct Values {
      fileprivate let pixels: UnsafeBufferPointer<UInt8>
      fileprivate let width: Int
      fileprivate let height: Int
      fileprivate let channels: Int
      fileprivate let left: Double
      fileprivate let top: Double

      /// Bilinear interpolation between the four nearest pixel centres.
      func value(_ x: Double, _ y: Double, _ channel: Int) -> Double {
        let u = min(max(x - left - 0.5, 0), Double(width - 1))
        let v = min(max(y - top - 0.5, 0), Double(height - 1))
        let (column, row) = (Int(u), Int(v))
        let here = (row * width + column) * channels + channel
        let below = row + 1 < height ? width * channels : 0
        let next = column + 1 < width ? channels : 0
        let (a, b) = (u - Double(column), v - Double(row))
        let upper = (1 - a) * Double(pixels[here]) + a * Double(pixels[here + next])
        let lower = (1 - a) * Double(pixels[here + below]) + a * Double(pixels[here + below + next])
        return (1 - b) * upper + b * lower
      }
    }
  }
#endif

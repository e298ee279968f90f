#if Vision
  import MienImage

  extension Image {
    /// The picture as a mirror shows it; O(pixels).
    func mirrored() -> Image {
      var turned: [UInt8] = []
      turned.reserveCapacity(pixels.count)
      for y in 0..<height {
        for x in (0..<width).reversed() {
          let at = (y * width + x) * channels
          turned += pixels[at..<at + channels]
        }
      }
      return Image(width: width, height: height, channels: channels, pixels: turned)
    }
  }
#endif

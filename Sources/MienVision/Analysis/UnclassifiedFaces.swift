#if Vision
  import MienImage

  /// The faces of one picture, found and cut out but not yet classified; small, whatever the
  /// picture's size.
  public struct UnclassifiedFaces: Sendable, Equatable {
    /// Where the faces are, surest first.
    public let detections: [Detection]
    /// Each of them in the classifier's size.
    let cuts: [Image]

    public var count: Int { detections.count }
    public var isEmpty: Bool { detections.isEmpty }

    init(detections: [Detection], cuts: [Image]) {
      self.detections = detections
      self.cuts = cuts
    }
  }

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

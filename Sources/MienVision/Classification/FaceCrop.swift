#if Vision
  import Foundation
  import MienImage

  /// Cuts faces out of pictures the way FER2013 frames them.
  ///
  /// A classifier sees best what looks like its training faces, so the framing was measured:
  /// CenterFace, run on 1,500 of FER2013's faces at twice their size, finds 97.9 % of them, in a
  /// box whose longer side is 44.5 of the frame's 48 pixels (median; middle half of the faces: 1.04
  /// to 1.13 frames a box) and whose centre is the frame's (medians 0.8 right of and 0.9 below it).
  /// So a frame is the box's longer side and 8 % more, about the box's centre. The faces of FER2013
  /// tilt by 10 degrees at most (80 % of them), which is what ``isUpright`` brings others to.
  public struct FaceCrop: Sendable, Equatable {
    /// How much wider and higher the frame is than the longer side of the face's box, as a part of
    /// it; finite and above -1, traps otherwise.
    public var margin: Double {
      didSet { Self.check(margin) }
    }
    /// Whether a head tilted by up to 45 degrees is turned until its eyes are level. More is not
    /// believed, nor are the eyes of a profile, which lie too close together to tell.
    public var isUpright: Bool

    /// By default frames faces as FER2013 does.
    ///
    /// - Precondition: `margin` is finite and above -1.
    public init(margin: Double = 0.08, isUpright: Bool = true) {
      Self.check(margin)
      self.margin = margin
      self.isUpright = isUpright
    }

    /// The face, `width` by `height` pixels; what lies outside the picture repeats its edge.
    ///
    /// Every pixel is the mean of the area it covers, so large faces do not alias. Costs time in
    /// proportion to the face's area up to 16x16 samples a pixel.
    ///
    /// - Parameter inColour: Whether a coloured picture gives a coloured face; else it is grey.
    /// - Precondition: `width` and `height` are at least 1.
    public func cut(
      _ face: Detection, from image: Image, width: Int, height: Int, inColour: Bool = false
    ) -> Image {
      precondition(width >= 1 && height >= 1, "a face cannot be \(width)x\(height)")
      let long = max(face.box.width, face.box.height, 1) * (1 + margin)
      let frameHeight = long
      let frameWidth = long * Double(width) / Double(height)
      let angle = tilt(of: face)
      let (right, down) = (cos(angle), sin(angle))
      let center = face.box.center
      let reach = (frameWidth + frameHeight) / 2 + 2
      let patch = PicturePatch(
        image,
        around: Box(x: center.x - reach, y: center.y - reach, width: 2 * reach, height: 2 * reach),
        inColour: inColour)
      let channels = patch.channels
      let samplesX = Self.samples(frameWidth / Double(width))
      let samplesY = Self.samples(frameHeight / Double(height))
      let count = Double(samplesX * samplesY)
      var pixels = [UInt8](repeating: 0, count: width * height * channels)
      patch.withValues { values in
        for row in 0..<height {
          for column in 0..<width {
            for channel in 0..<channels {
              var sum = 0.0
              for i in 0..<samplesY {
                let v = (Double(row) + (Double(i) + 0.5) / Double(samplesY)) / Double(height) - 0.5
                for j in 0..<samplesX {
                  let u =
                    (Double(column) + (Double(j) + 0.5) / Double(samplesX)) / Double(width) - 0.5
                  let (x, y) = (u * frameWidth, v * frameHeight)
                  sum += values.value(
                    center.x + x * right - y * down, center.y + x * down + y * right, channel)
                }
              }
              let at = (row * width + column) * channels + channel
              pixels[at] = UInt8(min(max((sum / count).rounded(), 0), 255))
            }
          }
        }
      }
      return Image(width: width, height: height, channels: channels, pixels: pixels)
    }

    /// The angle that the line through the eyes makes with the horizontal, clockwise in radians; 0
    /// when not believed.
    private func tilt(of face: Detection) -> Double {
      guard isUpright, face.landmarks.count >= 2 else { return 0 }
      let (dx, dy) = (
        face.landmarks[1].x - face.landmarks[0].x, face.landmarks[1].y - face.landmarks[0].y
      )
      guard hypot(dx, dy) >= 0.2 * max(face.box.width, face.box.height) else { return 0 }
      let angle = atan2(dy, dx)
      return abs(angle) <= .pi / 4 ? angle : 0
    }

    private static func check(_ margin: Double) {
      precondition(
        margin.isFinite && margin > -1, "a margin of \(margin) leaves nothing of the face")
    }

    private static func samples(_ sourcePixels: Double) -> Int {
      Int(min(max(sourcePixels.rounded(.up), 1), 16))
    }
  }
#endif

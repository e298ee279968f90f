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
    /// it; above -1.
    public var margin: Double
    /// Whether a head tilted by up to 45 degrees is turned until its eyes are level. More is not
    /// believed, nor are the eyes of a profile, which lie too close together to tell.
    public var isUpright: Bool

    public init(margin: Double = 0.08, isUpright: Bool = true) {
      precondition(margin > -1, "a margin of \(margin) leaves nothing of the face")
      self.margin = margin
      self.isUpright = isUpright
    }

    /// The face in grey, `width` by `height` pixels; what lies outside the picture repeats its
    /// edge.
    ///
    /// Every pixel is the mean of the area it covers, so large faces do not alias. Costs time in
    /// proportion to the face's area up to 16x16 samples a pixel.
    ///
    /// - Precondition: `width` and `height` are at least 1.
    public func cut(_ face: Detection, from image: Image, width: Int, height: Int) -> Image {
      precondition(width >= 1 && height >= 1, "a face cannot be \(width)x\(height)")
      let long = max(face.box.width, face.box.height, 1) * (1 + margin)
      let frameHeight = long
      let frameWidth = long * Double(width) / Double(height)
      let angle = tilt(of: face)
      let (right, down) = (cos(angle), sin(angle))
      let center = face.box.center
      let reach = (frameWidth + frameHeight) / 2 + 2
      let patch = GreyPatch(
        image,
        around: Box(x: center.x - reach, y: center.y - reach, width: 2 * reach, height: 2 * reach))
      let samplesX = Self.samples(frameWidth / Double(width))
      let samplesY = Self.samples(frameHeight / Double(height))
      var pixels: [UInt8] = []
      pixels.reserveCapacity(width * height)
      for row in 0..<height {
        for column in 0..<width {
          var sum = 0.0
          for i in 0..<samplesY {
            let v = (Double(row) + (Double(i) + 0.5) / Double(samplesY)) / Double(height) - 0.5
            for j in 0..<samplesX {
              let u = (Double(column) + (Double(j) + 0.5) / Double(samplesX)) / Double(width) - 0.5
              let (x, y) = (u * frameWidth, v * frameHeight)
              sum += patch.value(center.x + x * right - y * down, center.y + x * down + y * right)
            }
          }
          pixels.append(UInt8(min(max((sum / Double(samplesX * samplesY)).rounded(), 0), 255)))
        }
      }
      return Image(width: width, height: height, channels: 1, pixels: pixels)
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

    private static func samples(_ sourcePixels: Double) -> Int {
      Int(min(max(sourcePixels.rounded(.up), 1), 16))
    }
  }

  /// The grey values of a part of a picture, addressed in the picture's coordinates.
  private struct GreyPatch {
    private let grey: Image
    private let left: Double
    private let top: Double

    /// - Parameter box: What will be asked for; trimmed to the picture, of which at least one pixel
    ///   is kept.
    init(_ image: Image, around box: Box) {
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
      grey = Image(width: x1 - x0, height: y1 - y0, channels: channels, pixels: pixels).grey()
      left = Double(x0)
      top = Double(y0)
    }

    /// Bilinear interpolation between the four nearest pixel centres.
    func value(_ x: Double, _ y: Double) -> Double {
      let u = min(max(x - left - 0.5, 0), Double(grey.width - 1))
      let v = min(max(y - top - 0.5, 0), Double(grey.height - 1))
      let (column, row) = (Int(u), Int(v))
      let nextColumn = min(column + 1, grey.width - 1)
      let nextRow = min(row + 1, grey.height - 1) * grey.width
      let (a, b) = (u - Double(column), v - Double(row))
      let here = row * grey.width
      return grey.pixels.withUnsafeBufferPointer { pixels in
        let upper = (1 - a) * Double(pixels[here + column]) + a * Double(pixels[here + nextColumn])
        let lower =
          (1 - a) * Double(pixels[nextRow + column]) + a * Double(pixels[nextRow + nextColumn])
        return (1 - b) * upper + b * lower
      }
    }
  }
#endif

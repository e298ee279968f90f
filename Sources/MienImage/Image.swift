#if Vision
  /// A picture in memory: 8-bit grey or sRGB, rows from top to bottom, channels interleaved.
  public struct Image: Sendable, Equatable {
    /// Columns, at least 1.
    public let width: Int
    /// Rows, at least 1.
    public let height: Int
    /// 1 (grey) or 3 (sRGB).
    public let channels: Int
    /// `height * width * channels` values, row by row, channels interleaved.
    public var pixels: [UInt8]

    /// - Precondition: `width` and `height` are at least 1, `channels` is 1 or 3, and `pixels` has
    ///   exactly `width * height * channels` values; anything else is a programming mistake and
    ///   traps.
    public init(width: Int, height: Int, channels: Int, pixels: [UInt8]) {
      precondition(width >= 1 && height >= 1, "a picture of \(width)x\(height) has no pixels")
      precondition(channels == 1 || channels == 3, "a picture has 1 or 3 channels, not \(channels)")
      precondition(
        pixels.count == width * height * channels,
        "\(pixels.count) values do not fill \(width)x\(height)x\(channels)")
      self.width = width
      self.height = height
      self.channels = channels
      self.pixels = pixels
    }

    /// The picture in grey: luma of ITU-R BT.601, as cameras, Pillow and OpenCV compute it;
    /// O(pixels).
    public func grey() -> Image {
      guard channels == 3 else { return self }
      let count = width * height
      let values = [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
        pixels.withUnsafeBufferPointer { source in
          for i in 0..<count {
            let red = Int(source[3 * i])
            let green = Int(source[3 * i + 1])
            let blue = Int(source[3 * i + 2])
            target[i] = UInt8((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16)
          }
        }
        initialized = count
      }
      return Image(width: width, height: height, channels: 1, pixels: values)
    }

    /// The picture with three channels; grey is repeated; O(pixels).
    public func rgb() -> Image {
      guard channels == 1 else { return self }
      let count = width * height
      let values = [UInt8](unsafeUninitializedCapacity: count * 3) { target, initialized in
        pixels.withUnsafeBufferPointer { source in
          for i in 0..<count {
            target[3 * i] = source[i]
            target[3 * i + 1] = source[i]
            target[3 * i + 2] = source[i]
          }
        }
        initialized = count * 3
      }
      return Image(width: width, height: height, channels: 3, pixels: values)
    }
  }
#endif

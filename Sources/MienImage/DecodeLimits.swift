#if Vision
  /// How large a picture may be before it is refused, checked before any pixel is decoded.
  ///
  /// The defaults let through every camera's photographs and keep an ordinary JPEG below about 600 MB of memory, and
  /// the costliest kind, AVIF of more than 8 bits, below 3.6 GB; raise them only for files you trust.
  public struct DecodeLimits: Sendable, Equatable {
    /// The most bytes an encoded file may have; 64 MiB by default.
    public var maxBytes: Int
    /// The most pixels (width times height) a picture may unpack to; 100 million by default.
    public var maxPixels: Int
    /// The most pixels of a picture's width, and of its height; 65,535 by default, JPEG's own limit. What is done
    /// row by row takes seconds on a picture of millions of rows, however few pixels they have.
    public var maxSide: Int

    public init(
      maxBytes: Int = 64 << 20, maxPixels: Int = 100_000_000, maxSide: Int = 65_535
    ) {
      self.maxBytes = maxBytes
      self.maxPixels = maxPixels
      self.maxSide = maxSide
    }

    public static let `default` = DecodeLimits()

    /// Why a picture of this size is refused; nil when it is not.
    ///
    /// - Parameter padding: How much of each side may be an encoder's filling, in pixels.
    func refusal(width: Int, height: Int, padding: Int = 0) -> String? {
      let (wide, high) = (max(1, width - padding), max(1, height - padding))
      guard wide <= maxSide, high <= maxSide else {
        return "a side of \(width)x\(height) pixels is over the limit of \(maxSide)"
      }
      guard wide <= maxPixels / high else {
        return "\(width)x\(height) pixels are over the limit of \(maxPixels)"
      }
      return nil
    }
  }
#endif

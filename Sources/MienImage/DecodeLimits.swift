#if Vision
  /// How large a picture may be before it is refused, checked before any pixel is decoded.
  ///
  /// The defaults let through every camera's photographs and keep one picture below about 600 MB of
  /// memory; raise them only for files you trust.
  public struct DecodeLimits: Sendable, Equatable {
    /// The most bytes an encoded file may have; 64 MiB by default.
    public var maxBytes: Int
    /// The most pixels (width times height) a picture may unpack to; 100 million by default.
    public var maxPixels: Int

    public init(maxBytes: Int = 64 << 20, maxPixels: Int = 100_000_000) {
      self.maxBytes = maxBytes
      self.maxPixels = maxPixels
    }

    public static let `default` = DecodeLimits()
  }
#endif

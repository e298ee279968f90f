#if Vision
  import CVips
  import MienCore

  extension Image {
    /// The picture at another size; both sides scale on their own.
    ///
    /// Shrinking averages over all source pixels (a triangle filter widened by the factor, so that
    /// nothing aliases), enlarging interpolates linearly.
    ///
    /// - Precondition: `width` and `height` are 1...1,000,000.
    /// - Throws: ``MienError`` when libvips refuses (memory).
    public func resized(width: Int, height: Int) throws -> Image {
      let sizes = 1...1_000_000
      precondition(
        sizes.contains(width) && sizes.contains(height),
        "a picture cannot be resized to \(width)x\(height)")
      if width == self.width, height == self.height { return self }
      return try withVips { source in
        let what = "a picture cannot be resized to \(width)x\(height)"
        var scaled = source
        if width < self.width || height < self.height {
          scaled = try Vips.apply(what) {
            mv_shrink(
              source.pointer, &$0, min(1, Double(width) / Double(self.width)),
              min(1, Double(height) / Double(self.height)))
          }
        }
        if width > scaled.width || height > scaled.height {
          let small = scaled
          scaled = try Vips.apply(what) {
            mv_enlarge(small.pointer, &$0, Int32(width), Int32(height))
          }
        }
        guard let values = scaled.pixels(), scaled.width == width, scaled.height == height else {
          throw MienError("\(what): \(Vips.reason())")
        }
        return Image(width: width, height: height, channels: channels, pixels: values)
      }
    }

    /// Lends the pixels to libvips without a copy.
    func withVips<T>(_ body: (Vips) throws -> T) throws -> T {
      try Vips.start()
      return try pixels.withUnsafeBytes { bytes in
        let source = try Vips.apply("a picture of \(width)x\(height)") {
          $0 = vips_image_new_from_memory(
            bytes.baseAddress, bytes.count, Int32(width), Int32(height), Int32(channels),
            VIPS_FORMAT_UCHAR)
          $0?.pointee.Type = channels == 1 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB
          return $0 == nil ? -1 : 0
        }
        return try body(source)
      }
    }
  }
#endif

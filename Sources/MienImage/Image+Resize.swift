#if Vision
  import CVips
  import MienCore

  extension Image {
    /// The picture at another size; both sides scale on their own.
    ///
    /// Shrinking averages over all source pixels (a triangle filter widened by the factor, so that nothing aliases),
    /// enlarging interpolates linearly.
    ///
    /// - Precondition: `width` and `height` are at least 1.
    /// - Throws: ``MienError`` when libvips refuses (memory).
    public func resized(width: Int, height: Int) throws -> Image {
      precondition(width >= 1 && height >= 1, "a picture cannot be resized to \(width)x\(height)")
      if width == self.width, height == self.height { return self }
      return try withVips { source in
        let what = "a picture cannot be resized to \(width)x\(height)"
        let scaled = try Vips.apply(what) {
          mv_resize(
            source.pointer, &$0, Double(width) / Double(self.width),
            Double(height) / Double(self.height), VIPS_KERNEL_LINEAR)
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

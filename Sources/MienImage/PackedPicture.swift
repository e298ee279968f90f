#if Vision
  import CVips
  import MienCore

  /// A picture file whose header was read and is within the limits; its pixels are still packed.
  struct PackedPicture {
    private enum Format: String, CaseIterable {
      case jpeg = "Jpeg"
      case png = "Png"
      case webp = "Webp"
      case gif = "Gif"
      case newGIF = "Nsgif"
      case tiff = "Tiff"
      case heif = "Heif"
    }

    let picture: Vips
    private let format: Format
    private let heif: HEIFMeasure?

    /// - Parameter bytes: Must outlive what is made of the picture.
    init(_ bytes: UnsafeRawBufferPointer, _ name: String, _ limits: DecodeLimits) throws {
      guard let base = bytes.baseAddress, !bytes.isEmpty else {
        throw MienError("\(name): the file is empty")
      }
      guard let found = vips_foreign_find_load_buffer(base, bytes.count),
        case let loader = String(cString: found),
        let format = Format.allCases.first(where: {
          loader.hasPrefix("VipsForeignLoad\($0.rawValue)")
        })
      else {
        vips_error_clear()
        throw MienError("\(name): not a JPEG, PNG, WebP, GIF, TIFF or HEIF picture")
      }
      self.format = format
      do {
        heif = format == .heif ? try HEIFMeasure(bytes, limits) : nil
      } catch let refusal as HEIFRefusal {
        throw MienError("\(name): \(refusal.reason)")
      }
      if format == .png, let (width, height) = Self.sizeOfPNG(bytes),
        let reason = limits.refusal(width: width, height: height)
      {
        throw MienError("\(name): \(reason)")
      }
      picture = try Vips.apply("\(name): damaged or truncated picture") {
        mv_load(base, bytes.count, &$0)
      }
      if let reason = limits.refusal(width: picture.width, height: picture.height) {
        throw MienError("\(name): \(reason)")
      }
    }

    /// Of pictures of more than ten million columns or rows, which a PNG may have, libvips says only that it failed.
    private static func sizeOfPNG(_ bytes: UnsafeRawBufferPointer) -> (width: Int, height: Int)? {
      guard bytes.count >= 24 else { return nil }
      let sides = [16, 20].map {
        Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
      }
      return (sides[0], sides[1])
    }

    /// What decoding takes of memory at most.
    ///
    /// The figures for a pixel are peaks of libvips 8.14 and its decoders, measured on 9 and 25 million pixels, and
    /// about a fifth above them.
    var decodingBytes: Int {
      let isInterlaced = vips_image_get_typeof(picture.pointer, "interlaced") != 0
      // The result, and the rows on their way to it.
      var bytesOfAPixel = 6
      switch format {
      // The coefficients of all scans.
      case .jpeg: if isInterlaced { bytesOfAPixel += 2 * picture.bands }
      // Unpacked whole, eight bytes a pixel where it has 16 bits.
      case .png: if isInterlaced { bytesOfAPixel += 8 }
      // The frame and the canvas that it is drawn on, with transparency.
      case .webp, .gif, .newGIF: bytesOfAPixel += 8
      case .tiff: break
      // The decoder's planes, a copy of them, and the steps to interleaved colours.
      case .heif: bytesOfAPixel = heif?.isWide == true ? 36 : 18
      }
      // The picture as it lies, of which the upright one is made.
      if picture.isTurned { bytesOfAPixel += 3 }
      let pixels = max(picture.width * picture.height, heif?.pixels ?? 0)
      // libvips holds a whole tile of a TIFF, at most this large however small the picture is.
      return pixels * bytesOfAPixel + (format == .tiff ? 100_000_000 : 0)
    }
  }
#endif

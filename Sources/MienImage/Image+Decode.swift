#if Vision
  import CVips
  import Foundation
  import MienCore

  extension Image {
    /// Starts the decoder ahead of the first picture, which takes about 50 ms once in a process;
    /// later calls do nothing. Never necessary, but may be done beside other preparations.
    public static func prepareDecoder() throws { try Vips.start() }

    /// Decodes a picture file; see ``decode(_:name:limits:)``.
    ///
    /// - Throws: ``MienError`` naming the path: no such file, not a file, over the limits, damaged.
    public static func decode(path: String, limits: DecodeLimits = .default) throws -> Image {
      let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      guard file >= 0 else {
        throw MienError("\(path): \(String(cString: strerror(errno)))")
      }
      defer { close(file) }
      var status = stat()
      guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw MienError("\(path): not a picture file but a folder or device")
      }
      try check(bytes: Int(status.st_size), path, limits)
      guard let data = try? FileHandle(fileDescriptor: file).readToEnd() ?? Data() else {
        throw MienError("\(path): cannot be read: \(String(cString: strerror(errno)))")
      }
      return try decode(data, name: path, limits: limits)
    }

    /// Decodes a JPEG, PNG, WebP, GIF, TIFF or HEIF/AVIF picture.
    ///
    /// The result stands upright (EXIF orientation applied), has 8 bits a channel, and is grey or
    /// sRGB: CMYK, Lab, 16-bit and palette pictures are converted, embedded RGB profiles are not
    /// consulted. Transparent pictures are laid on white, because that is the page they were drawn
    /// for; on black their hair and outlines would vanish. Of an animation the first frame is
    /// taken. Size limits are checked on the headers, in HEIF and AVIF those of the coded pictures
    /// themselves, so a picture that would unpack to gigabytes is refused at once. Safe to call
    /// from many threads.
    ///
    /// - Parameter name: How errors call the picture.
    /// - Throws: ``MienError`` of one line: not a picture, over the limits, truncated, damaged.
    public static func decode(
      _ data: Data, name: String = "picture", limits: DecodeLimits = .default
    ) throws -> Image {
      try opening(data, name, limits) { bytes, packed in
        let scans = JPEGScans.count(bytes)
        guard scans <= JPEGScans.most else {
          throw MienError("\(name): \(scans) scans are over the limit of \(JPEGScans.most)")
        }
        return try decode(packed.picture, name)
      }
    }

    /// What ``decode(_:name:limits:)`` takes of memory at most, in bytes, without decoding.
    ///
    /// - Throws: ``MienError`` as there, for what the headers show.
    public static func decodingBytes(
      _ data: Data, name: String = "picture", limits: DecodeLimits = .default
    ) throws -> Int {
      try opening(data, name, limits) { _, packed in packed.decodingBytes }
    }

    /// Reads the headers; `body` gets the file's bytes and the picture, still packed and within the limits.
    private static func opening<Result>(
      _ data: Data, _ name: String, _ limits: DecodeLimits,
      _ body: (UnsafeRawBufferPointer, PackedPicture) throws -> Result
    ) throws -> Result {
      try check(bytes: data.count, name, limits)
      try Vips.start()
      return try data.withUnsafeBytes { try body($0, PackedPicture($0, name, limits)) }
    }

    private static func decode(_ packed: Vips, _ name: String) throws -> Image {
      let damaged = "\(name): damaged or truncated picture"
      var picture = try eightBit(packed, name, damaged)
      if picture.isTurned {
        let (flat, turned) = (picture, damaged)
        let whole = try Vips.apply(turned) {
          $0 = vips_image_copy_memory(flat.pointer)
          return $0 == nil ? -1 : 0
        }
        picture = try Vips.apply(turned) { mv_autorot(whole.pointer, &$0) }
      }
      guard let pixels = picture.pixels() else { throw MienError("\(damaged): \(Vips.reason())") }
      return Image(
        width: picture.width, height: picture.height, channels: picture.bands, pixels: pixels)
    }

    /// The picture in 8-bit grey or sRGB without alpha, still lazy.
    private static func eightBit(
      _ opened: Vips, _ name: String, _ damaged: String
    ) throws -> Vips {
      let isGrey = opened.bands < 3
      let target = isGrey ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB
      var picture = opened
      if vips_image_guess_interpretation(opened.pointer) != target {
        picture = try Vips.apply(damaged) { mv_colourspace(opened.pointer, &$0, target) }
      } else if vips_image_get_format(opened.pointer) != VIPS_FORMAT_UCHAR {
        throw MienError(
          "\(name): pixels are fractions or numbers of more than 16 bits, and nothing in the file "
            + "says which of them is white; save it with 8 or 16 bits")
      }
      if vips_image_get_format(picture.pointer) != VIPS_FORMAT_UCHAR {
        let wide = picture
        picture = try Vips.apply(damaged) { mv_cast_uchar(wide.pointer, &$0) }
      }
      if vips_image_hasalpha(picture.pointer) != 0 {
        let transparent = picture
        picture = try Vips.apply(damaged) { mv_flatten_on_white(transparent.pointer, &$0) }
      }
      guard picture.bands == (isGrey ? 1 : 3) else {
        throw MienError("\(damaged): \(picture.bands) channels are neither grey nor colour")
      }
      return picture
    }

    private static func check(bytes: Int, _ name: String, _ limits: DecodeLimits) throws {
      guard bytes <= limits.maxBytes else {
        throw MienError("\(name): \(bytes) bytes are over the limit of \(limits.maxBytes)")
      }
    }
  }
#endif

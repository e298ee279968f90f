#if Vision
  import CVips
  import Foundation
  import MienCore

  /// A reference to one libvips picture, dropped with the value that holds it.
  final class Vips {
    let pointer: UnsafeMutablePointer<VipsImage>

    init(_ pointer: UnsafeMutablePointer<VipsImage>) {
      self.pointer = pointer
    }

    deinit {
      g_object_unref(pointer)
    }

    /// Whether the library could be started; done once in a process.
    ///
    /// libvips works on one picture with one thread here: pictures are small, and whoever has many
    /// decodes them side by side.
    private static let started = mv_start(1) == 0

    /// - Throws: ``MienError`` when the library cannot be started.
    static func start() throws {
      guard started else { throw MienError("libvips could not be started: \(reason())") }
    }

    /// Runs one operation.
    ///
    /// - Throws: ``MienError`` `"WHAT: REASON"` when it fails.
    static func apply(
      _ what: @autoclosure () -> String,
      _ operation: (inout UnsafeMutablePointer<VipsImage>?) -> Int32
    ) throws -> Vips {
      var out: UnsafeMutablePointer<VipsImage>?
      guard operation(&out) == 0, let out else { throw MienError("\(what()): \(reason())") }
      return Vips(out)
    }

    /// The last line of libvips' messages, which are one buffer for the whole process: when two
    /// threads fail at the same moment, one may be told the other's reason.
    static func reason() -> String {
      guard let buffer = vips_error_buffer_copy() else { return "no reason given" }
      defer { g_free(buffer) }
      let lines = String(cString: buffer).split(whereSeparator: \.isNewline)
      return lines.last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "no reason given"
    }

    var width: Int { Int(vips_image_get_width(pointer)) }
    var height: Int { Int(vips_image_get_height(pointer)) }
    var bands: Int { Int(vips_image_get_bands(pointer)) }

    /// Whether EXIF says that the picture does not lie upright.
    var isTurned: Bool { vips_image_get_orientation(pointer) > 1 }

    /// Computes all pixels of an 8-bit picture, in the calling thread.
    ///
    /// - Returns: nil when a part of the picture cannot be read; ``reason()`` then says why.
    func pixels() -> [UInt8]? {
      let count = width * height * bands
      var status: Int32 = -1
      let pixels = [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
        status = mv_copy_pixels(pointer, target.baseAddress)
        initialized = status == 0 ? count : 0
      }
      return status == 0 ? pixels : nil
    }
  }
#endif

#if Vision
  import CVips
  import Foundation
  import MienCore

  /// A picture file format that Mien writes.
  public enum ImageFormat: Sendable, Equatable {
    /// Lossless.
    case png
    /// Lossy; `quality` in 1...100, values outside are brought to the nearest end.
    case jpeg(quality: Int)
  }

  extension Image {
    /// The picture as the bytes of a file.
    ///
    /// - Throws: ``MienError`` when the picture is larger than the format allows.
    public func encoded(as format: ImageFormat) throws -> Data {
      try withVips { source in
        var bytes: UnsafeMutableRawPointer?
        var size = 0
        let status =
          switch format {
          case .png: mv_save_png(source.pointer, &bytes, &size)
          case .jpeg(let quality):
            mv_save_jpeg(source.pointer, &bytes, &size, Int32(min(max(quality, 1), 100)))
          }
        guard status == 0, let bytes else {
          throw MienError("a picture of \(width)x\(height) cannot be encoded: \(Vips.reason())")
        }
        defer { g_free(bytes) }
        return Data(bytes: bytes, count: size)
      }
    }
  }
#endif

import CZlib
import Foundation
import MienCore

/// PNG files in memory, for thumbnails inside a page (ISO/IEC 15948).
public enum PNGEncoder {
  /// `picture` as a PNG of 8-bit grey or RGB, every row Paeth-filtered.
  ///
  /// - Throws: ``MienError`` when zlib finds no memory.
  public static func encode(_ picture: Picture) throws -> Data {
    var header = bigEndian(picture.width) + bigEndian(picture.height)
    header += [8, picture.channels == 1 ? 0 : 2, 0, 0, 0]
    var file = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    file += chunk("IHDR", header)
    file += chunk("IDAT", try deflate(filtered(picture)))
    file += chunk("IEND", [])
    return file
  }

  /// The PNG as an address an `<img>` can show without any other file.
  public static func dataURI(_ picture: Picture) throws -> String {
    try "data:image/png;base64," + encode(picture).base64EncodedString()
  }

  /// Each row behind the number of its filter; bytes are replaced by their distance to the
  /// neighbour (left, above or above left) that the Paeth predictor picks.
  private static func filtered(_ picture: Picture) -> [UInt8] {
    let step = picture.channels
    let stride = picture.width * step
    var bytes: [UInt8] = []
    bytes.reserveCapacity(picture.height * (stride + 1))
    for row in 0..<picture.height {
      bytes.append(4)
      for column in 0..<stride {
        let here = row * stride + column
        let left = column >= step ? Int(picture.pixels[here - step]) : 0
        let above = row > 0 ? Int(picture.pixels[here - stride]) : 0
        let corner = row > 0 && column >= step ? Int(picture.pixels[here - stride - step]) : 0
        bytes.append(picture.pixels[here] &- UInt8(paeth(left, above, corner)))
      }
    }
    return bytes
  }

  private static func paeth(_ left: Int, _ above: Int, _ corner: Int) -> Int {
    let toLeft = abs(above - corner)
    let toAbove = abs(left - corner)
    let toCorner = abs(left + above - 2 * corner)
    if toLeft <= toAbove && toLeft <= toCorner { return left }
    return toAbove <= toCorner ? above : corner
  }

  private static func deflate(_ bytes: [UInt8]) throws -> [UInt8] {
    var size = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(size))
    guard compress2(&packed, &size, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK else {
      throw MienError("zlib could not compress a thumbnail of \(bytes.count) bytes")
    }
    return Array(packed.prefix(Int(size)))
  }

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return bigEndian(content.count) + body + bigEndian(Int(crc32(0, body, uInt(body.count))))
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).bigEndian, Array.init)
  }
}

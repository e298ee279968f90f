#if Vision
  import Foundation

  /// Just enough of the PNG format to lie about a picture's size.
  enum PNG {
    /// A grey picture of the given size that ends after a few bytes of pixels.
    static func header(width: UInt32, height: UInt32) -> Data {
      var data = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      data += chunk("IHDR", bytes(width) + bytes(height) + [8, 0, 0, 0, 0])
      data += chunk("IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 1, 0, 1])
      data += chunk("IEND", [])
      return data
    }

    private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
      let body = Array(type.utf8) + content
      return bytes(UInt32(content.count)) + body + bytes(checksum(body))
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
      withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    /// CRC-32 as PNG defines it, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
      var value: UInt32 = 0xFFFF_FFFF
      for byte in bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
      }
      return ~value
    }
  }
#endif

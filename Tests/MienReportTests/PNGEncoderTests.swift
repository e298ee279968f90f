import CZlib
import Foundation
import MienCore
import MienReport
import TestSupport
import Testing

@Suite struct PNGEncoderTests {
  static let pictures: [Picture] = {
    var generator = SeededGenerator(seed: 3)
    return [(1, 1, 1), (48, 48, 1), (5, 3, 3), (17, 2, 3), (1, 9, 1)].compactMap {
      width, height, channels in
      try? Picture(
        width: width, height: height, channels: channels,
        pixels: (0..<width * height * channels).map { index in
          UInt8(truncatingIfNeeded: index * 3 + Int(generator.next() % 40))
        })
    }
  }()

  @Test(arguments: pictures)
  func pixelsComeBack(picture: Picture) throws {
    let decoded = try Decoded(PNGEncoder.encode(picture))
    #expect(decoded.width == picture.width)
    #expect(decoded.height == picture.height)
    #expect(decoded.pixels == picture.pixels)
  }

  @Test(.enabled(if: Support.hasPillow, "needs Python with Pillow"), arguments: pictures)
  func pillowReadsThem(picture: Picture) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/picture.png"
      try PNGEncoder.encode(picture).write(to: URL(fileURLWithPath: path))
      let program = """
        import sys; from PIL import Image; i = Image.open(sys.argv[1]); i.load()
        sys.stdout.buffer.write(i.tobytes())
        """
      let pixels = try Support.run(Support.python, ["-c", program, path])
      #expect(Array(pixels) == picture.pixels)
    }
  }

  @Test func theAddressHoldsTheFile() throws {
    let picture = try #require(Self.pictures.first)
    let address = try PNGEncoder.dataURI(picture)
    let prefix = "data:image/png;base64,"
    #expect(address.hasPrefix(prefix))
    let data = try #require(Data(base64Encoded: String(address.dropFirst(prefix.count))))
    #expect(data == (try PNGEncoder.encode(picture)))
  }

  @Test(arguments: [
    (0, 4, 1, 0), (2, 2, 1, 3), (2, 2, 2, 8), (-1, -1, 1, 1), (1 << 40, 1 << 40, 3, 1),
  ])
  func sizesThatDisagreeAreTold(width: Int, height: Int, channels: Int, count: Int) {
    #expect(throws: MienError.self) {
      try Picture(
        width: width, height: height, channels: channels,
        pixels: [UInt8](repeating: 0, count: count))
    }
  }
}

/// A PNG read by the letter of the standard: chunk checksums, zlib, Paeth filter.
private struct Decoded {
  var width = 0
  var height = 0
  var pixels: [UInt8] = []

  init(_ data: Data) throws {
    let bytes = Array(data)
    #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    var step = 1
    var packed: [UInt8] = []
    var position = 8
    var types: [String] = []
    func number(at position: Int) -> Int {
      bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    while position < bytes.count {
      let length = number(at: position)
      let body = Array(bytes[position + 4..<position + 8 + length])
      #expect(number(at: position + 8 + length) == Int(crc32(0, body, uInt(body.count))))
      let type = String(decoding: body.prefix(4), as: UTF8.self)
      types.append(type)
      if type == "IHDR" {
        width = number(at: position + 8)
        height = number(at: position + 12)
        #expect(Array(body[12..<17]) == [8, body[13], 0, 0, 0])
        step = body[13] == 2 ? 3 : 1
      }
      if type == "IDAT" { packed += body.dropFirst(4) }
      position += 12 + length
    }
    #expect(types == ["IHDR", "IDAT", "IEND"])

    let stride = width * step
    var size = uLong(height * (stride + 1))
    var rows = [UInt8](repeating: 0, count: Int(size))
    #expect(uncompress(&rows, &size, packed, uLong(packed.count)) == Z_OK)
    #expect(Int(size) == rows.count)
    pixels = [UInt8](repeating: 0, count: height * stride)
    for row in 0..<height {
      #expect(rows[row * (stride + 1)] == 4)
      for column in 0..<stride {
        let left = column < step ? 0 : Int(pixels[row * stride + column - step])
        let above = row == 0 ? 0 : Int(pixels[(row - 1) * stride + column])
        let corner = row == 0 || column < step ? 0 : Int(pixels[(row - 1) * stride + column - step])
        let guess = left + above - corner
        let nearest = [left, above, corner].min { abs(guess - $0) < abs(guess - $1) } ?? 0
        pixels[row * stride + column] = rows[row * (stride + 1) + 1 + column] &+ UInt8(nearest)
      }
    }
  }
}

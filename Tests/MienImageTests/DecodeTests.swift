#if Vision
  import Foundation
  import MienImage
  import Testing

  @Suite struct DecodeTests {
    @Test(arguments: [
      "colour.png", "colour.webp", "colour.tiff", "colour.gif", "palette.png", "bits.png",
      "grey.png", "grey.tiff", "alpha.png", "alpha_grey.png", "animated.gif",
    ])
    func losslessPicturesGiveTheirExactPixels(name: String) throws {
      let expected = try #require(Golden.image(name))
      let decoded = try Image.decode(path: Golden.path(name))
      #expect(decoded.channels == expected.channels)
      #expect(decoded.distance(to: expected) <= 0.02)
    }

    @Test(arguments: [
      ("grey16.png", 1.0), ("grey.jpg", 3), ("progressive.jpg", 12), ("colour.avif", 3),
    ])
    func otherPicturesComeClose(name: String, tolerance: Double) throws {
      let expected = try #require(Golden.image(name))
      #expect(try Image.decode(path: Golden.path(name)).distance(to: expected) < tolerance)
    }

    @Test(arguments: 1...8)
    func everyOrientationStandsUpright(orientation: Int) throws {
      let name = "orientation\(orientation).jpg"
      let expected = try #require(Golden.image(name))
      #expect(try Image.decode(path: Golden.path(name)).distance(to: expected) < 3)
    }

    /// Ink and Lab colours without a profile have no exact answer; a wrong channel order is off by
    /// 60 and more.
    @Test(arguments: ["cmyk.jpg", "lab.tiff"])
    func otherColourSpacesBecomeRGB(name: String) throws {
      let expected = try #require(Golden.image(name))
      let decoded = try Image.decode(path: Golden.path(name))
      #expect(decoded.channels == 3)
      #expect(decoded.distance(to: expected) < 40)
    }

    @Test func memoryAndFileAgree() throws {
      let path = Golden.path("colour.png")
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(try Image.decode(data) == Image.decode(path: path))
      // A slice does not start at index 0.
      #expect(try Image.decode((Data([1, 2, 3]) + data).dropFirst(3)) == Image.decode(path: path))
    }

    @Test func manyThreadsDecodeAtOnce() async throws {
      let path = Golden.path("orientation6.jpg")
      let expected = try Image.decode(path: path)
      try await withThrowingTaskGroup(of: Image.self) { group in
        for _ in 0..<64 { group.addTask { try Image.decode(path: path) } }
        for try await image in group { #expect(image == expected) }
      }
    }
  }
#endif

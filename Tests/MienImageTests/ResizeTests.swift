#if Vision
  import MienImage
  import Testing

  @Suite struct ResizeTests {
    @Test(arguments: [(20, 15), (61, 20), (90, 66), (48, 48)])
    func agreesWithPillowsTriangleFilter(width: Int, height: Int) throws {
      let expected = try #require(Golden.image("waves \(width)x\(height)"))
      let waves = try Image.decode(path: Golden.path("waves.png"))
      #expect(try waves.resized(width: width, height: height).distance(to: expected) < 0.5)
    }

    @Test(arguments: [(1, 1), (1, 500), (500, 1), (3, 2), (1000, 1000)])
    func everySizeIsExact(width: Int, height: Int) throws {
      let colour = try Image.decode(path: Golden.path("colour.png"))
      let resized = try colour.resized(width: width, height: height)
      #expect((resized.width, resized.height, resized.channels) == (width, height, 3))
    }

    @Test func evenPicturesStayEven() throws {
      let even = Image(
        width: 37, height: 23, channels: 1, pixels: Array(repeating: 77, count: 37 * 23))
      let resized = try even.resized(width: 8, height: 90)
      #expect(resized.pixels.allSatisfy { $0 == 77 })
    }
  }
#endif

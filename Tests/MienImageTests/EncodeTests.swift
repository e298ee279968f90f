#if Vision
  import MienImage
  import Testing

  @Suite struct EncodeTests {
    @Test(arguments: ["colour.png", "grey.png"])
    func pngKeepsEveryPixel(name: String) throws {
      let image = try Image.decode(path: Golden.path(name))
      #expect(try Image.decode(image.encoded(as: .png)) == image)
    }

    @Test func jpegTradesSizeForPrecision() throws {
      let image = try Image.decode(path: Golden.path("waves.png"))
      let fine = try image.encoded(as: .jpeg(quality: 95))
      let coarse = try image.encoded(as: .jpeg(quality: 20))
      #expect(fine.count > coarse.count)
      let loss = try Image.decode(fine).distance(to: image)
      #expect(loss < 2)
      #expect(try Image.decode(coarse).distance(to: image) > loss)
      #expect(try image.encoded(as: .jpeg(quality: 1000)).count > fine.count)
    }
  }
#endif

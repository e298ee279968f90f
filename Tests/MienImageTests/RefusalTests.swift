#if Vision
  import Foundation
  import MienCore
  import MienImage
  import Testing

  /// What must end in one sentence, quickly.
  @Suite struct RefusalTests {
    private func refusal(_ body: () throws -> Image) -> String {
      do {
        let image = try body()
        return "no error but \(image.width)x\(image.height)"
      } catch let error as MienError {
        #expect(!error.description.contains { $0.isNewline })
        return error.description
      } catch {
        return "another error: \(error)"
      }
    }

    @Test func aBombIsRefusedByItsHeader() {
      let bomb = PNG.header(width: 50_000, height: 50_000)
      let clock = ContinuousClock()
      let start = clock.now
      let text = refusal { try Image.decode(bomb, name: "bomb.png") }
      #expect(text == "bomb.png: 50000x50000 pixels are over the limit of 100000000")
      #expect(clock.now - start < .seconds(1))
    }

    @Test func aJPEGOfCountlessScansIsRefusedBeforeItIsDecoded() throws {
      let file = try Data(contentsOf: URL(fileURLWithPath: Golden.path("progressive.jpg")))
      let last = try #require(file.range(of: Data([0xFF, 0xDA]), options: .backwards)).lowerBound
      let end = file.count - 2
      let scan = file[last..<end]
      func repeated(_ count: Int) -> Data {
        (0..<count).reduce(file[..<end]) { whole, _ in whole + scan } + file[end...]
      }
      #expect(try Image.decode(repeated(1)).width > 0)
      let text = refusal { try Image.decode(repeated(1000), name: "a.jpg") }
      #expect(
        text.hasPrefix("a.jpg: 10") && text.hasSuffix("scans are over the limit of 100"), "\(text)")
      // What follows the picture's end is not part of it.
      #expect(try Image.decode(file + repeated(1000)).width > 0)
    }

    /// libjpeg, where a restart is missing, looks behind the two bytes of a marker that does not exist.
    @Test func scansBehindAMarkerThatDoesNotExistAreCounted() throws {
      let file = try Data(contentsOf: URL(fileURLWithPath: Golden.path("progressive.jpg")))
      let last = try #require(file.range(of: Data([0xFF, 0xDA]), options: .backwards)).lowerBound
      let end = file.count - 2
      let hidden = 65_000 / (end - last)
      try #require(hidden > 110)
      let whole =
        (0..<hidden).reduce(file[..<last] + Data([0xFF, 0x02, 0xFE, 0xFE])) { whole, _ in
          whole + file[last..<end]
        } + file[end...]
      #expect(
        refusal { try Image.decode(whole, name: "a.jpg") }.contains("scans are over the limit"))
    }

    @Test(arguments: [(1, 9_000_000), (25_000_000, 1), (1, 65_536)])
    func thinPicturesAreRefusedForTheirLength(width: UInt32, height: UInt32) {
      let thin = PNG.header(width: width, height: height)
      #expect(
        refusal { try Image.decode(thin, name: "thin.png") }
          == "thin.png: a side of \(width)x\(height) pixels is over the limit of 65535")
    }

    @Test func limitsAreInclusive() throws {
      let data = try Data(contentsOf: URL(fileURLWithPath: Golden.path("colour.png")))
      let exact = DecodeLimits(maxBytes: data.count, maxPixels: 24 * 16)
      #expect(try Image.decode(data, limits: exact).width == 24)
      let pixels = DecodeLimits(maxPixels: 24 * 16 - 1)
      #expect(refusal { try Image.decode(data, limits: pixels) }.contains("24x16 pixels"))
      #expect(try Image.decode(data, limits: DecodeLimits(maxSide: 24)).width == 24)
      let side = DecodeLimits(maxSide: 23)
      #expect(refusal { try Image.decode(data, limits: side) }.contains("a side of 24x16 pixels"))
      let bytes = DecodeLimits(maxBytes: data.count - 1)
      #expect(
        refusal { try Image.decode(data, name: "a", limits: bytes) }
          == "a: \(data.count) bytes are over the limit of \(data.count - 1)")
      let path = Golden.path("colour.png")
      #expect(refusal { try Image.decode(path: path, limits: bytes) }.contains(path))
    }

    @Test(arguments: ["grey.jpg", "progressive.jpg", "colour.png", "colour.webp", "colour.tiff"])
    func halfAFileIsNoPicture(name: String) throws {
      let data = try Data(contentsOf: URL(fileURLWithPath: Golden.path(name)))
      #expect(
        refusal { try Image.decode(data.prefix(data.count * 3 / 5), name: name) }
          .hasPrefix("\(name): damaged or truncated picture"))
    }

    @Test func otherFilesAreNoPictures() {
      #expect(refusal { try Image.decode(Data(), name: "a") } == "a: the file is empty")
      let text = Data("not a picture at all".utf8)
      #expect(refusal { try Image.decode(text, name: "a") }.contains("not a JPEG"))
      let svg = Data("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>".utf8)
      #expect(refusal { try Image.decode(svg, name: "a") }.contains("not a JPEG"))
      #expect(refusal { try Image.decode(path: "/nowhere.png") }.contains("No such file"))
      #expect(refusal { try Image.decode(path: "/tmp") }.contains("folder or device"))
      #expect(refusal { try Image.decode(path: "/dev/zero") }.contains("folder or device"))
    }

    @Test func aPipeWithoutAWriterDoesNotHang() throws {
      let path = NSTemporaryDirectory() + "mien-\(UUID().uuidString)"
      try #require(mkfifo(path, 0o600) == 0)
      defer { unlink(path) }
      #expect(refusal { try Image.decode(path: path) }.contains("folder or device"))
    }
  }
#endif

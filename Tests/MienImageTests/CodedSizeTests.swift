#if Vision
  import Foundation
  import MienCore
  import Testing

  @testable import MienImage

  /// HEIF and AVIF are judged by their coded pictures, not by what their container says of them.
  @Suite struct CodedSizeTests {
    private func measure(
      _ data: Data, _ limits: DecodeLimits = DecodeLimits(maxPixels: 1_000_000)
    ) throws -> HEIFMeasure {
      try data.withUnsafeBytes { try HEIFMeasure($0, limits) }
    }

    private func refusal(_ file: HEIFFile) -> String {
      do {
        return "no refusal but \(try measure(file.data).pixels) pixels"
      } catch {
        return (error as? HEIFRefusal)?.reason ?? "another error: \(error)"
      }
    }

    private func golden(_ name: String) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: Golden.path(name)))
    }

    @Test(arguments: [("claims64.avif", 16000, 100_000_000), ("claims64.heic", 4096, 10_000_000)])
    func aSmallClaimHidesNoLargePicture(name: String, side: Int, most: Int) throws {
      let limits = DecodeLimits(maxPixels: most)
      let data = try golden(name)
      let sentence = "\(name): \(side)x\(side) pixels are over the limit of \(most)"
      let undecoded = #expect(throws: MienError.self) {
        try Image.decode(data, name: name, limits: limits)
      }
      #expect(undecoded?.description == sentence)
      let unbooked = #expect(throws: MienError.self) {
        try Image.decodingBytes(data, name: name, limits: limits)
      }
      #expect(unbooked?.description == sentence)
    }

    @Test func memoryIsBookedForTheCodedSize() throws {
      let data = try golden("claims64.heic")
      #expect(try Image.decodingBytes(data) >= 4096 * 4096 * 18)
    }

    @Test func aPhonesGridOfTilesIsDecoded() throws {
      let data = try golden("grid.heic")
      let image = try Image.decode(data)
      #expect((image.width, image.height) == (150, 100))
      for (x, y, colour) in [
        (37, 25, [220, 40, 30]), (112, 25, [40, 200, 60]), (37, 75, [30, 60, 210]),
        (112, 75, [240, 230, 90]),
      ] {
        let at = 3 * (150 * y + x)
        let found = image.pixels[at..<at + 3].map(Int.init)
        #expect(zip(found, colour).allSatisfy { abs($0 - $1) <= 8 }, "\(found) at \(x),\(y)")
      }
      #expect(try measure(data).pixels == 4 * 64 * 64)
    }

    @Test func depthIsReadFromTheCodedPictures() throws {
      #expect(try measure(golden("flat_wide.heic")).isWide)
      #expect(try !measure(golden("flat.avif")).isWide)
    }

    @Test func theLargestOfAllCounts() throws {
      var item = HEIFFile.av1(width: 64, height: 48)
      #expect(try measure(HEIFFile(items: [item]).data).pixels == 64 * 48)
      item.data += HEIFFile.av1(width: 900, height: 800).data
      #expect(try measure(HEIFFile(items: [item]).data).pixels == 900 * 800)
      item.data += HEIFFile.av1(width: 9000, height: 800).data
      #expect(refusal(HEIFFile(items: [item])) == "9000x800 pixels are over the limit of 1000000")
      // No decoder refuses a frame that is larger than its sequence.
      let plain = HEIFFile.av1(width: 64, height: 48, isReduced: false)
      #expect(try measure(HEIFFile(items: [plain]).data).pixels == 64 * 48)
      let own = HEIFFile.av1(width: 64, height: 48, isReduced: false, hasOwnSize: true)
      #expect(refusal(HEIFFile(items: [own])).contains("65536x65536"))
    }

    @Test func parameterSetsAmongTheDataCount() throws {
      var item = HEIFFile.Item(type: "hvc1", configuration: HEIFFile.emptyHEVC)
      item.data = HEIFFile.hevcSequence(width: 512, height: 256)
      #expect(try measure(HEIFFile(items: [item]).data).pixels == 512 * 256)
      item.data += HEIFFile.hevcSequence(width: 8192, height: 8192)
      #expect(refusal(HEIFFile(items: [item])).contains("8192x8192 pixels"))
    }

    @Test func fillingUpToABlockIsNotRefused() throws {
      let limits = DecodeLimits(maxPixels: 100 * 100, maxSide: 100)
      let filled = HEIFFile(items: [HEIFFile.av1(width: 128, height: 128)])
      #expect(try measure(filled.data, limits).pixels == 128 * 128)
      let larger = HEIFFile(items: [HEIFFile.av1(width: 164, height: 100)])
      #expect(throws: HEIFRefusal.self) { try measure(larger.data, limits) }
    }

    @Test func partsAreCountedTogether() {
      let hidden = HEIFFile(items: [HEIFFile.av1(width: 900, height: 900, frames: 6)])
      #expect(
        refusal(hidden)
          == "4860000 pixels in all its parts are over the limit of 4 times 1000000")
      let tile = HEIFFile.av1(width: 200, height: 200)
      let all = [Int](repeating: 1, count: 1000)
      let tiles = HEIFFile(
        items: [tile, HEIFFile.grid(width: 64, height: 64)], references: [("dimg", 2, all)])
      #expect(refusal(tiles).contains("pixels in all its parts"))
      let large = HEIFFile(
        items: [HEIFFile.av1(width: 900, height: 900), HEIFFile.grid(width: 64, height: 64)],
        references: [("dimg", 2, [1, 1])])
      #expect(refusal(large).contains("tiles of 810000 pixels"))
      let canvas = HEIFFile(
        items: [tile, HEIFFile.grid(width: 60_000, height: 60_000)],
        references: [("dimg", 2, [1])])
      #expect(refusal(canvas).contains("60000x60000 pixels"))
    }

    @Test func whatCannotBeFollowedIsRefused() {
      let item = HEIFFile.av1(width: 64, height: 48)
      for type in ["vvc1", "jpeg", "unci", "a\n\u{1}b"] {
        var other = item
        other.type = type
        let text = refusal(HEIFFile(items: [item, other]))
        #expect(text.hasSuffix("are not supported") && !text.contains("\n"), "\(text)")
      }
      var built = item
      built.method = 2
      #expect(refusal(HEIFFile(items: [built])).contains("put together from other items"))
      for offset in [1000, 0xFFFF_FFFF] {
        var outside = item
        outside.offset = offset
        #expect(refusal(HEIFFile(items: [outside])) == HEIFRefusal.damaged.reason)
      }
      for references in [[("dimg", 1, [1])], [("auxl", 1, [2]), ("auxl", 2, [1])]] {
        let circle = HEIFFile(items: [item, item], references: references)
        #expect(refusal(circle) == HEIFRefusal.tooMuch.reason)
      }
      let chain = HEIFFile(
        items: [item] + (0..<5).map { _ in HEIFFile.Item(type: "iden") },
        references: (1...5).map { ("dimg", $0 + 1, [$0]) })
      #expect(refusal(chain) == HEIFRefusal.tooMuch.reason)
      let sizeless = HEIFFile(items: [HEIFFile.Item(data: [0x12, 0])])
      #expect(refusal(sizeless) == HEIFRefusal.damaged.reason)
    }

    @Test func bytesThatItemsShareAreNotReadWithoutEnd() {
      var first = HEIFFile.av1(width: 64, height: 48)
      first.data += (0..<1 << 19).flatMap { _ in [0x12, 0] as [UInt8] }
      let shared = HEIFFile.Item(offset: 0, length: first.data.count)
      func file(_ count: Int) -> HEIFFile {
        HEIFFile(items: [first] + [HEIFFile.Item](repeating: shared, count: count))
      }
      #expect(refusal(file(3)) == "no refusal but 3072 pixels")
      #expect(refusal(file(30)) == HEIFRefusal.tooMuch.reason)
    }

    @Test func whatReadersUnderstandDifferentlyIsRefused() throws {
      let file = HEIFFile(items: [HEIFFile.av1(width: 64, height: 48)])
      // What phones append is not a picture's part.
      #expect(try measure(file.data + Data([0, 0, 9, 9, 0x6D, 0x70, 0x76, 0x64, 1])).pixels > 0)
      #expect(throws: HEIFRefusal.self) { try measure(file.data + Data(file.meta)) }
    }
  }
#endif

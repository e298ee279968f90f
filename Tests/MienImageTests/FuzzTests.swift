#if Vision
  import Foundation
  import MienCore
  import Testing

  @testable import MienImage

  @Suite struct FuzzTests {
    /// Files of every supported format, damaged in a few places each: all decode or are refused in
    /// one line.
    @Test func damagedPicturesNeverCrash() throws {
      let names = [
        "colour.png", "alpha.png", "palette.png", "grey16.png", "waves.png", "orientation6.jpg",
        "progressive.jpg", "cmyk.jpg", "colour.webp", "animated.gif", "lab.tiff", "colour.avif",
      ]
      let limits = DecodeLimits(maxPixels: 4_000_000)
      let originals = try names.map {
        try Data(contentsOf: URL(fileURLWithPath: Golden.path($0)))
      }
      var random = SeededGenerator(seed: 20)
      let clock = ContinuousClock()
      var outcomes = (decoded: 0, refused: 0)
      for round in 0..<2000 {
        let data = mutated(originals[round % originals.count], &random)
        let start = clock.now
        do {
          let image = try Image.decode(data, limits: limits)
          #expect(image.pixels.count == image.width * image.height * image.channels)
          outcomes.decoded += 1
        } catch let error as MienError {
          #expect(!error.description.contains { $0.isNewline }, "round \(round)")
          outcomes.refused += 1
        }
        #expect(clock.now - start < .seconds(2), "round \(round) takes too long")
      }
      // Both ends are reached, so the mutations are neither harmless nor total.
      #expect(outcomes.decoded > 100)
      #expect(outcomes.refused > 100)
    }

    /// No number in boxes, items or parameter sets is too large to be read.
    @Test func damagedHEIFIsMeasuredOrRefused() throws {
      let grid = HEIFFile(
        items: [
          HEIFFile.av1(width: 64, height: 48, isReduced: false),
          HEIFFile.av1(width: 64, height: 48), HEIFFile.grid(width: 100, height: 48),
          HEIFFile.Item(
            type: "hvc1", data: HEIFFile.hevcSequence(width: 64, height: 48),
            configuration: HEIFFile.emptyHEVC),
        ], references: [("dimg", 3, [1, 2]), ("auxl", 4, [3])])
      let originals =
        try ["grid.heic", "rotated.heic", "colour.avif"].map {
          try Data(contentsOf: URL(fileURLWithPath: Golden.path($0)))
        } + [grid.data]
      var random = SeededGenerator(seed: 21)
      var outcomes = (measured: 0, refused: 0)
      let start = ContinuousClock.now
      for round in 0..<20_000 {
        let data = mutated(originals[round % originals.count], &random)
        do {
          _ = try data.withUnsafeBytes { try HEIFMeasure($0, .default) }
          outcomes.measured += 1
        } catch let refusal as HEIFRefusal {
          #expect(!refusal.reason.contains { $0.isNewline }, "round \(round)")
          outcomes.refused += 1
        }
      }
      #expect(ContinuousClock.now - start < .seconds(60))
      #expect(outcomes.measured > 100)
      #expect(outcomes.refused > 100)
    }

    /// Flips, overwrites, removes, repeats or cuts off, once to four times.
    private func mutated(_ original: Data, _ random: inout SeededGenerator) -> Data {
      var bytes = [UInt8](original)
      for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 1 {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, at + Int.random(in: 1...16, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.replaceSubrange(at..<end, with: repeatElement(0xFF, count: end - at))
        case 3: bytes.removeSubrange(at..<end)
        case 4: bytes.insert(contentsOf: Array(bytes[at..<end]), at: at)
        default: bytes.removeSubrange((at + 1)...)
        }
      }
      return Data(bytes)
    }
  }
#endif

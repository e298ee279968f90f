import Foundation
import MienCore
import Testing

@testable import MienData

@Suite struct PictureFeatureTests {
  private let side = Thumbnail.side

  private func face(_ number: Int) throws -> [UInt8] {
    try SyntheticFaces(count: 100, seed: 6).render(number).pixels
  }

  private func dataset(
    _ pixels: [UInt8], channels: Int = 1, height: Int, width: Int
  ) -> FaceDataset {
    FaceDataset(
      labels: .fer2013, channels: channels, height: height, width: width, labelIndices: [0],
      splitNames: ["Training"], splitIndices: [0], source: "one", pixels: pixels)
  }

  // MARK: Thumbnails

  @Test func aThumbnailIsThePictureWhereItCanBe() throws {
    let pixels = try face(1)
    let maker = ThumbnailMaker(dataset(pixels, height: 48, width: 48))
    #expect(maker.thumbnail(at: 0).pixels == pixels)
  }

  @Test func thumbnailsAreMeansOfAreas() {
    // 96x144: every pixel covers 2x3; row and column give the values.
    let pixels = (0..<96 * 144).map { place -> UInt8 in
      let (row, column) = place.quotientAndRemainder(dividingBy: 144)
      return UInt8(row + column % 60)
    }
    let thumbnail = ThumbnailMaker(dataset(pixels, height: 96, width: 144)).thumbnail(at: 0)
    for (row, column) in [(0, 0), (11, 30), (47, 47)] {
      var sum = 0
      for y in 0..<2 {
        let start = (row * 2 + y) * 144 + column * 3
        for x in 0..<3 { sum += Int(pixels[start + x]) }
      }
      let mean = Double(sum) / 6
      #expect(abs(Double(thumbnail.pixels[row * side + column]) - mean) <= 0.51)
    }
    // 32 pixels onto 48: a third one lies between two.
    let steps = (0..<32 * 32).map { place -> UInt8 in UInt8(place % 32 * 8) }
    let grown = ThumbnailMaker(dataset(steps, height: 32, width: 32)).thumbnail(at: 0)
    #expect(Array(grown.pixels.prefix(6)) == [0, 4, 8, 16, 20, 24])
  }

  @Test func coloursBecomeGrey() {
    let planes: [UInt8] = [200, 100, 50]
    let pixels = planes.flatMap { [UInt8](repeating: $0, count: 60 * 60) }
    let maker = ThumbnailMaker(dataset(pixels, channels: 3, height: 60, width: 60))
    #expect(Set(maker.thumbnail(at: 0).pixels) == [124])
  }

  // MARK: Statistics

  @Test func statisticsOfTwoHalves() {
    let halves = (0..<side * side).map { place -> UInt8 in place % 48 < 24 ? 0 : 255 }
    let statistics = PhotographStatistics(Thumbnail(pixels: halves))
    #expect(statistics.span == 255 && statistics.shading == 0)
    #expect(abs(statistics.entropy - 1) < 1e-9)
    // Two columns of the inner 46x46 border on the other half.
    #expect(abs(statistics.hardness - 2.0 / 46) < 1e-9)
  }

  @Test func statisticsOfARamp() {
    // Steps of 5 greys: a 3x3 neighbourhood spans 10 of 235, but 5 at the left and right border.
    let ramp = (0..<side * side).map { place -> UInt8 in UInt8(place % 48 * 5) }
    let statistics = PhotographStatistics(Thumbnail(pixels: ramp))
    #expect(statistics.span == 235)
    #expect(abs(statistics.shading - 46.0 / 48) < 1e-9)
    #expect(statistics.hardness == 0)
    #expect(statistics.drawnScore < 0)
  }

  @Test func aFewBrightPixelsDoNotWidenTheSpan() {
    #expect(PhotographStatistics(Thumbnail(pixels: CleaningFixture.nearlyBlank())).span == 4)
    #expect(PhotographStatistics(Thumbnail(pixels: CleaningFixture.blank(255))).span == 0)
  }

  /// Dark, noisy faces are what is hardest to tell from drawings: 0.35 % of another 2,000.
  @Test func fewFacesAreTakenForDrawings() throws {
    let faces = try SyntheticFaces(count: 500, seed: 5)
    let drawn = (0..<500).filter {
      PhotographStatistics(Thumbnail(pixels: faces.render($0).pixels)).drawnScore > 0
    }
    #expect(drawn.count <= 5, "\(drawn)")
  }

  // MARK: Hashes

  private func windows(_ pixels: [UInt8]) -> [PerceptualHash] {
    PerceptualHash.windows(of: Thumbnail(pixels: pixels))
  }

  @Test func hashesKnowMirrorsAndLight() throws {
    for number in 0..<20 {
      let pixels = try face(number)
      let plain = windows(pixels)
      let mirror = windows(CleaningFixture.mirrored(pixels))
      // Left windows are right ones in the mirror.
      for (place, twin) in [(0, 2), (4, 4), (5, 3)] {
        #expect(plain[place].mirrored.distance(to: mirror[twin]) <= 1)
      }
      #expect(plain[4].mirrored.mirrored == plain[4])
      let other = windows(CleaningFixture.recompressed(pixels))
      #expect(plain[4].distance(to: other[4]) <= 6)
    }
    let first = windows(try face(0))[4]
    #expect(first.mirrored.distance(to: first) > 11)
  }

  @Test func windowsMeetWhenThePictureMoves() throws {
    for number in 0..<20 {
      let pixels = try face(number)
      let moved = CleaningFixture.moved(pixels, right: 2, down: -2)
      // What was in the middle now lies right and above of it.
      #expect(windows(moved)[2] == windows(pixels)[4])
    }
  }

  @Test(arguments: [0, 3, 4, 7, 8, 11])
  func theIndexFindsWhatComparingAllFinds(distance: Int) {
    var generator = SeededGenerator(seed: 12)
    // A few centres and their neighbours at all distances, so that there is something to find.
    let hashes = (0..<600).map { number -> PerceptualHash in
      var bits = SeededGenerator(seed: 1, stream: UInt64(number % 20)).state
      for _ in 0..<Int(generator.next() % 9) { bits ^= 1 << (generator.next() % 64) }
      return PerceptualHash(bits: bits)
    }
    let index = HashIndex(hashes)
    var found = 0
    for (number, hash) in hashes.enumerated() {
      let expected = hashes.indices.filter {
        $0 > number && hashes[$0].distance(to: hash) <= distance
      }
      #expect(index.neighbours(of: hash, above: number, within: distance) == expected)
      found += expected.count
    }
    #expect(found > 20)
  }

  // MARK: Alignment

  @Test func alignmentFindsMovedAndScaledCopies() throws {
    let large = try SyntheticFaces(count: 60, seed: 6, size: 64)
    func crop(_ pixels: [UInt8], x: Int, y: Int, side: Int) -> PictureAlignment.Image {
      let cut = (0..<side * side).map { place -> UInt8 in
        let (row, column) = place.quotientAndRemainder(dividingBy: side)
        return pixels[(y + row) * 64 + x + column]
      }
      let maker = ThumbnailMaker(dataset(cut, height: side, width: side))
      return PictureAlignment.Image(maker.thumbnail(at: 0))
    }
    for number in 0..<10 {
      let pixels = large.render(number).pixels
      let first = crop(pixels, x: 6, y: 6, side: 52)
      let second = crop(pixels, x: 8, y: 5, side: 54)
      let other = crop(large.render(number + 7).pixels, x: 6, y: 6, side: 52)
      #expect(PictureAlignment.similarity(first, second) > 0.98, "face \(number)")
      #expect(PictureAlignment.similarity(first, other) < 0.96, "face \(number)")
    }
  }

  @Test func blankPicturesAreLikeNothing() throws {
    let blank = PictureAlignment.Image(Thumbnail(pixels: CleaningFixture.blank(9)))
    let face = PictureAlignment.Image(Thumbnail(pixels: try face(0)))
    #expect(PictureAlignment.similarity(blank, face) < 0)
    #expect(PictureAlignment.similarity(blank, blank) < 0)
    #expect(PictureAlignment.similarity(face, face) > 0.9999)
  }
}

import Foundation
import MienCore
import MienData
import Testing

@testable import MienLab

#if Training
  import Torch
#endif

@Suite struct NormalizationTests {
  /// Two colour pictures of 1x2 pixels and a third that must not count.
  private let colour = FaceDataset(
    labels: LabelSet(["a"]), channels: 3, height: 1, width: 2, labelIndices: [0, 0, 0],
    splitNames: ["Training"], splitIndices: [0, 0, 0], source: "fixture",
    pixels: [
      // red, green and blue planes
      0, 255, 51, 153, 255, 255,
      255, 0, 51, 153, 0, 255,
      7, 7, 7, 7, 7, 7,
    ])

  @Test func momentsAreThoseOfTheChosenPictures() throws {
    let normalization = try Normalization(of: colour, at: [0, 1])
    let third = (0.1875).squareRoot()
    for (got, want) in zip(normalization.mean, [0.5, 0.4, 0.75]) {
      #expect(abs(got - want) < 1e-12)
    }
    for (got, want) in zip(normalization.std, [0.5, 0.2, third]) {
      #expect(abs(got - want) < 1e-12)
    }
    #expect(normalization.mean.count == 3 && normalization.std.count == 3)
    #expect(try Normalization(of: colour, at: [1, 0]) == normalization)
    #expect(try Normalization(of: colour, at: [0, 1, 2]) != normalization)
  }

  @Test func picturesOfOneColourCannotBeLearntFrom() {
    #expect(
      throws: MienError("all training pixels of fixture are the same; there is nothing to learn")
    ) {
      try Normalization(of: colour, at: [2])
    }
  }

  @Test func numbersSurviveJSON() throws {
    let normalization = try Normalization(of: colour, at: [0, 1])
    let text = try JSONEncoder().encode(normalization)
    #expect(try JSONDecoder().decode(Normalization.self, from: text) == normalization)
  }

  #if Training
    @Test func batchesAreNormalizedChannelByChannel() throws {
      let normalization = try Normalization(of: colour, at: [0, 1])
      let source = PictureSource(
        colour, form: PictureForm(channels: 3, height: 1, width: 2), normalization: normalization)
      let pixels = source.pixels(at: [2, 1])
      #expect(pixels.shape == [2, 3, 1, 2])
      let raw: [Float] = pixels.elements()
      let grey = Float(7) / 255
      let expectedRaw: [Float] = [grey, grey, grey, grey, grey, grey, 1, 0, 0.2, 0.6, 0, 1]
      for (got, want) in zip(raw, expectedRaw) { #expect(abs(got - want) < 1e-6) }

      let batch = source.batch(at: [1])
      #expect(batch.shape == [1, 3, 1, 2] && batch.isChannelsLast)
      let values: [Float] = batch.elements()
      let blue = Float(0.1875.squareRoot())
      for (got, want) in zip(values, [1, -1, -1, 1, -0.75 / blue, 0.25 / blue] as [Float]) {
        #expect(abs(got - want) < 1e-5)
      }
      #expect(values.count == 6)
      let labels: [Int64] = source.labels(at: [2, 1]).elements()
      #expect(labels == [0, 0])
    }
  #endif
}

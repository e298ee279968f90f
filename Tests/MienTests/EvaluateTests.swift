#if Training && Vision
  import Foundation
  import MienData
  import TestSupport
  import Testing

  @Suite struct EvaluateTests {
    /// A run and what was exported from it bring pictures into their form, whatever form they come in.
    @Test(arguments: [(64, 48), (48, 64)])
    func picturesNeedNotBeSquare(height: Int, width: Int) throws {
      try withTemporaryFolder { folder in
        let count = 20
        let data = FaceDataset(
          labels: .fer2013, height: height, width: width,
          labelIndices: (0..<count).map { Int16($0 % 7) }, splitNames: ["PublicTest"],
          splitIndices: [UInt8](repeating: 0, count: count), source: "oblong",
          pixels: (0..<count * height * width).map { UInt8(($0 * 7 + $0 / width) % 256) })
        let pack = folder + "/oblong.safetensors"
        try data.writePack(to: pack)
        for crops in ["single", "ten"] {
          for network in [try Workshop.run(), try Workshop.model()] {
            let outcome = try perform(
              "evaluate", network, "--data", pack, "--split", "PublicTest", "--crops", crops,
              "--json")
            #expect(try JSON(outcome.output)["count"].number == Double(count))
          }
        }
      }
    }
  }
#endif

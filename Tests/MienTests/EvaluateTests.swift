#if Training && Vision
  import Foundation
  import MienData
  import TestSupport
  import Testing

  @Suite struct EvaluateTests {
    /// Other programs' files end in `.tflite`, `.xml` or anything.
    @Test func modelsAreKnownByWhatTheyHoldAndNotByTheirName() throws {
      try withTemporaryFolder { folder in
        let other = folder + "/network.tflite"
        try FileManager.default.copyItem(atPath: try Workshop.model(), toPath: other)
        func accuracy(_ model: String) throws -> Double {
          let outcome = try perform("evaluate", model, "--data", try Workshop.faces(), "--json")
          return try JSON(outcome.output)["accuracy"].number
        }
        #expect(try accuracy(other) == accuracy(Workshop.model()))

        try Data("nothing".utf8).write(to: URL(fileURLWithPath: other))
        let outcome = try runMien(["evaluate", other, "--data", try Workshop.faces()])
        #expect(outcome.status == 1)
        #expect(outcome.told.first?.hasPrefix("mien: error: \(other) ") == true)
        #expect(outcome.told.count == 1)
      }
    }

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

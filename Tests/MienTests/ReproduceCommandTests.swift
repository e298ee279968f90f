#if Training && Vision
  import Foundation
  import TestSupport
  import Testing

  @Suite struct ReproduceCommandTests {
    /// The sets are read one after the other: where the last is missing, the one before it was read, and
    /// nothing was trained.
    @Test func everyDataSetIsReadAsTheOptionsSay() throws {
      try withTemporaryFolder { folder in
        let (pictures, missing, cache) = (folder + "/faces", folder + "/none", folder + "/cache")
        try perform("data", "synthesize", "--count", "14", "--out", pictures)
        let broken = pictures + "/Training/happy/broken.png"
        try "no picture".write(toFile: broken, atomically: true, encoding: .utf8)
        let command = [
          "reproduce", "three-nets", "--full", "--data", try Workshop.faces(), "--affectnet",
          pictures, "--tiny", missing, "--out", folder + "/out", "--cache", cache,
          "--device", "cpu",
        ]
        let strict = try runMien(command)
        #expect(strict.status == 1 && strict.errors.contains(broken), "\(strict.errors)")
        let outcome = try runMien(command + ["--skip-bad"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("there is no file or folder \(missing)"))

        let packs = try FileManager.default.contentsOfDirectory(atPath: cache + "/datasets")
        #expect(packs.count == 1)
        let pack = cache + "/datasets/" + (try #require(packs.first))
        let answer = try JSON(perform("data", "inspect", pack, "--json").output)
        // The size of the paper.
        #expect(answer["width"].number == 224 && answer["channels"].number == 1)
      }
    }
  }
#endif

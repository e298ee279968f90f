import Foundation
import TestSupport
import Testing

/// Options that no other test gives to the program.
@Suite struct OptionTests {
  @Test func listsOfSeenPicturesHoldNoneOfTraining() throws {
    try withTemporaryFolder { folder in
      // Every picture of the other splits is one of Training's.
      let rows = (0..<4).flatMap { picture -> [String] in
        let pixels = (0..<48 * 48).map { "\(($0 * (picture + 3) + $0 / 48 * 7) % 256)" }
        return ["Training", "PublicTest"].map { "3,\(pixels.joined(separator: " ")),\($0)" }
      }
      let data = folder + "/faces.csv"
      try Data(("emotion,pixels,Usage\n" + rows.joined(separator: "\n") + "\n").utf8)
        .write(to: URL(fileURLWithPath: data))
      try perform(
        "data", "clean", "--data", data, "--seen", "--list", folder + "/seen.txt"
      )
      let list = try text(folder + "/seen.txt").split(separator: "\n").dropFirst()
        .filter { !$0.hasPrefix("#") }
      #expect(list.compactMap { Int($0.prefix { $0.isNumber }) } == [1, 3, 5, 7])
    }
  }

  #if Training
    @Test func stemsAreThoseAskedFor() throws {
      func cost(_ stem: String) throws -> Double {
        let output = try perform(
          "models", "resnet18", "--size", "64", "--stem", stem, "--json"
        ).output
        return try JSON(output)["multiply_adds"].number
      }
      #expect(try cost("small") > 3 * cost("standard"))
      #expect(try cost("auto") == cost("small"))
    }

    @Test func mapsOfFeaturesAreOnThePage() throws {
      try withTemporaryFolder { folder in
        let (run, data) = (try Workshop.run(), try Workshop.faces())
        try perform("evaluate", run, "--data", data, "--tsne", "--report", folder + "/with")
        #expect(try text(folder + "/with/report.html").contains("t-SNE"))
        try perform("evaluate", run, "--data", data, "--report", folder + "/without")
        #expect(try !text(folder + "/without/report.html").contains("t-SNE"))
        let refusal = try runMien(["evaluate", run, "--data", data, "--tsne"])
        #expect(refusal.status == 2 && refusal.errors.contains("--tsne needs a run and --report"))
      }
    }
  #endif

  #if Vision
    @Test(arguments: ["affectnet-hq", "fer-tiny"]) func layoutsAreWritten(layout: String) throws {
      try withTemporaryFolder { folder in
        try perform(
          "data", "synthesize", "--count", "26", "--layout", layout, "--out", folder + "/faces")
        let answer = try JSON(
          perform("data", "inspect", folder + "/faces", "--json").output)
        #expect(answer["count"].number == 26, "\(answer)")
        let entries = try FileManager.default.contentsOfDirectory(atPath: folder + "/faces")
        #expect(entries.contains(layout == "fer-tiny" ? "train" : "labels.csv"))
      }
    }

    @Test func answersAreAveragedWithTheMirrorImage() throws {
      let picture = Workshop.package + "/Tests/MienImageTests/Golden/colour.png"
      let model = Workshop.package + "/Tests/MienVisionTests/Golden/grey.onnx"
      func shares(_ options: [String]) throws -> [Double] {
        let outcome = try runMien(
          ["predict", picture, "--no-detect", "--model", model, "--json"] + options)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let emotions = try JSON(outcome.output).elements.first?["faces"].elements.first?["emotions"]
        return try #require(emotions).keys.sorted().map { emotions?[$0].number ?? 0 }
      }
      let (single, averaged) = (try shares([]), try shares(["--flip"]))
      #expect(single != averaged && abs(averaged.reduce(0, +) - 1) < 0.01)
    }
  #endif
}

import Foundation
import MienCore
import TestSupport
import Testing

@Suite struct WrongUseTests {
  /// Arguments, and what the answer must name.
  static var wrong: [[String]] {
    var cases = [
      ["nonsense", "nonsense"], ["--nonsense", "--nonsense"],
      ["data pack x.csv", "--to"], ["data pack x.csv --to y.csv", "--to y.csv"],
      ["data synthesize", "--out"], ["data synthesize --out x.csv --count many", "--count"],
      ["data synthesize --out x.csv --seed -1", "--seed"], ["data inspect", "path"],
      ["data stats x.csv --samples 0", "--samples"], ["data convert x.csv", "--to"],
      ["data inspect x --channels 2", "--channels"],
      ["evaluate x --data y --nothing", "--nothing"], ["evaluate x --data y --size 3", "--size"],
      ["evaluate x --data y --channels 2", "--channels"], ["evaluate x", "--data"],
      ["help nonsense", "nonsense"], ["nonsense --help", "nonsense"],
      ["data nonsense -h", "nonsense"], ["help data nonsense", "nonsense"],
      ["data clean --data d --seen", "--seen"], ["data clean --data d --all-splits", "--list"],
    ]
    #if Training
      cases += [
        ["train r.yaml --out x", "--data"], ["train r.yaml --data d", "--out"],
        ["train r.yaml --data d --out o --threads 0", "--threads"],
        ["train r.yaml --data d --out o --device tpu", "--device"], ["export run", "--to"],
        ["export run --to model.pt", "--to model.pt"],
        ["export run --to model.onnx --share 0.5", "--average"],
        ["export run --to model.onnx --average other.onnx --share 1.5", "--share must be"],
        ["export run --to model.onnx --average other.onnx --share nan", "--share must be"],
        ["bench train r.yaml --data d --epochs 0", "--epochs"],
        ["models --size 0", "--size"],
      ]
    #endif
    #if Vision
      cases += [["predict x.png --threshold 2", "--threshold"], ["predict", "image"]]
      cases += [["bench infer --batch 0", "--batch"], ["bench infer --seconds 0", "above 0"]]
      cases += [
        ["predict x.png --no-detect --threshold 0.4", "--threshold"],
        ["predict x.png --no-detect --thorough", "--thorough"],
        ["predict x.png --no-detect --smallest-face 9", "--smallest-face"],
      ]
    #endif
    return cases
  }

  @Test(arguments: wrong)
  func oneLineNamesWhatIsWrong(arguments: [String]) throws {
    let outcome = try runMien(arguments[0].split(separator: " ").map(String.init))
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.told.count == 1, "\(outcome.errors)")
    let line = try #require(outcome.told.first)
    #expect(line.hasPrefix("mien: error: ") && line.contains(arguments[1]), "\(line)")
    #expect(line.contains("; see mien ") && !line.contains(".;"), "\(line)")
  }

  /// Fails with `status` and one line on standard error that holds `parts`.
  private func expectOneLine(
    _ arguments: [String], status: Int32, _ parts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try runMien(arguments, sourceLocation: sourceLocation)
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
    #expect(outcome.told.count == 1, "\(outcome.errors)", sourceLocation: sourceLocation)
    let line = outcome.told.first ?? ""
    #expect(line.hasPrefix("mien: error: "), "\(line)", sourceLocation: sourceLocation)
    for part in parts {
      #expect(line.contains(part), "\(line)", sourceLocation: sourceLocation)
    }
  }

  @Test func missingFilesAreNamedInOneLine() throws {
    try withTemporaryFolder { folder in
      let missing = folder + "/nothing"
      for path in [missing, missing + ".csv", missing + ".csv.xz", missing + ".safetensors"] {
        for command in ["inspect", "stats"] {
          try expectOneLine(["data", command, path], status: 1, path)
        }
        try expectOneLine(
          ["data", "convert", path, "--to", folder + "/out.csv"], status: 1, path)
      }
      let faces = try Workshop.faces()
      #if Training
        try expectOneLine(
          ["train", missing + ".yaml", "--data", faces, "--out", folder + "/run"], status: 2,
          missing + ".yaml")
        try expectOneLine(
          ["train", Workshop.recipe, "--data", missing, "--out", folder + "/run"], status: 1,
          missing)
        try expectOneLine(["evaluate", missing, "--data", faces], status: 2, missing, "no run")
        try expectOneLine(
          ["export", missing, "--to", folder + "/m.onnx"], status: 2, missing, "no run")
      #endif
      #if Vision
        try expectOneLine(["evaluate", missing + ".onnx", "--data", faces], status: 1, missing)
        try expectOneLine(
          ["predict", missing + ".png", "--model", missing + ".onnx"], status: 1, missing)
      #endif
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func namesOfFilesCannotBreakTheLine() throws {
    try withTemporaryFolder { folder in
      let name = "a\u{1B}[31m\nb"
      let path = "\(folder)/\(name).csv"
      try expectOneLine(["data", "inspect", path], status: 1, "a\u{FFFD}[31m\u{FFFD}b.csv")
      try Data("emotion,pixels,Usage\n9,1,Training\n0,1 2 3 4,Training\n".utf8)
        .write(to: URL(fileURLWithPath: path))
      try expectOneLine(["data", "inspect", path], status: 1, "\u{FFFD}b.csv row 2: ")
      let outcome = try runMien(["data", "inspect", path, "--skip-bad"])
      #expect(outcome.status == 0 && !(outcome.output + outcome.errors).contains("\u{1B}"))
      #expect(outcome.told.count == 1 && outcome.told[0].hasPrefix("mien: warning: "))
    }
  }

  @Test func requestsThatMakeNoSenseAreToldInOneLine() throws {
    try withTemporaryFolder { folder in
      let out = folder + "/out.csv"
      try expectOneLine(
        ["data", "synthesize", "--count", "0", "--out", out], status: 2, "at least 1, not 0")
      try expectOneLine(
        ["data", "synthesize", "--size", "9", "--out", out], status: 2, "32 to 512", "not 9")
      #if Training
        let faces = try Workshop.faces()
        let train = ["train", Workshop.recipe, "--data", faces, "--out", folder + "/run", "--set"]
        try expectOneLine(
          train + ["optimizer.lrr=1"], status: 2, "unknown key optimizer.lrr",
          "did you mean \"lr\"?")
        try expectOneLine(train + ["training.epochs=0"], status: 2, "training.epochs is 0")
        try expectOneLine(train + ["model.name=lii"], status: 2, "did you mean \"li\"?")
        try expectOneLine(
          train + ["data.train=nothing"], status: 2, "\"nothing\"", "Training (320)")
        try expectOneLine(
          ["evaluate", try Workshop.run(), "--data", faces, "--split", "nothing"], status: 2,
          "\"nothing\"", "PublicTest (40)")
      #endif
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func formsOfPicturesAreForFolders() throws {
    let faces = try Workshop.faces()
    for options in [["--size", "64"], ["--channels", "3"]] {
      try expectOneLine(
        ["data", "inspect", faces] + options, status: 2, options[0], "folders of pictures", faces)
    }
  }

  /// Swift would put another character in the place of the byte, and the file would get another name.
  @Test func argumentsThatAreNoTextAreRefused() throws {
    try withTemporaryFolder { folder in
      let script = "exec \"$0\" data synthesize --count 7 --out \"$1/$(printf 'o\\377.csv')\""
      let outcome = try RunningMien([folder], launcher: ["/bin/sh", "-c", script]).finish()
      #expect(outcome.status == 2 && outcome.told.count == 1, "\(outcome.errors)")
      #expect(outcome.errors.contains("is not UTF-8 text"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func placesThatCannotBeWrittenAreNamed() throws {
    try withTemporaryFolder { folder in
      try AtomicFile.write("a file", to: folder + "/file")
      try expectOneLine(
        ["data", "synthesize", "--count", "7", "--out", folder + "/file/faces.csv"], status: 1,
        folder + "/file/faces.csv")
      try expectOneLine(
        ["data", "synthesize", "--count", "7", "--out", folder + "/file/x.safetensors"], status: 1,
        folder + "/file/x.safetensors")
      // Before anything is read: what is to be read is not there.
      let (below, nothing) = (folder + "/file/x", folder + "/nothing")
      try expectOneLine(
        ["evaluate", nothing, "--data", nothing, "--report", below], status: 1, below)
      try expectOneLine(
        ["evaluate", nothing, "--data", nothing, "--probabilities", below], status: 1, below)
      try expectOneLine(
        ["data", "clean", "--data", nothing, "--report", below], status: 1, below)
      #if Vision
        try expectOneLine(["video", nothing, "--report", below], status: 1, below)
      #endif
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    }
  }
}

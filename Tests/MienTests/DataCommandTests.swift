import Foundation
import MienCore
import MienData
import TestSupport
import Testing

@Suite struct DataCommandTests {
  private func inspect(_ path: String, _ options: String...) throws -> JSON {
    let outcome = try runMien(["data", "inspect", path, "--json"] + options)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSON(outcome.output)
  }

  @Test func synthesizedFacesAreTheLibrarys() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/faces.safetensors"
      try perform("data", "synthesize", "--count", "70", "--seed", "9", "--out", path)
      let expected = try SyntheticFaces(count: 70, seed: 9).dataset()
      let answer = try inspect(path)
      #expect(
        answer.keys == [
          "source", "layout", "fingerprint", "count", "skipped", "channels", "height", "width",
          "labels",
          "splits",
        ])
      #expect(answer["fingerprint"].text == expected.fingerprint)
      #expect(answer["source"].text == expected.source)
      #expect(answer["count"].number == 70 && answer["skipped"].number == 0)
      #expect(answer["channels"].number == 1)
      #expect(answer["height"].number == 48 && answer["width"].number == 48)
      #expect(answer["labels"].elements.map(\.text) == expected.labels.names)
      let splits = answer["splits"].elements
      #expect(splits.map { $0["name"].text } == ["Training", "PublicTest", "PrivateTest"])
      #expect(splits.map { $0["count"].number } == [56, 7, 7])
      #expect(splits.allSatisfy { $0["unlabelled"].number == 0 })
      #expect(splits[0]["classes"].elements.map(\.number) == [Double](repeating: 8, count: 7))

      let table = try perform("data", "inspect", path).output
      #expect(table.contains(expected.fingerprint) && table.contains("PrivateTest"))
    }
  }

  /// Nothing in a pack moves the cursor, colours the screen or adds a line.
  @Test func namesInAPackCannotDriveTheTerminal() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/hostile.safetensors"
      try FaceDataset(
        labels: LabelSet(["a\u{1B}[2J", "b"]), height: 48, width: 48, labelIndices: [0, 1],
        splitNames: ["s\u{9B}1m\nt"], splitIndices: [0, 0], source: "x\u{1B}[31mred\nline2",
        pixels: (0..<2 * 48 * 48).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
      ).writePack(to: path)
      for command in [["inspect", path], ["stats", path], ["clean", "--data", path]] {
        let outcome = try runMien(["data"] + command)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let text = outcome.output + outcome.errors
        #expect(
          text.unicodeScalars.allSatisfy {
            $0 == "\n" || $0.properties.generalCategory != .control
          }, "\(command)")
      }
      let lines = try perform("data", "inspect", path).output.split(separator: "\n")
      #expect(lines.first == "source       x\u{FFFD}[31mred\u{FFFD}line2")
      #expect(lines.count == 8)
    }
  }

  @Test func statisticsAreTheLibrarys() throws {
    let answer = try perform("data", "stats", try Workshop.faces(), "--json").output
    let told = try JSONDecoder().decode(DatasetStatistics.self, from: Data(answer.utf8))
    #expect(told == DatasetStatistics(of: try FaceDataset.open(Workshop.faces())))
    #expect(told.splits.map(\.count) == [320, 40, 40])
    let table = try perform("data", "stats", try Workshop.faces()).output
    #expect(table.contains("Training") && table.contains("surprise"))
  }

  @Test func pageOfStatisticsLoadsNothing() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/faces.html"
      try perform("data", "stats", try Workshop.faces(), "--html", path, "--samples", "2")
      let page = try text(path)
      #expect(page.contains("surprise") && page.contains("data:image/png;base64,"))
      expectNothingIsLoaded(by: page)
    }
  }

  #if Training
    @Test func whatCleaningListsIsNotLearnt() throws {
      try withTemporaryFolder { folder in
        let (faces, list, run) = (folder + "/faces.csv", folder + "/clean.txt", folder + "/run")
        try perform("data", "synthesize", "--count", "35", "--out", faces)
        let whole = try text(faces)
        let first = try #require(whole.split(separator: "\n").first { $0.hasSuffix(",Training") })
        let blank = [String](repeating: "0", count: 48 * 48).joined(separator: " ")
        try "\(whole)\(first)\n6,\(blank),Training\n"
          .write(toFile: faces, atomically: true, encoding: .utf8)
        // All synthetic faces are drawn.
        try perform("data", "clean", "--data", faces, "--list", list, "--drawn-score", "1e9")
        #expect(try text(list).contains("35\texact copy of 0\n36\tblank"))
        let leftOut = try inspect(faces, "--clean", list)["splits"].elements.last
        #expect(leftOut?["name"].text == "left out" && leftOut?["count"].number == 2)
        let outcome = try runMien(
          ["train", Workshop.recipe, "--data", faces, "--out", run] + Workshop.quick
            + ["--set", "data.clean=\(list)", "--set", "training.epochs=1"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("; 28 pictures of Training,"), "\(outcome.errors)")
      }
    }
  #endif

  @Test func formsKeepThePictures() throws {
    try withTemporaryFolder { folder in
      let faces = "\(folder)/faces.csv"
      try perform("data", "synthesize", "--count", "35", "--out", faces)
      let fingerprint = try #require(try inspect(faces)["fingerprint"].text)
      var path = faces
      for name in ["a.safetensors", "b.csv.gz", "c.csv.xz", "d.safetensors", "e.csv"] {
        let next = "\(folder)/\(name)"
        let command = name.hasSuffix(".safetensors") ? "pack" : "convert"
        let outcome = try perform("data", command, path, "--to", next)
        #expect(outcome.output.isEmpty && outcome.errors.contains("wrote \(next): 35 pictures"))
        #expect(try inspect(next)["fingerprint"].text == fingerprint, "\(name)")
        path = next
      }
      #expect(try text(path) == text(faces))
    }
  }

  #if Vision
    @Test func foldersAreReadInTheFormThatIsAskedFor() throws {
      try withTemporaryFolder { folder in
        let (pictures, pack) = (folder + "/pictures", folder + "/colour.safetensors")
        try perform("data", "synthesize", "--count", "14", "--out", pictures)
        let form = ["--channels", "3", "--size", "32"]
        let outcome = try runMien(["data", "pack", pictures, "--to", pack] + form)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try inspect(pack)
        #expect(answer["channels"].number == 3 && answer["height"].number == 32)
        let told = try runMien(["data", "inspect", pictures, "--json"] + form)
        #expect(try JSON(told.output)["fingerprint"] == answer["fingerprint"])
        for command in [["stats", pictures], ["convert", pictures, "--to", folder + "/copy"]] {
          let outcome = try runMien(["data"] + command + form)
          #expect(outcome.status == 0, "\(outcome.errors)")
        }
        #expect(try inspect(folder + "/copy", "--channels", "3")["channels"].number == 3)
      }
    }
  #endif

  @Test func sameSeedDrawsTheSameFile() throws {
    try withTemporaryFolder { folder in
      for (name, seed) in [("a", "4"), ("b", "4"), ("c", "5")] {
        try perform(
          "data", "synthesize", "--count", "14", "--seed", seed, "--out", "\(folder)/\(name).csv.gz"
        )
      }
      let first = try bytes("\(folder)/a.csv.gz")
      #expect(try bytes("\(folder)/b.csv.gz") == first)
      #expect(try bytes("\(folder)/c.csv.gz") != first)
    }
  }

  @Test(arguments: ["x.parquet", "out.json", "out.csv.bz2", "x.txt"])
  func endingsOfNoFormAreRefused(name: String) throws {
    try withTemporaryFolder { folder in
      let commands = [
        ["convert", try Workshop.faces(), "--to"], ["synthesize", "--count", "7", "--out"],
        ["synthesize", "--count", "7", "--layout", "fer-tiny", "--out"],
      ]
      for command in commands {
        let outcome = try runMien(["data"] + command + ["\(folder)/\(name)"])
        #expect(outcome.status == 2 && outcome.told.count == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains(".csv, .csv.gz, .csv.xz and .safetensors"))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      #if Vision
        try perform("data", "synthesize", "--count", "7", "--out", "\(folder)/\(name)/")
        #expect(FileKind(at: "\(folder)/\(name)") == .folder)
      #endif
    }
  }

  @Test func badRowIsNamedAndMayBeLeftOut() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/bad.csv"
      try perform("data", "synthesize", "--count", "14", "--out", path)
      var lines = try text(path).split(separator: "\n").map(String.init)
      lines[5] = lines[5].replacingOccurrences(of: ",Training", with: " 12,Training")
      lines[9] = "9" + lines[9].dropFirst()
      try AtomicFile.write(lines.joined(separator: "\n") + "\n", to: path)

      for command in [["inspect"], ["stats"], ["convert"], ["pack"]] {
        let target = command == ["convert"] ? "/out.csv" : "/out.safetensors"
        let options =
          ["convert", "pack"].contains(command[0]) ? ["--to", folder + target] : ["--json"]
        let outcome = try runMien(["data"] + command + [path] + options)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.told.count == 1)
        #expect(outcome.told[0].contains("\(path) row 6: 2305 pixel values where 2304"))
        #expect(outcome.told[0].contains("--skip-bad"))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["bad.csv"])

      let outcome = try runMien(["data", "inspect", path, "--json", "--skip-bad"])
      #expect(outcome.status == 0)
      let answer = try JSON(outcome.output)
      #expect(answer["skipped"].number == 2 && answer["count"].number == 12)
      #expect(outcome.errors.contains("\(path) row 6") && outcome.errors.contains("row 10"))
      // From the cache the count is the same.
      #expect(try inspect(path, "--skip-bad")["skipped"].number == 2)
    }
  }

  @Test func parsedDataAreKeptInTheCacheFolder() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/faces.csv"
      try perform("data", "synthesize", "--count", "7", "--out", path)
      let environment = ["XDG_CACHE_HOME": folder + "/cache"]
      let first = try runMien(["data", "inspect", path, "--json"], environment: environment)
      let kept = try FileManager.default.contentsOfDirectory(
        atPath: folder + "/cache/mien/datasets")
      #expect(kept.count == 1 && kept[0].hasPrefix("faces_csv-"))
      let second = try runMien(["data", "inspect", path, "--json"], environment: environment)
      #expect(first.status == 0 && second.output == first.output)
    }
  }
}

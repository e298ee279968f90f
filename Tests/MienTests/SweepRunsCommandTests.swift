#if Training
  import Foundation
  import MienCore
  import TestSupport
  import Testing

  /// `mien runs` on the run that all tests share.
  @Suite struct RunsCommandTests {
    /// The shared run, a copy with another recipe, and a damaged one.
    private func withRuns(_ body: (String) throws -> Void) throws {
      try withTemporaryFolder { folder in
        for name in ["first", "second", "broken"] {
          try FileManager.default.copyItem(
            atPath: try Workshop.run(), toPath: "\(folder)/\(name)")
        }
        let path = folder + "/second/recipe.yaml"
        let other = try text(path).replacingOccurrences(of: "lr: 0.001", with: "lr: 0.005")
        try Data(other.utf8).write(to: URL(fileURLWithPath: path))
        try Data("{".utf8).write(to: URL(fileURLWithPath: folder + "/broken/run.json"))
        try body(folder)
      }
    }

    @Test func runsAreListed() throws {
      try withRuns { folder in
        let outcome = try runMien(["runs", "list", folder])
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 5 && lines[0].hasPrefix("run "))
        #expect(lines[2].contains("/broken") && lines[2].contains("damaged: "))
        #expect(lines[2].contains("run.json cannot be read"))
        #expect(lines[3].contains("/first") && lines[3].contains("  li  "))
        #expect(lines[3].contains(" 2/2 ") && lines[3].hasSuffix("complete"))
        let rows = try JSON(perform("runs", "list", folder, "--json").output).elements
        #expect(rows.map { $0["state"].text } == ["damaged", "complete", "complete"])
        #expect(rows[1]["best"]["validation_accuracy"].number > 0)
        let nothing = try runMien(["runs", "list", folder + "/first/events"])
        #expect(nothing.status == 0 && nothing.output.isEmpty && nothing.told.count == 1)
      }
    }

    @Test func runIsShown() throws {
      try withRuns { folder in
        let output = try perform("runs", "show", folder + "/first").output
        for word in ["complete, 2 of 2 epochs", "libtorch", "--set", "optimizer:", "best"] {
          #expect(output.contains(word), "\(word)")
        }
        let answer = try JSON(perform("runs", "show", folder + "/first", "--json").output)
        #expect(answer["epochs"].elements.count == 2 && answer["seconds"].elements.count == 2)
        #expect(answer["recipe"]["optimizer"]["lr"].number == 0.001)
        #expect(answer["provenance"]["seed"].number == 1)
        let broken = try runMien(["runs", "show", folder + "/broken"])
        #expect(broken.status == 1 && broken.told.count == 1 && broken.output.isEmpty)
      }
    }

    @Test func runsAreCompared() throws {
      try withRuns { folder in
        let runs = [folder + "/first", folder + "/second"]
        let outcome = try runMien(["runs", "compare"] + runs + ["--report", folder + "/page"])
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines[0].contains("first") && lines[0].contains("second"))
        let difference = try #require(lines.first { $0.hasPrefix("optimizer.lr") })
        #expect(difference.split(separator: " ").suffix(2) == ["0.001", "0.005"])
        let page = try text(folder + "/page/report.html")
        #expect(page.contains("Validation accuracy") && page.contains("optimizer.lr"))
        expectNothingIsLoaded(by: page)
        let answer = try JSON(runMien(["runs", "compare"] + runs + ["--json"]).output)
        #expect(answer["recipe_differences"].elements.map { $0["key"].text } == ["optimizer.lr"])
        #expect(answer["runs"].elements.count == 2)
        #expect(!answer["remarks"].elements.contains { $0.text?.contains("judged") == true })
        let other = folder + "/other"
        try FileManager.default.copyItem(atPath: runs[0], toPath: other)
        let record = try text(other + "/run.json")
        let fingerprint = try #require(try JSON(record)["validation_fingerprint"].text)
        try AtomicFile.write(
          record.replacing(fingerprint, with: String(fingerprint.reversed())),
          to: other + "/run.json")
        let unlike = try runMien(["runs", "compare", runs[0], other])
        #expect(unlike.errors.contains("were judged on different pictures or labels"))
        let alone = try runMien(["runs", "compare", runs[0]])
        #expect(alone.status == 2)
        let same = try runMien(["runs", "compare", runs[0], runs[0]])
        #expect(same.output.contains("all runs have the same recipe"))
      }
    }
  }
#endif

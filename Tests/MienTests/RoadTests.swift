#if Training
  import Foundation
  import MienData
  import TestSupport
  import Testing

  /// From faces to a trained run, its evaluation, its model, and answers about pictures.
  @Suite struct RoadTests {
    @Test func runLeavesEveryFile() throws {
      let run = try Workshop.run()
      let files = Set(try FileManager.default.contentsOfDirectory(atPath: run))
      #expect(
        files.isSuperset(of: [
          "best.safetensors", "events", "last.safetensors", "metrics.jsonl", "recipe.yaml",
          "report.html", "report.json", "run.json", "timing.jsonl",
        ]))
      #expect(!files.contains { $0.contains("partial") })
      #expect(try FileManager.default.contentsOfDirectory(atPath: run + "/events").count == 1)

      let rows = try text(run + "/metrics.jsonl").split(separator: "\n").map {
        try JSON(String($0))
      }
      #expect(rows.map { $0["epoch"].number } == [1, 2])
      #expect(
        rows[0].keys == [
          "epoch", "learning_rate", "train_loss", "train_accuracy", "validation_loss",
          "validation_accuracy", "validation_macro_f1",
        ])
      let record = try JSON(text(run + "/run.json"))
      #expect(record["seed"].number == 1 && record["threads"].number == 1)
      #expect(record["command"].text?.hasPrefix("mien train \(Workshop.recipe) --data ") == true)
      let recipe = try text(run + "/recipe.yaml")
      #expect(recipe.contains("epochs: 2") && recipe.contains("batch_size: 32"))

      let answer = try JSON(Workshop.trainAnswer())
      #expect(answer.keys == ["run", "outcome", "epochs", "best"])
      #expect(answer["run"].text == run && answer["outcome"].text == "finished")
      #expect(rows.contains(answer["best"]))
    }

    /// A GPU machine may have the program alone.
    @Test func trainingWithoutPlotlyIsDoneAndItsReportFollows() throws {
      try withTemporaryFolder { folder in
        let run = folder + "/run"
        let train =
          ["train", Workshop.recipe, "--data", try Workshop.faces(), "--out", run] + Workshop.quick
        let first = try runMien(train, environment: ["MIEN_SHARE": folder])
        #expect(first.status == 0)
        #expect(first.errors.contains("mien: warning: no report was written: plotly.min.js was"))
        #expect(first.errors.contains("--resume writes it"))
        #expect(FileManager.default.fileExists(atPath: run + "/best.safetensors"))
        #expect(!FileManager.default.fileExists(atPath: run + "/report.html"))
        let second = try runMien(train + ["--resume"])
        #expect(second.status == 0)
        #expect(FileManager.default.fileExists(atPath: run + "/report.html"))
      }
    }

    @Test func reportLoadsNothing() throws {
      let page = try text(Workshop.run() + "/report.html")
      #expect(page.contains("Confusion") && page.contains("PublicTest"))
      expectNothingIsLoaded(by: page)
    }

    @Test func evaluationKeepsItsContract() throws {
      let run = try Workshop.run()
      let outcome = try perform("evaluate", run, "--data", try Workshop.faces(), "--json")
      let answer = try JSON(outcome.output)
      // Scripts rely on these keys; others may come and go.
      #expect(
        answer.keys.isSuperset(of: [
          "model", "split", "count", "accuracy", "macro_f1", "per_class", "confusion",
        ]))
      #expect(answer["model"].text == run)
      #expect(answer["split"].text == "PublicTest" && answer["count"].number == 40)
      let classes = answer["per_class"].elements
      #expect(classes.map { $0["label"].text } == LabelSet.fer2013.names)
      for row in classes {
        #expect(row.keys == ["label", "precision", "recall", "f1", "support"])
        for key in ["precision", "recall", "f1"] { #expect((0...1).contains(row[key].number)) }
      }
      let confusion = answer["confusion"].elements.map { $0.elements.map(\.number) }
      #expect(confusion.count == 7 && confusion.allSatisfy { $0.count == 7 })
      #expect(confusion.map { $0.reduce(0, +) } == classes.map { $0["support"].number })
      let correct = (0..<7).reduce(0.0) { $0 + confusion[$1][$1] }
      #expect(abs(answer["accuracy"].number - correct / 40) < 1e-12)
      let macro = classes.reduce(0.0) { $0 + $1["f1"].number } / 7
      #expect(abs(answer["macro_f1"].number - macro) < 1e-12)
      // The validation figures of the training are these.
      let best = try JSON(Workshop.trainAnswer())["best"]
      #expect(abs(best["validation_accuracy"].number - correct / 40) < 1e-12)
      #expect(abs(best["validation_macro_f1"].number - macro) < 1e-12)
    }

    @Test func evaluationWritesItsReportWhereItIsTold() throws {
      try withTemporaryFolder { folder in
        let outcome = try perform(
          "evaluate", try Workshop.run(), "--data", try Workshop.faces(), "--split", "privatetest",
          "--report", folder + "/report")
        #expect(outcome.output.contains("PrivateTest (40 pictures)"))
        #expect(outcome.output.contains("surprise"))
        #expect(
          try FileManager.default.contentsOfDirectory(atPath: folder + "/report").sorted() == [
            "report.html", "report.json",
          ])
        expectNothingIsLoaded(by: try text(folder + "/report/report.html"))
        #expect(try JSON(text(folder + "/report/report.json"))["split"].text == "PrivateTest")
      }
    }

    /// Several views give another answer, and what one alone gives stands beside it.
    @Test func evaluationAveragesCrops() throws {
      try withTemporaryFolder { folder in
        let (run, faces) = (try Workshop.run(), try Workshop.faces())
        func answer(_ crops: String) throws -> (JSON, String) {
          let file = "\(folder)/\(crops).csv"
          let outcome = try perform(
            "evaluate", run, "--data", faces, "--crops", crops, "--json", "--probabilities", file)
          return (try JSON(outcome.output), try text(file))
        }
        let (single, alone) = try answer("single")
        #expect(single["crops"].text == "single")
        for crops in ["flip", "ten"] {
          let (several, file) = try answer(crops)
          #expect(several["crops"].text == crops)
          #expect(several["single_crop_accuracy"].number == single["accuracy"].number)
          #expect(file != alone)
        }
        #expect(
          try perform("evaluate", run, "--data", faces, "--crops", "ten").output.contains(
            "ten crops, one alone has accuracy"))
        let refusal = try runMien(["evaluate", run, "--data", faces, "--crops", "eleven"])
        #expect(refusal.status == 2)
      }
    }

    /// Pictures without labels have answers and no figures; what cannot be done is refused, not left out.
    @Test func withoutLabelsThereAreAnswersAlone() throws {
      try withTemporaryFolder { folder in
        let (data, answers) = (folder + "/test.csv", folder + "/answers.csv")
        let row = [String](repeating: "128", count: 48 * 48).joined(separator: " ")
        try "pixels\n\(row)\n\(row)\n".write(toFile: data, atomically: true, encoding: .utf8)
        let command = ["evaluate", try Workshop.run(), "--data", data, "--split", "Test"]
        for options in [
          ["--json"], ["--report", folder + "/r"], ["--probabilities", folder + "/p"],
        ] {
          let outcome = try runMien(command + ["--answers", answers] + options)
          #expect(outcome.status == 2 && outcome.output.isEmpty)
          #expect(outcome.told.count == 1)
          #expect(outcome.errors.contains("no labelled pictures"))
          #expect(outcome.errors.contains("\(options[0]) does not"), "\(outcome.errors)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["test.csv"])
        #expect(try runMien(command).status == 2)
        let outcome = try runMien(command + ["--answers", answers])
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
        #expect(try text(answers).split(separator: "\n").count == 3)
      }
    }

    /// The temperature is fitted on the split that chose the network, in no other data set.
    @Test func temperatureIsFittedOnTheRunsOwnData() throws {
      try withTemporaryFolder { folder in
        let (run, model) = (try Workshop.run(), folder + "/model.onnx")
        let (others, bad) = (folder + "/others.safetensors", folder + "/bad.csv")
        try perform("data", "synthesize", "--count", "70", "--seed", "8", "--out", others)
        let refusal = try runMien(["export", run, "--to", model, "--calibrate", others])
        #expect(refusal.status == 2 && refusal.told.count == 1)
        #expect(refusal.errors.contains("was trained on other data than \(others)"))
        let idle = try runMien(["export", run, "--to", model, "--size", "48"])
        #expect(idle.status == 2 && idle.errors.contains("--calibrate"))

        // The run's faces in another form, with a bad row among them.
        try perform("data", "convert", try Workshop.faces(), "--to", bad)
        try (text(bad) + "9,1,Training\n").write(toFile: bad, atomically: true, encoding: .utf8)
        let export = ["export", run, "--to", model, "--calibrate", bad]
        #expect(try runMien(export).status == 1)
        #expect(!FileManager.default.fileExists(atPath: model))
        let outcome = try runMien(export + ["--skip-bad"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("on PublicTest: calibration error"))
      }
    }

    @Test func runIsNotOverwritten() throws {
      let run = try Workshop.run()
      let before = try bytes(run + "/last.safetensors")
      let outcome = try runMien(
        ["train", Workshop.recipe, "--data", try Workshop.faces(), "--out", run] + Workshop.quick)
      #expect(outcome.status == 2 && outcome.told.count == 1)
      #expect(outcome.errors.contains("\(run) holds a run already; go on with --resume"))
      #expect(try bytes(run + "/last.safetensors") == before)
    }

    /// A sweep's folder or a data set's is none; what a start that was killed left is no hindrance.
    @Test func runsBeginInFoldersOfTheirOwn() throws {
      try withTemporaryFolder { folder in
        let train = ["train", Workshop.recipe, "--data", folder + "/nothing", "--out", folder]
        for name in [".lock", "run.json", "recipe.yaml.17.abc.partial"] {
          try Data().write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        let allowed = try runMien(train)
        #expect(allowed.status == 1 && allowed.errors.contains("there is no file or folder"))
        try Data().write(to: URL(fileURLWithPath: folder + "/sweep.sqlite"))
        let refused = try runMien(train)
        #expect(refused.status == 2 && refused.told.count == 1)
        #expect(refused.errors.contains("\(folder) holds sweep.sqlite and no run"))
      }
    }

    @Test func modelsAreListed() throws {
      let outcome = try perform("models")
      #expect(outcome.output.contains("li ") && outcome.output.contains("1,199,495"))
    }

    /// Probabilities by the picture's place in the data set.
    private func probabilities(_ path: String) throws -> [Int: [Double]] {
      let lines = try text(path).split(separator: "\n")
      #expect(lines[0] == "row,label,angry,disgust,fear,happy,sad,surprise,neutral")
      var rows: [Int: [Double]] = [:]
      for line in lines.dropFirst() {
        let fields = line.split(separator: ",")
        let row = try #require(Int(fields[0]))
        rows[row] = try fields.dropFirst(2).map { try #require(Double($0)) }
      }
      return rows
    }

    #if Vision
      @Test func bothEnginesAgree() throws {
        try withTemporaryFolder { folder in
          let faces = try Workshop.faces()
          let (run, exported) = (try Workshop.run(), try Workshop.model())
          var answers: [JSON] = []
          for (model, name) in [(run, "run"), (exported, "model")] {
            let outcome = try perform(
              "evaluate", model, "--data", faces, "--split", "PrivateTest", "--json",
              "--probabilities", "\(folder)/\(name).csv")
            answers.append(try JSON(outcome.output))
          }
          for key in ["split", "count", "accuracy", "macro_f1", "per_class", "confusion"] {
            #expect(answers[0][key] == answers[1][key], "\(key)")
          }
          #expect(answers[1]["model"].text == exported)
          let torch = try probabilities(folder + "/run.csv")
          let openVINO = try probabilities(folder + "/model.csv")
          #expect(torch.keys.sorted() == Array(360..<400) && openVINO.count == 40)
          for (row, values) in torch {
            let others = try #require(openVINO[row])
            #expect(values.count == 7 && others.count == 7)
            #expect(abs(values.reduce(0, +) - 1) < 1e-5)
            #expect(zip(values, others).allSatisfy { abs($0 - $1) < 1e-4 }, "row \(row)")
          }
        }
      }

      @Test func bothEnginesAverageTheSameCrops() throws {
        try withTemporaryFolder { folder in
          let faces = try Workshop.faces()
          for (model, name) in [(try Workshop.run(), "run"), (try Workshop.model(), "model")] {
            try perform(
              "evaluate", model, "--data", faces, "--split", "PrivateTest", "--crops", "ten",
              "--probabilities", "\(folder)/\(name).csv")
          }
          let openVINO = try probabilities(folder + "/model.csv")
          for (row, values) in try probabilities(folder + "/run.csv") {
            // The engines enlarge the crops each in its own way.
            #expect(zip(values, try #require(openVINO[row])).allSatisfy { abs($0 - $1) < 0.05 })
          }
        }
      }

      @Test func exportCalibratesAndHalves() throws {
        try withTemporaryFolder { folder in
          let (run, faces) = (try Workshop.run(), try Workshop.faces())
          let file = folder + "/half.onnx"
          let told = try perform("export", run, "--to", file, "--half", "--calibrate", faces)
          #expect(told.errors.contains("on PublicTest: calibration error"))
          #expect(told.errors.contains("before, "))
          let whole = try bytes(Workshop.model()).count
          #expect(try bytes(file).count < whole * 6 / 10)
          let answers = try [file, Workshop.model()].map {
            try JSON(perform("evaluate", $0, "--data", faces, "--json").output)
          }
          #expect(
            answers[0]["expected_calibration_error"] != answers[1]["expected_calibration_error"])
          // Neither the temperature nor half of the bits moves more than a face or two.
          #expect(abs(answers[0]["accuracy"].number - answers[1]["accuracy"].number) <= 0.05)
        }
      }

      @Test func exportAveragesNetworksThatAreAlike() throws {
        try withTemporaryFolder { folder in
          let (run, faces, file) = (try Workshop.run(), try Workshop.faces(), folder + "/mean.onnx")
          let same = ["export", run, "--to", file, "--average", try Workshop.model()]
          #expect(try runMien(same + ["--share", "0.25"]).status == 0)
          let written = try Data(contentsOf: URL(fileURLWithPath: file))
          #expect(written.range(of: Data("0.25 of \(try Workshop.model())".utf8)) != nil)
          let answers = try [file, Workshop.model()].map {
            try JSON(perform("evaluate", $0, "--data", faces, "--json").output)
          }
          #expect(answers[0]["accuracy"] == answers[1]["accuracy"], "a network and itself")

          let refusal = try runMien([
            "export", run, "--to", file + ".onnx", "--average", "mien_base",
          ])
          #expect(refusal.status == 2 && refusal.told.count == 1)
          #expect(refusal.errors.contains("average: mien_base is mien_base, stem auto, for angry"))
          let missing = try runMien(["export", run, "--to", file, "--average", folder + "/none"])
          #expect(missing.status == 2 && missing.errors.contains("average: there is no"))
          #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["mean.onnx"])
        }
      }

      @Test func shippedClassifierLearnsOnAndTeaches() throws {
        try withTemporaryFolder { folder in
          let outcome = try perform(
            "train", "\(Workshop.package)/Recipes/mien-small.yaml", "--data", try Workshop.faces(),
            "--out", "\(folder)/run", "--threads", "1", "--device", "cpu",
            "--set", "training.epochs=1", "--set", "transfer.from=mien_small",
            "--set", "transfer.head=keep", "--set", "distillation.from=mien_small, mien_base",
            "--set", "distillation.answers=kept")
          #expect(outcome.errors.contains(/starting from mien_small: \d+ loaded\n/))
          let recipe = try text("\(folder)/run/recipe.yaml")
          #expect(recipe.contains("from: mien_small\n"))
          #expect(recipe.contains("from: mien_small, mien_base\n"))
        }
      }

      /// The pictures of a folder, shown as faces, get the answers that the data set gets.
      @Test func picturesGetTheAnswersOfTheirRows() throws {
        try withTemporaryFolder { folder in
          let (faces, model) = (try Workshop.faces(), try Workshop.model())
          try perform("data", "convert", faces, "--to", folder + "/faces")
          try perform(
            "evaluate", model, "--data", faces, "--split", "PrivateTest", "--json",
            "--probabilities", folder + "/model.csv")
          let expected = try probabilities(folder + "/model.csv")
          let happy = folder + "/faces/PrivateTest/happy"
          let names = try FileManager.default.contentsOfDirectory(atPath: happy).sorted()
          let images = names.prefix(3).map { "\(happy)/\($0)" }
          #expect(images.count == 3)

          let outcome = try runMien(
            ["predict", "--model", model, "--no-detect", "--json"] + images)
          #expect(outcome.status == 0, "\(outcome.errors)")
          let answers = try JSON(outcome.output).elements
          #expect(answers.map { $0["image"].text } == images)
          for (answer, name) in zip(answers, names) {
            #expect(answer.keys == ["image", "faces"])
            try #require(answer["faces"].elements.count == 1)
            let face = answer["faces"].elements[0]
            #expect(face.keys == ["box", "score", "landmarks", "emotions", "top"])
            #expect(face["box"].elements.map(\.number) == [0, 0, 48, 48])
            #expect(face["landmarks"] == .array([]))
            let row = try #require(Int(name.dropLast(".png".count)))
            let want = try #require(expected[row])
            let got = LabelSet.fer2013.names.map { face["emotions"][$0].number }
            #expect(zip(got, want).allSatisfy { abs($0 - $1) < 1e-4 }, "\(got), not \(want)")
            let top = try #require(got.indices.max { got[$0] < got[$1] })
            #expect(face["top"].text == LabelSet.fer2013.names[top])
          }
          let words = try runMien(["predict", "--model", model, "--no-detect", images[0]])
          #expect(words.status == 0 && words.output.hasPrefix("\(images[0]): face at 0,0 48x48: "))
        }
      }
    #endif
  }
#endif

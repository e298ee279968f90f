#if Vision
  import Foundation
  import MienCore
  import TestSupport
  import Testing

  /// `mien predict` on folders, lists and broken pictures, with networks and pictures of the other
  /// tests' golden files.
  @Suite struct PredictTests {
    private static let golden = Workshop.package + "/Tests/MienVisionTests/Golden"
    private static let pictures = Workshop.package + "/Tests/MienImageTests/Golden"
    private static let model = ["--no-detect", "--model", golden + "/grey.onnx"]

    private static let labels = ["angry", "happy", "neutral"]

    /// A folder `in` of pictures, some of them in folders inside, one of them broken.
    private func withPictures(_ body: (_ folder: String) throws -> Void) throws {
      try withTemporaryFolder { folder in
        func place(_ source: String, _ name: String) throws {
          let path = "\(folder)/in/\(name)"
          try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true)
          try FileManager.default.copyItem(atPath: "\(Self.pictures)/\(source)", toPath: path)
        }
        try place("colour.png", "b/one.PNG")
        try place("cmyk.jpg", "b/one.jpg")
        try place("grey16.png", "c.png")
        try place("colour.avif", "a.avif")
        try place("colour.png", ".hidden/x.png")
        try AtomicFile.write("no picture", to: folder + "/in/b/broken.webp")
        try AtomicFile.write("no picture", to: folder + "/in/notes.md")
        try body(folder)
      }
    }

    private func predict(_ arguments: String...) throws -> MienProgram.Outcome {
      try runMien(["predict"] + Self.model + arguments)
    }

    @Test func aFolderIsReadInOrderAndABrokenPictureStopsNothing() throws {
      try withPictures { folder in
        let outcome = try predict(folder + "/in", "--json", "--workers", "3")
        #expect(outcome.status == 0)
        let answers = try JSON(outcome.output).elements
        let names = answers.map { $0["image"].text?.replacing(folder + "/in/", with: "") }
        #expect(names == ["a.avif", "b/broken.webp", "b/one.PNG", "b/one.jpg", "c.png"])
        for (index, answer) in answers.enumerated() {
          guard index == 1 else {
            #expect(answer.keys == ["image", "faces"])
            #expect(answer["faces"].elements.count == 1)
            #expect(answer["faces"].elements[0]["emotions"].keys == Set(Self.labels))
            continue
          }
          #expect(answer["error"].text?.contains("not a JPEG") == true)
          #expect(answer["faces"].elements.isEmpty)
        }
        #expect(outcome.told.count == 2, "\(outcome.errors)")
        #expect(outcome.told[0].hasPrefix("mien: error: \(folder)/in/b/broken.webp: "))
        #expect(outcome.told[1].hasPrefix("5 pictures, 4 faces, 1 could not be read; "))
      }
    }

    @Test func whereNothingCouldBeReadTheExitCodeSaysSo() throws {
      try withPictures { folder in
        let outcome = try predict(folder + "/in/b/broken.webp", "/nowhere.png", "--ndjson")
        #expect(outcome.status == 1)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines { #expect(try JSON(String(line))["error"].text != nil) }
      }
    }

    @Test func listsNameTheirPictures() throws {
      try withPictures { folder in
        let list = folder + "/list.txt"
        try AtomicFile.write("\(folder)/in/c.png\r\n\n\(folder)/in/a.avif\n", to: list)
        let outcome = try predict(list, folder + "/in/b/one.jpg", "--csv")
        let rows = outcome.output.split(separator: "\n").map { $0.split(separator: ",") }
        #expect(outcome.status == 0 && rows.count == 4)
        #expect(rows[0].suffix(4) == ["angry", "happy", "neutral", "error"])
        #expect(
          rows.dropFirst().map { String($0[0]) }
            == ["c.png", "a.avif", "b/one.jpg"].map { "\(folder)/in/\($0)" })
        for row in rows.dropFirst() {
          #expect(abs(row.suffix(3).reduce(0) { $0 + (Double($1) ?? .nan) } - 1) < 1e-5)
        }
      }
    }

    @Test func foldersAndListsWithoutPicturesAreTold() throws {
      try withTemporaryFolder { folder in
        let empty = try predict(folder)
        #expect(empty.status == 1 && empty.output.isEmpty)
        #expect(empty.errors.contains("no pictures in this folder (.avif, .gif"))
        for bytes in [Data(), Data([0xFF, 0x00]), Data("a\0b".utf8)] {
          try bytes.write(to: URL(fileURLWithPath: folder + "/list.txt"))
          let outcome = try predict(folder + "/list.txt")
          #expect(outcome.status == 1 && outcome.told.count == 1, "\(outcome.errors)")
          #expect(outcome.errors.contains("list.txt: "))
        }
        #expect(try predict(folder + "/none.txt").errors.contains("No such file"))
      }
    }

    /// Beside a picture they are entries with an error, in the order of the arguments.
    @Test func argumentsWithoutPicturesStopNothing() throws {
      try withPictures { folder in
        let (empty, list) = (folder + "/empty", folder + "/none.txt")
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
        let picture = folder + "/in/c.png"
        let outcome = try predict(empty, picture, list, "--json", "--annotate", folder + "/out")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answers = try JSON(outcome.output).elements
        #expect(answers.map { $0["image"].text } == [empty, picture, list])
        try #require(answers.count == 3)
        #expect(answers[0]["error"].text?.contains("no pictures in this folder") == true)
        #expect(answers[1].keys == ["image", "faces"])
        #expect(answers[2]["error"].text?.contains("No such file") == true)
        #expect(outcome.errors.contains("3 pictures, 1 faces, 2 could not be read"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/out") == ["c.png"])
      }
    }

    @Test func copiesKeepTheirPlaceAndAName() throws {
      try withPictures { folder in
        let outcome = try predict(
          folder + "/in", folder + "/in/c.png", "--annotate", folder + "/out")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let copies = try FileManager.default.subpathsOfDirectory(atPath: folder + "/out")
        #expect(
          copies.filter { $0.hasSuffix(".png") }.sorted()
            == ["a.png", "b/one-2.png", "b/one.png", "c-2.png", "c.png"])
      }
    }

    @Test func copiesNeverReplaceTheirPictures() throws {
      try withPictures { folder in
        func bytes() throws -> Data {
          try Data(contentsOf: URL(fileURLWithPath: folder + "/in/c.png"))
        }
        let before = try bytes()
        for target in ["/in", "/in/b/..", "/link"] {
          if target == "/link" {
            try FileManager.default.createSymbolicLink(
              atPath: folder + target, withDestinationPath: folder + "/in")
          }
          let outcome = try predict(folder + "/in", "--annotate", folder + target)
          #expect(outcome.status == 2 && outcome.output.isEmpty, "\(target)")
          #expect(outcome.errors.contains("which is to be read; choose another folder"))
        }
        #expect(try bytes() == before)
      }
    }

    /// Another program's network, channels last and described in YAML.
    @Test func foreignModelsAnswer() throws {
      let outcome = try runMien([
        "predict", Self.pictures + "/colour.png", "--no-detect", "--json",
        "--model", Self.golden + "/foreign.onnx",
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let faces = try JSON(outcome.output).elements.first?["faces"].elements
      #expect(faces?.first?["emotions"].keys == ["smile", "frown"])
    }

    @Test func peersShapesArePrinted() throws {
      let picture = Self.pictures + "/colour.png"
      let fer = try JSON(try predict(picture, "--format", "fer").output)
      #expect(fer.elements.first?.keys == ["box", "emotions"])
      #expect(fer.elements.first?["box"].elements.map(\.number) == [0, 0, 24, 16])
      let deepface = try JSON(try predict(picture, "--format", "deepface", "--json").output)
      let face = try #require(deepface.elements.first?.elements.first)
      #expect(face.keys == ["emotion", "dominant_emotion", "region", "face_confidence"])
      let sum = Self.labels.reduce(0) { $0 + face["emotion"][$1].number }
      #expect(abs(sum - 100) < 0.001)
    }

    @Test(arguments: [
      "--json --csv", "--format fer --csv", "--format fer --top 2", "--top 0", "--workers 0",
      "--format other", "--threshold 1",
    ])
    func requestsThatMakeNoSenseAreRefused(arguments: String) throws {
      let outcome = try runMien(
        ["predict", "x.png"] + arguments.split(separator: " ").map(String.init))
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.errors)")
    }

    @Test(arguments: [
      ("--margin -1", "--margin is -1.0; it must lie between -0.5 and 4"),
      ("--temperature=0", "--temperature is 0.0; it must lie between 0.01 and 100"),
      ("--smallest-face=-1", "--smallest-face is -1.0; it must be a number from 0"),
      ("--smallest-face=inf", "--smallest-face is inf; it must be a number from 0"),
    ])
    func numbersOutOfTheirRangeAreTold(arguments: String, sentence: String) throws {
      let outcome = try runMien(
        ["predict", "x.png"] + arguments.split(separator: " ").map(String.init))
      #expect(outcome.status == 2 && outcome.errors.contains(sentence), "\(outcome.errors)")
    }

    @Test func negativeMarginsAreTaken() throws {
      let outcome = try predict(Self.pictures + "/colour.png", "--no-detect", "--margin", "-0.2")
      #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func foldersThatCannotBeReadAreNamed() throws {
      try withPictures { folder in
        let closed = folder + "/in/b"
        chmod(closed, 0)
        defer { chmod(closed, 0o755) }
        let outcome = try predict(folder + "/in")
        #expect(
          outcome.status == 0 && outcome.errors.contains("\(closed): the folder cannot be read"))
      }
    }
  }
#endif

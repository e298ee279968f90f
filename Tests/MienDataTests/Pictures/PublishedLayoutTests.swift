#if Vision
  import Foundation
  import MienCore
  import MienImage
  import Testing

  @testable import MienData

  @Suite struct PublishedLayoutTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func picture(_ path: String, grey: UInt8 = 7, side: Int = 8) throws {
      let pixels = [UInt8](repeating: grey, count: side * side)
      let image = Image(width: side, height: side, channels: 1, pixels: pixels)
      _ = try folder.file(path, image.encoded(as: .png))
    }

    private func open(skipBad: Bool = false, _ warnings: Warnings? = nil) throws -> FaceDataset {
      try FaceDataset.open(
        folder.path, options: .withoutCache(skipBad: skipBad, warnings: warnings))
    }

    // AffectNet-HQ

    @Test func labelsCsvWinsOverTheFolderAndItIsSaid() throws {
      try picture("anger/1.png", grey: 1)
      try picture("anger/2.png", grey: 2)
      try picture("contempt/3.png", grey: 3)
      try picture("contempt/4.png", grey: 4)
      _ = try folder.file(
        "labels.csv",
        ",pth,label,relFCs\n0,contempt/3.png,contempt,0.8\n1,\"anger/1.png\",happy,0.7\n"
          + "2,./anger/2.png,anger,0.9\n")
      let warnings = Warnings()
      let dataset = try open(warnings)
      #expect(dataset.layout == "AffectNet-HQ, labels.csv")
      #expect(dataset.labels.names == ["angry", "happy", "contempt"])
      #expect(dataset.labelIndices == [2, 1, 0])
      #expect((0..<3).map { dataset.picture($0)[0] } == [3, 1, 2])
      #expect(dataset.splitNames == ["all"])
      #expect(
        warnings.all == [
          "\(folder.path)/labels.csv: 1 of 3 pictures lie in the folder of another class than "
            + "their label; the label counts",
          "\(folder.path)/labels.csv does not name 1 pictures of the folders; left out",
        ])
    }

    @Test func aFolderWithoutAClassNameContradictsNothing() throws {
      try picture("images/1.png")
      _ = try folder.file("labels.csv", "pth,label\nimages/1.png,fear\n")
      let warnings = Warnings()
      #expect(try open(warnings).labels.names == ["fear"])
      #expect(warnings.all.isEmpty)
    }

    /// What row 3 of labels.csv may say, and why it is not believed.
    static let hostileRows = [
      ("../secret.png,happy", "\"../secret.png\" leads out of the folder"),
      ("happy/../../secret.png,happy", "leads out of the folder"),
      ("/etc/passwd,happy", "\"/etc/passwd\" leads out of the folder"),
      ("happy/link.png,happy", "\"happy/link.png\" leads out of the folder through a link"),
      ("away/secret.png,happy", "\"away/secret.png\" leads out of the folder through a link"),
      ("happy/missing.png,happy", "there is no file \"happy/missing.png\""),
      ("happy/1.png\u{0}.jpg,happy", "is no file name"),
      (",happy", "\"\" is no file name"),
      ("./,happy", "\"./\" is no file name"),
      ("happy/1.png,happy", "\"happy/1.png\" is in row 2 already"),
      ("happy/2.png,", "\"\" is no label"),
      ("happy/2.png,a/b", "\"a/b\" is no label"),
      ("happy/2.png", "the columns are not those of the header"),
      ("happy/2.png,happy,3", "the columns are not those of the header"),
      ("\"happy/2.png,happy", "the columns are not those of the header"),
    ]

    @Test(arguments: hostileRows)
    func hostileRowsAreRefused(row: String, reason: String) throws {
      let outside = try TemporaryFolder()
      let secret = try outside.file("secret.png", "x")
      try picture("happy/1.png", grey: 1)
      try picture("happy/2.png", grey: 2)
      try picture("happy/3.png", grey: 3)
      let files = FileManager.default
      try files.createSymbolicLink(
        atPath: "\(folder.path)/happy/link.png", withDestinationPath: secret)
      try files.createSymbolicLink(
        atPath: "\(folder.path)/away", withDestinationPath: outside.path)
      _ = try folder.file(
        "labels.csv", "pth,label\nhappy/1.png,happy\n\(row)\nhappy/3.png,happy\n")
      let error = #expect(throws: MienError.self) { try open() }
      let text = error?.description ?? ""
      #expect(text.hasPrefix("\(folder.path)/labels.csv row 3: "), "\(text)")
      #expect(text.contains(reason), "\(text)")
      #expect(text.hasSuffix("; fix the row or pass --skip-bad"))
      let warnings = Warnings()
      let rest = try open(skipBad: true, warnings)
      #expect(rest.skipped == 1)
      #expect((0..<rest.count).map { rest.picture($0)[0] } == [1, 3])
      #expect(warnings.all.contains { $0.contains(reason) && $0.hasSuffix("; left out") })
    }

    @Test func linksWithinTheFolderAreFollowed() throws {
      try picture("fear/1.png", grey: 9)
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/fear/2.png", withDestinationPath: "1.png")
      _ = try folder.file("labels.csv", "pth,label\nfear/2.png,fear\n")
      #expect(try open().picture(0)[0] == 9)
    }

    @Test func damagedListsAreToldOrOpen() throws {
      for index in 0..<4 { try picture("happy/\(index).png") }
      let list = "pth,label\n" + (0..<4).map { "happy/\($0).png,happy\n" }.joined()
      var mutator = Mutator(
        seed: 11, words: ["..", "/", "\"", ",", "\n", "\0", "happy", "pth", "\u{FEFF}", "\r"])
      for number in 0..<400 {
        _ = try folder.file("labels.csv", mutator.mutant(of: Array(list.utf8)))
        do {
          #expect(try open(skipBad: number % 2 == 0).count <= 4)
        } catch is MienError {
          // The expected end of a damaged list.
        }
      }
    }

    // RAF-DB

    private func rafDB(_ rows: String, at root: String = "") throws {
      for name in ["train_00001", "train_00002", "test_0001"] {
        try picture("\(root)Image/aligned/\(name)_aligned.jpg", grey: name == "test_0001" ? 9 : 1)
      }
      _ = try folder.file("\(root)EmoLabel/list_patition_label.txt", rows)
    }

    @Test(arguments: ["", "basic/"])
    func rafDBsNumbersAndSplits(root: String) throws {
      try rafDB("test_0001.jpg 1\r\ntrain_00001.jpg 5\r\ntrain_00002.jpg 7\r\n", at: root)
      let dataset = try open()
      #expect(dataset.layout == "RAF-DB")
      #expect(dataset.labels == .fer2013)
      #expect(dataset.splitNames == ["train", "test"])
      #expect(dataset.splitIndices == [0, 0, 1])
      #expect(dataset.labelIndices == [4, 6, 5])
      #expect(dataset.picture(2)[0] == 9)
    }

    @Test(arguments: [
      ("train_00002.jpg 8", "a row is a picture's name and a number of 1 to 7"),
      ("train_00002.jpg 0", "a number of 1 to 7"),
      ("train_00002.jpg", "a number of 1 to 7"),
      ("train_00002.jpg 99999999999999999999", "a number of 1 to 7"),
      ("val_00002.jpg 1", "like train_00001.jpg"),
      ("train_00003.jpg 1", "there is no file \"Image/aligned/train_00003_aligned.jpg\""),
      ("train_/../../../x.jpg 1", "leads out of the folder"),
      ("train_00001.jpg 1", "is in row 1 already"),
    ])
    func rafDBsBadRowsAreNamed(row: String, reason: String) throws {
      try rafDB("train_00001.jpg 5\n\(row)\ntest_0001.jpg 1\n")
      let error = #expect(throws: MienError.self) { try open() }
      let text = error?.description ?? ""
      #expect(text.contains("EmoLabel/list_patition_label.txt row 2: "), "\(text)")
      #expect(text.contains(reason), "\(text)")
      #expect(try open(skipBad: true).count == 2)
    }

    @Test func rafDBsDamagedListsAreToldOrOpen() throws {
      let rows = "train_00001.jpg 5\ntrain_00002.jpg 1\ntest_0001.jpg 3\n"
      try rafDB(rows)
      var mutator = Mutator(
        seed: 12, words: ["..", "/", " ", "\n", "\0", "train_", "9", "\u{2028}"])
      for number in 0..<400 {
        _ = try folder.file(
          "EmoLabel/list_patition_label.txt", mutator.mutant(of: Array(rows.utf8)))
        do {
          #expect(try open(skipBad: number % 2 == 0).count <= 3)
        } catch is MienError {
          // The expected end of a damaged list.
        }
      }
    }

    // CK+48

    @Test func ckPlusIsDividedBySubject() throws {
      for subject in 1...40 {
        for frame in 1...3 {
          for label in subject % 2 == 0 ? ["happy", "contempt"] : ["anger", "sadness"] {
            let number = 100 + subject
            try picture("\(label)/S\(number)_00\(label.count % 10)_0000000\(frame).png")
          }
        }
      }
      let dataset = try open()
      #expect(dataset.layout == "CK+48, by subject")
      #expect(dataset.splitNames == ["Training", "validation", "test"])
      let groups = try #require(dataset.groups)
      let homes = Dictionary(grouping: 0..<dataset.count) { groups[$0] }
      #expect(homes.count == 40)
      for (_, places) in homes {
        #expect(Set(places.map { dataset.splitIndices[$0] }).count == 1)
      }
      let counts = dataset.splitCounts
      #expect((18...30).contains(counts[1]) && (18...30).contains(counts[2]), "\(counts)")
      let path = "\(folder.path)/.pack.safetensors"
      try dataset.writePack(to: path)
      #expect(try FaceDataset.open(path).groups == groups)
      let new = try dataset.selecting(DatasetSelection(testFraction: 0.5, seed: 2))
      #expect(new.splitNames == ["Training", "test"])
    }

    @Test func fewSubjectsOrOtherNamesAreNoCKPlus() throws {
      try picture("happy/S010_004_00000017.png")
      #expect(try open().splitNames == ["all"])
      try picture("happy/S010_004_0000001x.png")
      #expect(try open().groups == nil)
    }

    @Test(arguments: [
      ("a/S010_004_00000017.png", Int32(10)), ("S999_001_12345678.jpg", 999),
      ("S01_004_00000017.png", nil), ("X010_004_00000017.png", nil),
      ("S010_004_00000017", nil), ("S010_004_000000170.png", nil), ("S010-004-00000017.png", nil),
      ("S０10_004_00000017.png", nil),
    ])
    func subjects(path: String, subject: Int32?) {
      #expect(CKPlus.subject(of: path) == subject)
    }

    // FER-Tiny

    @Test(arguments: ["validation", "valid", "val"])
    func thirteenClassesInSplitFolders(validation: String) throws {
      let classes = (0..<13).map { "expression \($0)" }
      for split in ["train", validation, "test"] {
        for name in classes { try picture("\(split)/\(name)/1.png") }
      }
      let dataset = try open()
      #expect(dataset.layout == "split folders")
      #expect(dataset.labels.count == 13)
      #expect(dataset.splitNames == ["train", validation, "test"])
      #expect(dataset.splitCounts == [13, 13, 13])
    }
  }
#endif

#if Vision
  import Foundation
  import MienCore
  import MienImage
  import Testing

  @testable import MienData

  @Suite struct FolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func picture(
      _ path: String, grey: UInt8, side: Int = 48, format: ImageFormat = .png
    ) throws {
      let image = Image(
        width: side, height: side, channels: 1,
        pixels: [UInt8](repeating: grey, count: side * side))
      _ = try folder.file(path, image.encoded(as: format))
    }

    @Test func splitsClassesAndFilesHaveAFixedOrder() throws {
      try picture("test/Happiness/b.png", grey: 4)
      try picture("test/Happiness/a.PNG", grey: 3)
      try picture("train/sad/x.png", grey: 2)
      try picture("train/anger/10.jpg", grey: 1, format: .jpeg(quality: 95))
      try picture("validation/happy/x.png", grey: 5)
      _ = try folder.file("train/sad/.DS_Store", "x")
      _ = try folder.file("train/sad/notes.txt", "x")
      _ = try folder.file("README.md", "x")
      let dataset = try FaceDataset.open(folder.path, options: .withoutCache())
      #expect(dataset.labels.names == ["angry", "happy", "sad"])
      #expect(dataset.splitNames == ["train", "validation", "test"])
      #expect(dataset.splitIndices == [0, 0, 1, 2, 2])
      #expect(dataset.labelIndices == [0, 2, 1, 1, 1])
      #expect((0..<5).map { dataset.picture($0)[0] } == [1, 2, 5, 3, 4])
      #expect(dataset.height == 48 && dataset.width == 48 && dataset.channels == 1)
    }

    @Test func aFlatTreeIsOneSplit() throws {
      try picture("bored/1.png", grey: 1)
      try picture("happy/1.png", grey: 2, side: 96)
      let dataset = try FaceDataset.open(folder.path, options: .withoutCache())
      #expect(dataset.labels.names == ["happy", "bored"])
      #expect(dataset.splitNames == ["all"])
      #expect((0..<2).map { Set(dataset.picture($0)) } == [[2], [1]])
    }

    @Test func aTestSplitMayLackClasses() throws {
      try picture("train/happy/1.png", grey: 1)
      try picture("test/1.png", grey: 2)
      let dataset = try FaceDataset.open(folder.path, options: .withoutCache())
      #expect(dataset.labelIndices == [0, -1])
      #expect(dataset.splitNames == ["train", "test"])
    }

    @Test(arguments: ["train/sad/1.png", "sad/more/1.png"])
    func classesBesideASplitAreRefused(inSplit: String) throws {
      try picture(inSplit, grey: 1)
      try picture("happy/1.png", grey: 2)
      let error = #expect(throws: MienError.self) {
        try FaceDataset.open(folder.path, options: .withoutCache())
      }
      let split = inSplit.split(separator: "/")[0]
      #expect(
        error?.description.contains("the folder happy holds pictures beside the split \(split);")
          == true)
      // What holds no pictures is in nobody's way.
      try FileManager.default.removeItem(atPath: folder.path + "/happy/1.png")
      _ = try folder.file("happy/notes.txt", "x")
      #expect(try FaceDataset.open(folder.path, options: .withoutCache()).count == 1)
    }

    @Test(arguments: [true, false])
    func aLinkThatLeadsNowhereIsABrokenPicture(usesCache: Bool) throws {
      try picture("happy/1.png", grey: 1)
      let link = folder.path + "/happy/2.png"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "gone.png")
      var options = OpenOptions.withoutCache()
      options.usesCache = usesCache
      options.cacheFolder = folder.path + "/.cache"
      let error = #expect(throws: MienError.self) {
        try FaceDataset.open(folder.path, options: options)
      }
      #expect(error?.description.contains(link) == true)
      #expect(error?.description.contains("--skip-bad") == true)
      options.skipBad = true
      for _ in 0..<2 {
        let dataset = try FaceDataset.open(folder.path, options: options)
        #expect(dataset.count == 1 && dataset.skipped == 1)
      }
      // A file that comes to lie there is noticed.
      try picture("happy/gone.png", grey: 3)
      #expect(try FaceDataset.open(folder.path, options: options).count == 3)
    }

    @Test func aBrokenPictureIsNamedOrLeftOut() throws {
      for index in 0..<40 { try picture("happy/\(index + 10).png", grey: UInt8(index)) }
      let broken = try folder.file("happy/27.png", "no picture")
      let truncated = try folder.file(
        "happy/33.png",
        try Data(contentsOf: URL(fileURLWithPath: folder.path + "/happy/34.png"))
          .prefix(60))
      let error = #expect(throws: MienError.self) {
        try FaceDataset.open(folder.path, options: .withoutCache())
      }
      #expect(error?.description.contains(broken) == true, "\(error?.description ?? "")")
      #expect(error?.description.contains("--skip-bad") == true)
      let warnings = Warnings()
      let dataset = try FaceDataset.open(
        folder.path, options: .withoutCache(skipBad: true, warnings: warnings))
      #expect(dataset.skipped == 2)
      #expect(
        (0..<38).map { Int(dataset.picture($0)[7]) } == (0..<40).filter { $0 != 17 && $0 != 23 })
      #expect(warnings.all.count == 2)
      #expect(warnings.all.last?.contains(truncated) == true)
    }

    @Test func theCacheNoticesChangesOfAnyPicture() throws {
      try picture("happy/1.png", grey: 1)
      try picture("sad/1.png", grey: 2)
      var options = OpenOptions()
      options.cacheFolder = folder.path + "/.cache"
      #expect(try FaceDataset.open(folder.path, options: options).picture(1)[0] == 2)
      try picture("sad/1.png", grey: 3)
      #expect(try FaceDataset.open(folder.path, options: options).picture(1)[0] == 3)
      try picture("sad/2.png", grey: 4)
      #expect(try FaceDataset.open(folder.path, options: options).count == 3)
      options.size = 8
      #expect(try FaceDataset.open(folder.path, options: options).height == 8)
    }

    @Test func picturesGoBeforeACsvBesideThem() throws {
      try picture("train/happy/1.png", grey: 1)
      _ = try folder.file("labels.csv", "image,label\n1.png,happy\n")
      #expect(try FaceDataset.open(folder.path, options: .withoutCache()).count == 1)
    }

    @Test func foldersWithoutPicturesAreRefused() throws {
      _ = try folder.file("happy/readme.txt", "x")
      let error = #expect(throws: MienError.self) {
        try FaceDataset.open(folder.path, options: .withoutCache())
      }
      #expect(error?.description.contains("holds no pictures in class folders") == true)
    }
  }
#endif

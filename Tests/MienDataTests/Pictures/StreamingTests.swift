#if Vision
  import Foundation
  import MienCore
  import MienImage
  import Safetensors
  import Testing

  @testable import MienData

  /// Folders that are read into a pack batch by batch.
  @Suite struct StreamingTests {
    private let folder: TemporaryFolder
    private let cache: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
      cache = try TemporaryFolder()
      // At 1024x1024 a batch is 32 pictures: there are several, the last of them short.
      for index in 0..<70 {
        let image = Image(
          width: 2, height: 1, channels: 1, pixels: [UInt8(index), UInt8(255 - index)])
        _ = try folder.file(
          "\(index % 2 == 0 ? "happy" : "sad")/\(index + 10).png", image.encoded(as: .png))
      }
    }

    private func options(skipBad: Bool = false) -> OpenOptions {
      var options = OpenOptions()
      options.cacheFolder = cache.path
      options.size = 1024
      options.skipBad = skipBad
      return options
    }

    private var packs: [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: cache.path + "/datasets")) ?? []
    }

    private func expectEqual(_ streamed: FaceDataset, _ read: FaceDataset) throws {
      #expect(streamed.labelIndices == read.labelIndices)
      #expect(streamed.splitIndices == read.splitIndices)
      #expect(streamed.skipped == read.skipped)
      #expect(streamed.layout == read.layout)
      #expect(streamed.fingerprint == read.fingerprint)
      #expect(streamed.computedFingerprint() == read.fingerprint)
      #expect(streamed.allPixels == read.allPixels)
    }

    @Test func theStreamedPackIsTheOneThatWouldBeWritten() throws {
      var direct = options()
      direct.usesCache = false
      let read = try FaceDataset.open(folder.path, options: direct)
      let streamed = try FaceDataset.open(folder.path, options: options())
      try expectEqual(streamed, read)
      let pack = cache.path + "/datasets/" + (try #require(packs.first))
      let state = try #require(
        try SafetensorsFile(path: pack).metadata[PackFormat.sourceStateKey])
      let other = cache.path + "/other.safetensors"
      try read.writePack(to: other, extraMetadata: [PackFormat.sourceStateKey: state])
      let same = FileManager.default.contentsEqual(atPath: pack, andPath: other)
      #expect(same, "the files differ")
      #expect(packs.count == 1, "\(packs)")
    }

    @Test func badPicturesLeaveNoHole() throws {
      for number in [10, 41, 42, 79] {
        _ = try folder.file("\(number % 2 == 0 ? "happy" : "sad")/\(number).png", "no picture")
      }
      var direct = options(skipBad: true)
      direct.usesCache = false
      let read = try FaceDataset.open(folder.path, options: direct)
      #expect(read.count == 66)
      #expect(read.skipped == 4)
      try expectEqual(FaceDataset.open(folder.path, options: options(skipBad: true)), read)
      #expect(packs.count == 1, "\(packs)")
    }

    @Test func aBadPictureLeavesNothingBehind() throws {
      _ = try folder.file("sad/79.png", "no picture")
      let error = #expect(throws: MienError.self) {
        try FaceDataset.open(folder.path, options: options())
      }
      #expect(error?.description.contains("sad/79.png") == true)
      #expect(packs.isEmpty, "\(packs)")
    }

    @Test func aCacheThatCannotBeWrittenOnlyWarns() throws {
      let warnings = Warnings()
      var options = options()
      options.cacheFolder = try folder.file("file.txt", "x")
      options.warn = { warnings.add($0) }
      #expect(try FaceDataset.open(folder.path, options: options).count == 70)
      #expect(warnings.all.count == 1)
      #expect(warnings.all.first?.contains("is not kept for the next time") == true)
    }

    @Test func colourComesPlaneByPlane() throws {
      let colour = try TemporaryFolder()
      let image = Image(width: 2, height: 1, channels: 3, pixels: [10, 20, 30, 10, 20, 30])
      _ = try colour.file("happy/1.png", image.encoded(as: .png))
      var options = OpenOptions.withoutCache()
      options.size = 2
      options.channels = 3
      let dataset = try FaceDataset.open(colour.path, options: options)
      #expect(dataset.allPixels == [10, 10, 10, 10, 20, 20, 20, 20, 30, 30, 30, 30])
    }
  }
#endif

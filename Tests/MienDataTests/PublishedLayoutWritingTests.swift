#if Vision
  import Foundation
  import MienCore
  import Testing

  @testable import MienData

  @Suite struct PublishedLayoutWritingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func affectNetHQComesBackWithItsLabelsAndSaysWhatDisagrees() throws {
      let faces = try SyntheticFaces(count: 120, seed: 4, size: 32, classes: .affectNetHQ).dataset()
      let path = folder.path + "/set"
      try faces.writeFolder(to: path, as: .affectNetHQ)
      #expect(
        Set(try FolderTree.names(in: path)) == [
          "anger", "contempt", "disgust", "fear", "happy", "neutral", "sad", "surprise",
          "labels.csv",
        ])
      let warnings = Warnings()
      var options = OpenOptions.withoutCache(warnings: warnings)
      options.size = 32
      let read = try FaceDataset.open(path, options: options)
      #expect(read.layout == "AffectNet-HQ, labels.csv")
      #expect(read.labels == faces.labels)
      #expect(read.labelIndices == faces.labelIndices)
      #expect(read.allPixels == faces.allPixels)
      #expect(warnings.all.count == 1)
      #expect(warnings.all.first?.contains("2 of 120 pictures lie in the folder") == true)
    }

    @Test func namesWithCommasAndQuotesComeBack() throws {
      let faces = Fixture.dataset(10, labels: LabelSet(["a,b", "c \"d\""]))
      let path = folder.path + "/set"
      try faces.writeFolder(to: path, as: .affectNetHQ)
      var options = OpenOptions.withoutCache()
      options.size = 4
      let read = try FaceDataset.open(path, options: options)
      #expect(read.layout == "AffectNet-HQ, labels.csv")
      #expect(read.labels == faces.labels && read.labelIndices == faces.labelIndices)
    }

    @Test func ferTinyHasItsSplits() throws {
      let faces = try SyntheticFaces(count: 130, seed: 4, size: 32, classes: .ferTiny).dataset()
      let path = folder.path + "/set"
      try faces.writeFolder(to: path, as: .ferTiny)
      var options = OpenOptions.withoutCache()
      options.size = 32
      let read = try FaceDataset.open(path, options: options)
      #expect(read.splitNames == ["train", "validation", "test"])
      #expect(read.splitCounts == [104, 13, 13])
      #expect(read.labels == faces.labels)
    }

    @Test func whatHasNoPlaceIsRefused() throws {
      for layout in PublishedLayout.allCases {
        let file = #expect(throws: MienError.self) {
          try Fixture.dataset().writeFolder(to: folder.path + "/x.csv", as: layout)
        }
        #expect(file?.kind == .usage)
        let unlabelled = try Fixture.dataset(10).selecting(DatasetSelection(excluded: [1]))
        #expect(throws: MienError.self) {
          try unlabelled.writeFolder(to: folder.path + "/y", as: layout)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/y"))
      }
    }
  }
#endif

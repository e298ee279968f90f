import Foundation
import MienCore
import Testing

@testable import MienData

@Suite struct WritingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ path: String) throws -> FaceDataset {
    try FaceDataset.open(path, options: .withoutCache())
  }

  @Test(arguments: ["csv", "csv.gz", "csv.xz"])
  func aCsvEqualsItsSource(ending: String) throws {
    let source = try open(folder.file("in.csv", Fixture.csv(40)))
    let path = "\(folder.path)/out.\(ending)"
    try source.write(to: path)
    #expect(try open(path).fingerprint == source.fingerprint)
    if ending == "csv" {
      #expect(try String(contentsOfFile: path, encoding: .utf8) == Fixture.csv(40))
    }
  }

  @Test func otherOrdersOfExpressionsGetFER2013sNumbers() throws {
    let path = "\(folder.path)/out.csv"
    try Fixture.dataset(3, labels: LabelSet(["sadness", "happy"])).write(to: path)
    let opened = try open(path)
    #expect(opened.labelIndices == [4, 3, 4])
    #expect(opened.splitNames == ["train", "test"])
  }

  @Test func aTestSplitWithoutLabelsIsWrittenAsPixelsAlone() throws {
    let source = try open(folder.file("test.csv", "pixels\n1 2 3 4\n5 6 7 8\n"))
    let path = "\(folder.path)/out.csv"
    try source.write(to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "pixels\n1 2 3 4\n5 6 7 8\n")
  }

  static let unfit: [@Sendable () -> FaceDataset] = [
    { Fixture.dataset(channels: 3) },
    { Fixture.dataset(labels: LabelSet(["happy", "bored"])) },
    { Fixture.dataset(splitNames: ["a\nb"]) },
    { Fixture.dataset(splitNames: ["a\"b"]) },
    { unlabelled("Training") },
  ]

  static func unlabelled(_ split: String) -> FaceDataset {
    FaceDataset(
      labels: .fer2013, height: 1, width: 1, labelIndices: [0, -1], splitNames: [split],
      splitIndices: [0, 0], source: "test", pixels: [1, 2])
  }

  @Test(arguments: unfit.indices)
  func whatACsvCannotHoldIsRefused(index: Int) throws {
    let path = "\(folder.path)/out.csv"
    let error = #expect(throws: MienError.self) { try Self.unfit[index]().write(to: path) }
    #expect(error?.kind == .usage)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  #if Vision
    @Test(arguments: [1, 3], [["train", "test"], ["all"], ["one", "two"]])
    func aFolderKeepsPicturesLabelsAndSplits(channels: Int, splits: [String]) throws {
      let source = Fixture.dataset(20, splitNames: splits, channels: channels)
      let path = "\(folder.path)/tree"
      try source.write(to: path)
      var options = OpenOptions.withoutCache()
      options.size = 4
      options.channels = channels
      let opened = try FaceDataset.open(path, options: options)
      #expect(opened.labels == .fer2013)
      #expect(opened.splitNames == splits)
      // A folder lists its pictures by split, then class.
      let order = (0..<20).sorted {
        (source.splitIndices[$0], source.labelIndices[$0], $0)
          < (source.splitIndices[$1], source.labelIndices[$1], $1)
      }
      #expect(opened.labelIndices == order.map { source.labelIndices[$0] })
      #expect(opened.splitIndices == order.map { source.splitIndices[$0] })
      #expect((0..<20).map(opened.picture) == order.map(source.picture))
      let error = #expect(throws: MienError.self) { try source.write(to: path) }
      #expect(error?.description.contains("exists already") == true)
    }

    @Test func aSlashBehindTheFolderIsNoPartOfItsName() throws {
      try Fixture.dataset().write(to: "\(folder.path)/tree//")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["tree"])
      #expect(try open("\(folder.path)/tree").count == 10)
    }

    @Test(arguments: ["../../evil", "", ".", "a/b", ".hidden", "a\u{0}b", "x.png"])
    func namesThatAreNoFoldersAreRefused(name: String) throws {
      let path = "\(folder.path)/tree"
      #expect(throws: MienError.self) {
        try Fixture.dataset(labels: LabelSet(["happy", name])).write(to: path)
      }
      #expect(throws: MienError.self) {
        try Fixture.dataset(splitNames: [name, "test"]).write(to: path)
      }
      #expect(throws: MienError.self) { try Self.unlabelled("first").write(to: path) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  #endif
}

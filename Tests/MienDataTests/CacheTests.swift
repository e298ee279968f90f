import Foundation
import MienCore
import Testing

@testable import MienData

@Suite struct CacheTests {
  private let folder: TemporaryFolder
  private let path: String
  private let warnings = Warnings()

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.file("faces.csv", Fixture.csv(6))
  }

  private func options(skipBad: Bool = false) -> OpenOptions {
    var options = OpenOptions()
    options.cacheFolder = folder.path + "/cache"
    options.skipBad = skipBad
    options.warn = { [warnings] in warnings.add($0) }
    return options
  }

  private var packs: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/cache/datasets")) ?? []
  }

  /// Whether the pixels come from a pack that was there already: a changed pack shows through.
  private func readsCache(_ options: OpenOptions) throws -> Bool {
    let pack = folder.path + "/cache/datasets/" + (try #require(packs.first))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: pack))
    bytes[bytes.count - 1] ^= 0xFF
    try bytes.write(to: URL(fileURLWithPath: pack))
    return try FaceDataset.open(path, options: options).picture(5) != Fixture.pixels(5)
  }

  @Test func theSecondOpeningReadsThePack() throws {
    let first = try FaceDataset.open(path, options: options())
    #expect(packs.count == 1)
    #expect(packs.allSatisfy { $0.hasPrefix("faces_csv-") && $0.hasSuffix(".safetensors") })
    let second = try FaceDataset.open(path, options: options())
    #expect(second.fingerprint == first.fingerprint)
    #expect(second.source == "faces.csv")
    #expect(try readsCache(options()))
    #expect(warnings.all.isEmpty)
  }

  @Test func theSpellingOfThePathDoesNotMatter() throws {
    _ = try FaceDataset.open(path, options: options())
    let other = folder.path + "/./faces.csv"
    let pack = folder.path + "/cache/datasets/" + (try #require(packs.first))
    let before = try FileManager.default.attributesOfItem(atPath: pack)[.systemFileNumber] as? Int
    _ = try FaceDataset.open(other, options: options())
    let after = try FileManager.default.attributesOfItem(atPath: pack)[.systemFileNumber] as? Int
    #expect(packs.count == 1 && before == after)
  }

  @Test func aChangedSourceIsReadAgainAndReplaced() throws {
    _ = try FaceDataset.open(path, options: options())
    _ = try folder.file("faces.csv", Fixture.csv(7))
    #expect(try FaceDataset.open(path, options: options()).count == 7)
    #expect(packs.count == 1)
  }

  @Test func aSourceTouchedWithoutChangeOfSizeIsReadAgain() throws {
    _ = try FaceDataset.open(path, options: options())
    _ = try folder.file("faces.csv", Fixture.csv(6))
    #expect(try !readsCache(options()))
  }

  @Test func skippedRowsStayErrorsWithoutTheOption() throws {
    _ = try folder.file("faces.csv", Fixture.csv(6) + "9,1,Training\n")
    #expect(try FaceDataset.open(path, options: options(skipBad: true)).skipped == 1)
    #expect(throws: MienError.self) { try FaceDataset.open(path, options: options()) }
    let told = warnings.all.count
    #expect(try FaceDataset.open(path, options: options(skipBad: true)).skipped == 1)
    #expect(warnings.all.count == told + 1)
  }

  @Test func aDamagedPackIsReplacedWithAWarning() throws {
    _ = try FaceDataset.open(path, options: options())
    let pack = folder.path + "/cache/datasets/" + (try #require(packs.first))
    try Data("not a pack".utf8).write(to: URL(fileURLWithPath: pack))
    #expect(try FaceDataset.open(path, options: options()).count == 6)
    #expect(warnings.all.count == 1)
    #expect(try readsCache(options()))
  }

  @Test func aCacheThatCannotBeWrittenOnlyWarns() throws {
    _ = try folder.file("cache", "a file where the folder should be")
    let dataset = try FaceDataset.open(path, options: options())
    #expect(dataset.picture(5) == Fixture.pixels(5))
    #expect(warnings.all.count == 1)
  }

  @Test func manyAtOnceAgree() async throws {
    let options = options()
    let path = path
    let fingerprints = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<16 {
        group.addTask { try FaceDataset.open(path, options: options).computedFingerprint() }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(fingerprints.count == 1)
    #expect(packs.count == 1, "no temporary file stays")
    #expect(warnings.all.isEmpty)
  }

  @Test func theDefaultFolderIsThatOfXDG() {
    let environment = ProcessInfo.processInfo.environment
    let expected =
      environment["XDG_CACHE_HOME"].map { $0 + "/mien" }
      ?? (environment["HOME"] ?? "") + "/.cache/mien"
    #expect(OpenOptions().cachePath == expected)
  }
}

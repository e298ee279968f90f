import Foundation
import MienCore
import Testing

@testable import MienData

@Suite struct CompressionTests {
  private let folder: TemporaryFolder
  private let text = Fixture.csv(15_000)

  init() throws { folder = try TemporaryFolder() }

  private func compressed(_ ending: String, _ text: String) throws -> [UInt8] {
    let path = "\(folder.path)/part.csv.\(ending)"
    let sink = try makeByteSink(path, compression: Compression(path: path), target: path)
    try Array(text.utf8).withUnsafeBytes { try sink.write($0) }
    try sink.finish()
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func open(_ ending: String, _ bytes: [UInt8], skipBad: Bool = false) throws -> FaceDataset
  {
    let path = try folder.file("faces.csv.\(ending)", bytes)
    return try FaceDataset.open(path, options: .withoutCache(skipBad: skipBad))
  }

  @Test(arguments: ["gz", "xz"])
  func readsWhatItWrites(ending: String) throws {
    let bytes = try compressed(ending, text)
    #expect(bytes.count < text.utf8.count / 2)
    let dataset = try open(ending, bytes)
    #expect(dataset.count == 15_000)
    #expect(dataset.picture(14_999) == Fixture.pixels(14_999))
    #expect(try compressed(ending, text) == bytes)
  }

  @Test(arguments: ["gz", "xz"])
  func readsMembersOneAfterTheOther(ending: String) throws {
    let middle = text.index(text.startIndex, offsetBy: 500_003)
    let bytes =
      try compressed(ending, String(text[..<middle]))
      + compressed(ending, String(text[middle...]))
    #expect(try open(ending, bytes).count == 15_000)
  }

  @Test(arguments: [[UInt8](repeating: 0, count: 512), [0x1F], [0x1F, 0], [0x8B, 0x1F]])
  func whatIsBehindAMemberIsPadding(padding: [UInt8]) throws {
    #expect(try open("gz", compressed("gz", text) + padding).count == 15_000)
  }

  @Test func aBrokenMemberBehindAnotherIsTold() throws {
    let bytes = try compressed("gz", text) + [0x1F, 0x8B, 0xFF, 0xFF]
    let error = #expect(throws: MienError.self) { try open("gz", bytes) }
    #expect(error?.description.contains("is damaged") == true, "\(error?.description ?? "")")
  }

  /// A member ends where a read of 256 KiB has one byte of the next one's magic number.
  @Test func aMagicNumberAcrossTwoReadsIsFound() throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var first = try compressed("gz", lines[..<101].joined(separator: "\n") + "\n")
    try #require(first[3] == 0, "a header without a name, which makes it longer")
    first[3] = 0x08
    let name = [UInt8](repeating: 0x61, count: (1 << 18) - 2 - first.count) + [0]
    first.insert(contentsOf: name, at: 10)
    try #require(first.count == (1 << 18) - 1)
    let rest = try compressed("gz", lines[101...].joined(separator: "\n"))
    let dataset = try open("gz", first + rest)
    #expect(dataset.count == 15_000)
    #expect(dataset.picture(100) == Fixture.pixels(100))
  }

  @Test(arguments: ["gz", "xz"])
  func theNameDoesNotDecide(ending: String) throws {
    let path = try folder.file("faces.csv", compressed(ending, text))
    #expect(try FaceDataset.open(path, options: .withoutCache()).count == 15_000)
  }

  @Test(arguments: ["gz", "xz"], [0.1, 0.5, 0.95])
  func aTruncatedFileIsToldWithItsRow(ending: String, part: Double) throws {
    let whole = try compressed(ending, text)
    let bytes = Array(whole[..<Int(Double(whole.count) * part)])
    let error = #expect(throws: MienError.self) { try open(ending, bytes) }
    let description = try #require(error).description
    #expect(description.contains("the file stops in the middle"), "\(description)")
    if ending == "gz" {
      // deflate gives rows as it goes; they are kept when bad ones are skipped.
      let rest = try open(ending, bytes, skipBad: true)
      #expect(rest.skipped == 1)
      #expect(rest.count > 1000)
      #expect(rest.count < 15_000)
      #expect(description.contains("row \(rest.count + 2):"))
      #expect(rest.picture(rest.count - 1) == Fixture.pixels(rest.count - 1))
    }
  }

  @Test(arguments: ["gz", "xz"])
  func aDamagedFileIsRefusedEvenWhenSkipping(ending: String) throws {
    var bytes = try compressed(ending, text)
    for place in (bytes.count / 2)..<(bytes.count / 2 + 64) { bytes[place] ^= 0x5A }
    let error = #expect(throws: MienError.self) { try open(ending, bytes, skipBad: true) }
    #expect(error?.description.contains("is damaged") == true, "\(error?.description ?? "")")
  }
}

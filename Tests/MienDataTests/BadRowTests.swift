import Foundation
import MienCore
import Testing

@testable import MienData

@Suite struct BadRowTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What row 4 of a csv of ten rows may look like, and what is said of it.
  static let badRows: [(row: String, reason: String)] = [
    ("2,\(values(15)),Training", "15 pixel values where 16 are expected"),
    ("2,\(values(17)),Training", "17 pixel values where 16 are expected"),
    ("2,,Training", "0 pixel values where 16 are expected"),
    ("2,\(values(15)) 256,Training", "the pixel value \"256\" is over 255"),
    (
      "2,\(values(15)) 99999999999999999999999,Training",
      "the pixel value \"99999999999999999999\" is over 255"
    ),
    ("2,\(values(15)) -1,Training", "\"-1\" is not a pixel value"),
    ("2,\(values(15)) 1.5,Training", "\"1.5\" is not a pixel value"),
    ("2,\(values(15)) x,Training", "\"x\" is not a pixel value"),
    ("2,\(values(15)) 7x,Training", "\"7x\" is not a pixel value"),
    ("7,\(values(16)),Training", "the label \"7\" is unknown"),
    ("-1,\(values(16)),Training", "the label \"-1\" is unknown"),
    ("joyful,\(values(16)),Training", "the label \"joyful\" is unknown"),
    (",\(values(16)),Training", "the label is missing"),
    ("2,\(values(16)),", "the Usage is missing"),
    ("2,\(values(16))", "2 columns where the header has 3"),
    ("2,\(values(16)),Training,9", "4 columns where the header has 3"),
    ("2", "1 columns where the header has 3"),
    ("2,\"\(values(16)),Training", "a quote is not closed"),
    ("2,\"\(values(16))\"x,Training", "\"x\" where a comma is expected"),
    ("2,\(values(16)),\"Trai\"\"ning\"", "the Usage has a quote in it"),
    ("a\u{1B}\u{9B}b,\(values(16)),Training", "the label \"a\u{FFFD}\u{FFFD}b\" is unknown"),
    ("2,\(values(15)) \u{85},Training", "\"\u{FFFD}\" is not a pixel value"),
    ("2,\(values(16)),a\u{9B}b", "the Usage is not readable text"),
    ("2,\(values(16)),\(String(repeating: "T", count: 65))", "the Usage is over 64 bytes long"),
  ]

  static func values(_ count: Int) -> String {
    (0..<count).map { String($0) }.joined(separator: " ")
  }

  private func csv(fourthRow: String) -> String {
    var lines = Fixture.csv(10).split(separator: "\n").map(String.init)
    lines[3] = fourthRow
    return lines.joined(separator: "\n") + "\n"
  }

  @Test(arguments: badRows)
  func isToldWithFileAndRow(row: String, reason: String) throws {
    let path = try folder.file("faces.csv", csv(fourthRow: row))
    let error = #expect(throws: MienError.self) {
      try FaceDataset.open(path, options: .withoutCache())
    }
    let text = try #require(error).description
    #expect(text.hasPrefix("\(path) row 4: \(reason)"))
    #expect(text.hasSuffix("; fix the row or pass --skip-bad"))
  }

  @Test(arguments: badRows)
  func isLeftOutOnRequest(row: String, reason: String) throws {
    let path = try folder.file("faces.csv", csv(fourthRow: row))
    let warnings = Warnings()
    let dataset = try FaceDataset.open(
      path, options: .withoutCache(skipBad: true, warnings: warnings))
    #expect(dataset.count == 9)
    #expect(dataset.skipped == 1)
    #expect(dataset.labelIndices == [0, 1, 3, 4, 5, 6, 0, 1, 2])
    #expect(dataset.picture(2) == Fixture.pixels(3))
    #expect(warnings.all.count == 1)
    #expect(warnings.all.first?.hasPrefix("\(path) row 4: \(reason)") == true)
  }

  @Test func theFirstOfManyIsTold() throws {
    var lines = Fixture.csv(30_000).split(separator: "\n").map(String.init)
    for row in [29_000, 21_234, 25_000] { lines[row - 1] = "9,1,Training" }
    let path = try folder.file("faces.csv", lines.joined(separator: "\n"))
    for _ in 0..<3 {
      let error = #expect(throws: MienError.self) {
        try FaceDataset.open(path, options: .withoutCache())
      }
      #expect(error?.description.hasPrefix("\(path) row 21234: ") == true)
    }
  }

  @Test func onlyTheFirstFewAreToldOneByOne() throws {
    let rows = (0..<20).map { $0 % 2 == 0 ? "9,1,Training" : "1,1 2 3 4,Training" }
    let path = try folder.file(
      "faces.csv", "emotion,pixels,Usage\n" + rows.joined(separator: "\n"))
    let warnings = Warnings()
    let dataset = try FaceDataset.open(
      path, options: .withoutCache(skipBad: true, warnings: warnings))
    #expect(dataset.skipped == 10)
    #expect(dataset.count == 10)
    #expect(warnings.all.count == 6)
  }

  @Test(arguments: [
    ("", "row 1: the column pixels is missing"),
    ("emotion,pixel,Usage\n", "row 1: the column pixels is missing"),
    ("pixels,Usage\n1 2 3 4,Training\n", "row 1: the column emotion is missing"),
    ("emotion,pixels,pixels\n", "row 1: the column pixels is there twice"),
    ("emotion,pixels,Usage\n", "holds no picture that can be read"),
    ("emotion,pixels,Usage\n0,1 2 3,Training\n", "row 2: 3 pixel values where 2304 are expected"),
    (Fixture.csv(3, lineEnd: "\r"), "row 1: its lines end with CR alone; give them LF, as with"),
    ("emotion,pixels,Usage\r0,1 2 3 4,Training\n", "row 1: its lines end with CR alone"),
  ])
  func filesWithoutPicturesAreRefused(text: String, reason: String) throws {
    let path = try folder.file("faces.csv", text)
    let error = #expect(throws: MienError.self) {
      try FaceDataset.open(path, options: .withoutCache())
    }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func aFileCutShortInItsLastNameIsNoticed() throws {
    let text = Fixture.csv(8) + "0,\(Fixture.text(Fixture.pixels(0))),PublicTe"
    let path = try folder.file("faces.csv", text)
    let error = #expect(throws: MienError.self) {
      try FaceDataset.open(path, options: .withoutCache())
    }
    #expect(error?.description.contains("row 10: the file stops in the middle") == true)
    let rest = try FaceDataset.open(path, options: .withoutCache(skipBad: true))
    #expect(rest.count == 8)
    #expect(rest.splitNames == ["Training", "PublicTest", "PrivateTest"])
  }

  @Test(arguments: [("", 65), ("", 200), ("0,1 2 3 4,Training\n", 65)])
  func aRowWithoutEndIsRefusedInBoundedMemory(rowBefore: String, megabytes: Int) throws {
    let path = try folder.file("faces.csv", "emotion,pixels,Usage\n\(rowBefore)0,")
    // A sparse file: zeros that take no room on the disk.
    #expect(truncate(path, megabytes << 20) == 0)
    let error = #expect(throws: MienError.self) {
      try FaceDataset.open(path, options: .withoutCache(skipBad: true))
    }
    let row = rowBefore.isEmpty ? 2 : 3
    #expect(error?.description.contains("row \(row): the row is over 64 MiB long") == true)
  }

  @Test func whatIsNoDataSetIsNamed() throws {
    for path in ["\(folder.path)/missing.csv", folder.path, try folder.file("faces.txt", "1")] {
      let error = #expect(throws: MienError.self) {
        try FaceDataset.open(path, options: .withoutCache())
      }
      #expect(error?.description.contains(path) == true)
    }
  }
}

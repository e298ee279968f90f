import Foundation
import MienCore
import Testing

@testable import MienData

@Suite struct TextTableTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func rows(_ text: String) throws -> [(Int, [String]?)] {
    var rows: [(Int, [String]?)] = []
    try TextTable(path: folder.file("list.csv", text)).forEachRow { rows.append(($0, $1)) }
    return rows
  }

  @Test func quotesBlanksAndLineEnds() throws {
    let rows = try rows(
      "\u{FEFF}a,B\r\n1, 2 \r\n\r\n\"x,y\",\"say \"\"hi\"\"\"\n \"q\" ,\n")
    #expect(rows.map(\.0) == [2, 4, 5])
    #expect(rows.map(\.1) == [["1", "2"], ["x,y", "say \"hi\""], ["q", ""]])
    let table = try TextTable(path: "\(folder.path)/list.csv")
    #expect(table.columns == ["a", "b"])
    #expect(table.column("b") == 1)
    #expect(table.column("c") == nil)
  }

  @Test(arguments: ["1", "1,2,3", "\"1,2", "\"1\"x,2", "1,\"2"])
  func rowsUnlikeTheHeaderHaveNoFields(row: String) throws {
    let rows = try rows("a,b\n\(row)\n3,4")
    #expect(rows.map(\.1) == [nil, ["3", "4"]])
  }

  @Test func emptyAndHugeFilesAreRefused() throws {
    #expect(throws: MienError.self) { try rows("") }
    let path = try folder.file("huge.csv", "a,b\n")
    #expect(truncate(path, off_t(TextTable.largestFile + 1)) == 0)
    let error = #expect(throws: MienError.self) { try TextTable(path: path) }
    #expect(error?.description.contains("a list of at most") == true)
  }
}

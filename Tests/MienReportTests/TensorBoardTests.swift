import Foundation
import TestSupport
import Testing

@testable import MienReport

@Suite struct TensorBoardTests {
  @Test func checksumIsCastagnolis() {
    // The check value of CRC-32C and a vector of RFC 3720, B.4.
    #expect(CRC32C.checksum("123456789".utf8) == 0xE306_9283)
    #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
  }

  /// Bytes made by TensorBoard's own classes, see `Golden/make_events.py`.
  @Test func recordsAreTensorBoardsByteForByte() throws {
    let golden = try String(
      contentsOf: Support.folder.appendingPathComponent("Golden/events.hex"), encoding: .utf8
    ).split(separator: "\n").map(String.init)
    let events = [
      EventRecord(wallTime: 1.7e9, step: 0, content: .fileVersion),
      EventRecord(
        wallTime: 1_700_000_000.25, step: 300,
        content: .scalars([("loss/train", 1.25), ("accuracy/größe", .infinity)])),
      EventRecord(wallTime: 1.7e9, step: 12, content: .sessionStart),
    ]
    #expect(events.map { Self.hex($0.framed) } == golden)
  }

  @Test func everyRecordIsInTheFileAtOnce() throws {
    try withTemporaryFolder { folder in
      let writer = try TensorBoardWriter(folder: folder)
      var sizes: [Int] = []
      for step in 1...3 {
        try writer.write(["loss/train": 1 / Double(step)], step: step)
        sizes.append(try Data(contentsOf: URL(fileURLWithPath: writer.path)).count)
      }
      let growth = zip(sizes, sizes.dropFirst()).map { $1 - $0 }
      let record = EventRecord(
        wallTime: 0, step: 1, content: .scalars([("loss/train", 0)])
      ).framed.count
      #expect(growth == [record, record])
    }
  }

  @Test func aResumedRunsFileSortsBehindTheOthers() throws {
    try withTemporaryFolder { folder in
      // As a clock that was put back leaves it, and a name that is no event file's.
      let future = "events.out.tfevents.4000000000.host.1"
      #expect(FileManager.default.createFile(atPath: "\(folder)/\(future)", contents: Data()))
      #expect(FileManager.default.createFile(atPath: "\(folder)/notes.txt", contents: Data()))
      let first = try TensorBoardWriter(folder: folder, resumingAt: 3)
      let second = try TensorBoardWriter(folder: folder, resumingAt: 3)
      let names = [future, first.path, second.path].map { ($0 as NSString).lastPathComponent }
      #expect(names == names.sorted())
      #expect(Set(names).count == 3)
    }
  }

  @Test func aFileInPlaceOfTheFolderIsTold() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/file"
      #expect(FileManager.default.createFile(atPath: path, contents: Data()))
      #expect(throws: (any Error).self) { try TensorBoardWriter(folder: path) }
    }
  }

  @Test(.enabled(if: Support.hasTensorBoard, "needs Python with tensorboard"))
  func tensorBoardReadsARunThatWasKilledAndResumed() throws {
    let shown = try withTemporaryFolder { folder in
      do {
        let writer = try TensorBoardWriter(folder: folder)
        for step in 1...5 {
          try writer.write(
            ["loss/train": Double(step), "learning_rate": 0.001], step: step)
        }
        // The last record is torn, as a kill in the middle of writing leaves it.
        let whole = try Data(contentsOf: URL(fileURLWithPath: writer.path))
        try whole.dropLast(7).write(to: URL(fileURLWithPath: writer.path))
      }
      let resumed = try TensorBoardWriter(folder: folder, resumingAt: 4)
      for step in 4...6 { try resumed.write([("loss/train", Double(step) * 10)], step: step) }
      let script = Support.folder.appendingPathComponent("Golden/read_events.py").path
      return try JSONDecoder().decode(
        [String: [[Double]]].self, from: try Support.run(Support.python, [script, folder]))
    }
    #expect(shown["loss/train"] == [[1, 1], [2, 2], [3, 3], [4, 40], [5, 50], [6, 60]])
    #expect(shown["learning_rate"]?.map { $0[0] } == [1, 2, 3])
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

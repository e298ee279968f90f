import Foundation
import MienCore
import Testing

@testable import Safetensors

@Suite struct WriterTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/mien-\(UUID().uuidString)"

  private var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  private func writer(
    _ tensors: [SafetensorsDeclaration], metadata: [String: String] = [:]
  ) throws -> SafetensorsWriter {
    try SafetensorsWriter(path: folder + "/a.safetensors", tensors: tensors, metadata: metadata)
  }

  private func write(_ count: Int, to writer: SafetensorsWriter) throws {
    try [UInt8](repeating: 1, count: count).withUnsafeBytes { try writer.write($0) }
  }

  @Test func equalContentsGiveEqualBytes() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var files: Set<Data> = []
    for _ in 0..<5 {
      let keys = (0..<20).map { "key \($0)" }.shuffled()
      let writer = try writer(
        [SafetensorsDeclaration(name: "a", dtype: .u8, shape: [3])],
        metadata: Dictionary(uniqueKeysWithValues: keys.map { ($0, $0) }))
      try write(3, to: writer)
      try writer.finish()
      files.insert(try Data(contentsOf: URL(fileURLWithPath: folder + "/a.safetensors")))
    }
    #expect(files.count == 1)
    // The tensors start at a multiple of 8 bytes.
    #expect(((files.first?.count ?? 0) - 3) % 8 == 0)
  }

  @Test func aDroppedWriterLeavesNothingAndTheOldFileStays() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let tensors = [SafetensorsDeclaration(name: "a", dtype: .u8, shape: [4])]
    do {
      let first = try writer(tensors)
      try write(4, to: first)
      try first.finish()
      let second = try writer(tensors)
      try write(2, to: second)
      #expect(files.count == 2)
      #expect(throws: MienError.self) { try second.finish() }
    }
    #expect(files == ["a.safetensors"])
    #expect(try SafetensorsFile(path: folder + "/a.safetensors").entries.count == 1)
  }

  @Test func aLinkStaysAndItsFileIsWritten() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write("old", to: folder + "/real")
    let link = folder + "/a.safetensors"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real")
    let writer = try writer([SafetensorsDeclaration(name: "a", dtype: .u8, shape: [2])])
    try write(2, to: writer)
    try writer.finish()
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real")
    #expect(try SafetensorsFile(path: folder + "/real").entries.count == 1)
  }

  @Test func moreBytesThanDeclaredAreRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let writer = try writer([SafetensorsDeclaration(name: "a", dtype: .i16, shape: [2])])
    try write(3, to: writer)
    #expect(throws: MienError.self) { try write(2, to: writer) }
  }

  @Test(arguments: [
    [SafetensorsDeclaration(name: "a", dtype: .u8, shape: [-1])],
    [SafetensorsDeclaration(name: "a", dtype: .f64, shape: [1 << 61])],
    [SafetensorsDeclaration(name: "a", dtype: .u8, shape: [1 << 32, 1 << 32])],
    [SafetensorsDeclaration(name: "__metadata__", dtype: .u8, shape: [])],
    [
      SafetensorsDeclaration(name: "a", dtype: .u8, shape: [.max]),
      SafetensorsDeclaration(name: "b", dtype: .u8, shape: [1]),
    ],
    [
      SafetensorsDeclaration(name: "a", dtype: .u8, shape: []),
      SafetensorsDeclaration(name: "a", dtype: .u8, shape: []),
    ],
  ])
  func impossibleDeclarationsAreRefused(tensors: [SafetensorsDeclaration]) {
    #expect(throws: MienError.self) { try writer(tensors) }
    #expect(files.isEmpty)
  }

  @Test func aPathThatCannotBeWrittenIsNamed() {
    let error = #expect(throws: MienError.self) {
      try SafetensorsWriter(path: "/dev/null/a.safetensors", tensors: [], metadata: [:])
    }
    #expect(error?.description.contains("/dev/null/a.safetensors") == true)
  }
}

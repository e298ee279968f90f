import Foundation
import MienCore
import Testing

@testable import Safetensors

@Suite struct RoundTripTests {
  @Test func whatIsWrittenIsReadBack() throws {
    let path = temporaryPath()
    defer { unlink(path) }
    let writer = try SafetensorsWriter(
      path: path,
      tensors: [
        SafetensorsDeclaration(name: "weight", dtype: .f32, shape: [2, 3]),
        SafetensorsDeclaration(name: "scalar", dtype: .i16, shape: []),
        SafetensorsDeclaration(name: "nothing", dtype: .u8, shape: [0, 7]),
      ], metadata: ["b": "two\n\"lines\"", "a": "é"])
    let weights: [Float] = [1, -2, 3, 4, 5, 6]
    try weights.withUnsafeBytes {
      try writer.write(UnsafeRawBufferPointer(rebasing: $0[..<5]))
      try writer.write(UnsafeRawBufferPointer(rebasing: $0[5...]))
    }
    try [Int16(-7)].withUnsafeBytes { try writer.write($0) }
    #expect(access(path, F_OK) != 0, "the file must not appear before finish")
    try writer.finish()

    let file = try SafetensorsFile(path: path)
    #expect(file.metadata == ["b": "two\n\"lines\"", "a": "é"])
    #expect(file.entries.map(\.name) == ["weight", "scalar", "nothing"])
    #expect(file["scalar"]?.shape == [])
    let read = try file.withBytes(of: "weight") { Array($0.bindMemory(to: Float.self)) }
    #expect(read == weights)
    #expect(try file.withBytes(of: "scalar") { $0.loadUnaligned(as: Int16.self) } == -7)
    #expect(throws: MienError.self) { try file.withBytes(of: "bias") { _ in } }
  }
}

/// A path in the temporary folder that no other test uses.
func temporaryPath() -> String {
  FileManager.default.temporaryDirectory.path + "/mien-test-\(UUID().uuidString).safetensors"
}

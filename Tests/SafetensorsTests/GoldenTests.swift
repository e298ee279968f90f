import Foundation
import MienCore
import Testing

@testable import Safetensors

/// Reads what the reference implementation wrote: `Golden/make_python.py`.
@Suite struct GoldenTests {
  private let file: SafetensorsFile

  init() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    file = try SafetensorsFile(path: "\(folder)/Golden/python.safetensors")
  }

  private func values<T: BitwiseCopyable>(_ name: String, as type: T.Type) throws -> [T] {
    try file.withBytes(of: name) { bytes in
      stride(from: 0, to: bytes.count, by: MemoryLayout<T>.stride).map {
        bytes.loadUnaligned(fromByteOffset: $0, as: type)
      }
    }
  }

  @Test func everyTypeHoldsZeroToFive() throws {
    #expect(try values("f64", as: Double.self) == [0, 1, 2, 3, 4, 5])
    #expect(try values("f32", as: Float.self) == [0, 1, 2, 3, 4, 5])
    #expect(try values("f16", as: UInt16.self) == [0, 0x3C00, 0x4000, 0x4200, 0x4400, 0x4500])
    #expect(try values("bf16", as: UInt16.self) == [0, 0x3F80, 0x4000, 0x4040, 0x4080, 0x40A0])
    #expect(try values("i64", as: Int64.self) == [0, 1, 2, 3, 4, 5])
    #expect(try values("i32", as: Int32.self) == [0, 1, 2, 3, 4, 5])
    #expect(try values("i16", as: Int16.self) == [0, 1, 2, 3, 4, 5])
    #expect(try values("i8", as: Int8.self) == [0, 1, 2, 3, 4, 5])
    #expect(try values("u8", as: UInt8.self) == [0, 1, 2, 3, 4, 5])
    #expect(try values("bool", as: UInt8.self) == [1, 0, 1])
    #expect(try values("scalar", as: Float.self) == [-2.5])
  }

  @Test func shapesNamesAndMetadataAreTheirs() {
    #expect(file.entries.count == 13)
    #expect(file["f32"]?.shape == [2, 3])
    #expect(file["scalar"]?.shape == [])
    #expect(file["empty"]?.shape == [0, 4])
    #expect(file["names may hold \"quotes\", é and 😀"]?.shape == [1])
    #expect(
      file.metadata == ["format": "pt", "text": "line\nbreak \\ \"quoted\" é 😀 \u{1}"])
  }
}

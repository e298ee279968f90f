import Foundation
import MienCore
import Testing

@testable import MienONNX

struct HostileFileTests {
  /// What reading the bytes says, or nil when they hold good metadata.
  private func complaint(_ bytes: Data) throws -> String? {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("model.onnx")
      try bytes.write(to: file)
      do {
        try ModelMetadata.read(onnxPath: file.path).validate()
        return nil
      } catch let error as MienError {
        return error.description
      }
    }
  }

  @Test func filesThatAreNone() throws {
    try withTemporaryFolder { folder in
      let missing = folder.path + "/missing.onnx"
      #expect(throws: MienError("cannot read \(missing): No such file or directory")) {
        try ModelMetadata.read(onnxPath: missing)
      }
      #expect(throws: MienError("\(folder.path) is not a file")) {
        try ModelMetadata.read(onnxPath: folder.path)
      }
    }
    #expect(throws: MienError("/dev/zero is not a file")) {
      try ModelMetadata.read(onnxPath: "/dev/zero")
    }
  }

  @Test(arguments: ["", "emotion,pixels,Usage\n0,70 80 82", "{}", "\u{8}\u{8}"])
  func filesOfOtherKinds(text: String) throws {
    #expect(try complaint(Data(text.utf8))?.contains("is not an ONNX file") == true)
  }

  /// Hashing or comparing such a key takes time that grows with the square of its length.
  @Test func keysThatCannotBeComparedAreRefused() throws {
    let marks = "a" + String(repeating: "\u{301}\u{316}", count: 200_000)
    let model = Onnx_ModelProto.with {
      $0.irVersion = 8
      $0.opsetImport = [.with { $0.version = 17 }]
      $0.graph = .init()
      $0.metadataProps = [.with { $0.key = marks }]
    }
    #expect(try complaint(model.serializedBytes())?.contains("over 30 combining marks") == true)
  }

  @Test func hugeFilesAreRefusedUnread() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/huge.onnx"
      try #require(FileManager.default.createFile(atPath: path, contents: nil))
      try #require(truncate(path, 1 << 31) == 0)
      let error = #expect(throws: MienError.self) { try ModelMetadata.read(onnxPath: path) }
      #expect(error?.description.contains("larger than the 2 GiB") == true)
    }
  }

  @Test func everyTruncationIsSeen() throws {
    let bytes = try smallGraph().serialized(metadata: smallMetadata())
    for count in 0..<bytes.count {
      #expect(try complaint(bytes.prefix(count)) != nil, "the first \(count) bytes")
    }
  }

  @Test func endlessFieldsAreRefused() throws {
    let bytes = try smallGraph().serialized(metadata: smallMetadata())
    let many = Data(repeatElement([0x72, 0x00] as [UInt8], count: 10_000).joined())
    #expect(try complaint(bytes + many)?.contains("too many parts") == true)
    let large = Data([0x72, 0x80, 0x80, 0x80, 0x02]) + Data(count: 4 << 20)
    #expect(try complaint(bytes + large)?.contains("besides the network") == true)
  }

  /// Decoded, four megabytes of empty operators take 300 MB.
  @Test(arguments: [[0x0A, 0x00], [0x2A, 0x00]] as [[UInt8]])
  func networksOfCountlessPartsAreRefused(part: [UInt8]) throws {
    let graph =
      Data([0x3A, 0x80, 0x80, 0x80, 0x02]) + Data(repeatElement(part, count: 1 << 21).joined())
    let bytes = try smallGraph().serialized(metadata: smallMetadata())
    #expect(try weightComplaint(bytes + graph)?.contains("its network has too many parts") == true)
  }

  @Test func tensorsWithLongHeadsAreRefused() throws {
    for change: (inout Onnx_TensorProto) -> Void in [
      { $0.name = String(repeating: "n", count: 2000) },
      { $0.dims = [Int64](repeating: 1, count: 2000) },
      { $0.dims = [Int64](repeating: 1, count: 9) },
    ] {
      var model = try Onnx_ModelProto(serializedBytes: smallGraph().serialized())
      change(&model.graph.initializer[0])
      #expect(try weightComplaint(model.serializedBytes())?.contains("a tensor has") == true)
    }
  }

  /// What reading the weights says, or nil when they are whole.
  private func weightComplaint(_ bytes: Data) throws -> String? {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("model.onnx")
      try bytes.write(to: file)
      do {
        _ = try ONNXWeights(path: file.path)
        return nil
      } catch let error as MienError {
        return error.description
      }
    }
  }

  @Test func mutationsReadOrThrow() throws {
    let original = try smallGraph().serialized(metadata: smallMetadata())
    var random = SeededGenerator(seed: 2013)
    var readable = 0
    var whole = 0
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("mutated.onnx")
      for _ in 0..<2_000 {
        try mutated(original, &random).write(to: file)
        do {
          try ModelMetadata.read(onnxPath: file.path).validate()
          readable += 1
        } catch is MienError {
        }
        do {
          let weights = try ONNXWeights(path: file.path)
          for name in weights.names {
            let elements = try #require(weights.shape(of: name)).reduce(1, *)
            #expect(weights.values(of: name)?.count == elements)
          }
          whole += 1
        } catch is MienError {
        }
      }
    }
    #expect((200...1_800).contains(readable))
    #expect((50...1_950).contains(whole))
  }

  /// One to three damages: bits, bytes, runs removed, repeated or moved, and lengths made extreme.
  private func mutated(_ original: Data, _ random: inout SeededGenerator) -> Data {
    var bytes = [UInt8](original)
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      let start = Int.random(in: bytes.indices, using: &random)
      let end = min(bytes.count, start + Int.random(in: 1...32, using: &random))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[start] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.removeSubrange(start..<end)
      case 3: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 4:
        bytes.insert(
          contentsOf: bytes[start..<end], at: bytes.indices.randomElement(using: &random)!)
      case 5: bytes.removeSubrange(start...)
      default:
        let extreme: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x01]
        bytes.replaceSubrange(
          start..<end, with: extreme.suffix(Int.random(in: 1...10, using: &random)))
      }
    }
    return Data(bytes)
  }
}

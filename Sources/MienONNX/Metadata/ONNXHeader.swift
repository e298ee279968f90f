import Foundation
import MienCore
import SwiftProtobuf

/// The fields of an `.onnx` file around the network, read without reading the network.
///
/// A protobuf message is a list of fields, each a tag and a value whose length is known in advance, so the
/// graph (nearly all of the file) can be stepped over. What is kept is decoded by swift-protobuf.
enum ONNXHeader {
  /// Protobuf's own limit; ONNX keeps larger weights in other files, which Mien does not write.
  private static let largestFile: Int64 = 1 << 31
  private static let largestHeader = 4 << 20
  private static let mostFields = 10_000

  private static let graphField: UInt64 = 7
  /// `ir_version`, `producer_name`, `opset_import`, `metadata_props`.
  private static let keptFields: Set<UInt64> = [1, 2, 8, 14]

  /// The model without its graph.
  ///
  /// - Throws: ``MienError`` when the file cannot be read or is not an ONNX file.
  static func read(path: String) throws -> Onnx_ModelProto {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      throw MienError("cannot read \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw MienError("\(path) is not a file")
    }
    guard status.st_size > 0 else { throw notONNX(path, "it is empty") }
    guard status.st_size < largestFile else {
      throw MienError("\(path) is larger than the 2 GiB that an ONNX file may hold")
    }
    var cursor = Cursor(file: file, end: Int(status.st_size))
    return try decode(gather(&cursor, path: path), path: path)
  }

  /// The model with its graph, in memory.
  ///
  /// - Throws: As ``read(path:)``.
  static func readAll(path: String) throws -> Onnx_ModelProto {
    _ = try read(path: path)
    do {
      return try Onnx_ModelProto(serializedBytes: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw notONNX(path, "its network cannot be decoded")
    }
  }

  static func notONNX(_ path: String, _ reason: String) -> MienError {
    MienError("\(path) is not an ONNX file, or a damaged one: \(reason)")
  }

  /// The bytes of the kept fields, one after the other.
  private static func gather(_ cursor: inout Cursor, path: String) throws -> Data {
    var kept = Data()
    var hasGraph = false
    var count = 0
    while !cursor.isAtEnd {
      count += 1
      guard count <= mostFields else { throw notONNX(path, "it has too many parts") }
      let start = cursor.position
      guard let tag = cursor.varint(), tag >> 3 > 0, cursor.skipValue(wireType: tag & 7) else {
        throw notONNX(path, "byte \(start) starts no field that fits into the file")
      }
      if tag >> 3 == graphField { hasGraph = true }
      guard keptFields.contains(tag >> 3) else { continue }
      guard kept.count + (cursor.position - start) <= largestHeader else {
        throw notONNX(path, "it holds more than \(largestHeader) bytes besides the network")
      }
      guard let bytes = cursor.bytes(start..<cursor.position) else {
        throw MienError("cannot read \(path): it changed while being read")
      }
      kept.append(bytes)
    }
    guard hasGraph else { throw notONNX(path, "it holds no network") }
    guard StreamSafety.holds(kept) else {
      throw notONNX(path, "its text has \(StreamSafety.complaint)")
    }
    return kept
  }

  private static func decode(_ bytes: Data, path: String) throws -> Onnx_ModelProto {
    guard let model = try? Onnx_ModelProto(serializedBytes: bytes) else {
      throw notONNX(path, "its header cannot be decoded")
    }
    guard model.irVersion > 0, !model.opsetImport.isEmpty else {
      throw notONNX(path, "it states no version")
    }
    return model
  }
}

extension ONNXHeader {
  /// A place in an open file; every step checks that it stays inside.
  private struct Cursor {
    let file: Int32
    let end: Int
    private(set) var position = 0

    init(file: Int32, end: Int) {
      self.file = file
      self.end = end
    }

    var isAtEnd: Bool { position >= end }

    /// Reads a number of 7 bits a byte, least significant first; nil when there is none.
    mutating func varint() -> UInt64? {
      guard let bytes = bytes(position..<min(position + 10, end)) else { return nil }
      var value: UInt64 = 0
      for (index, byte) in bytes.enumerated() {
        value |= UInt64(byte & 0x7F) << (7 * UInt64(index))
        if byte < 0x80 {
          position += index + 1
          return value
        }
      }
      return nil
    }

    /// Steps over a field's value; false when it has no length or leaves the file.
    mutating func skipValue(wireType: UInt64) -> Bool {
      switch wireType {
      case 0: return varint() != nil
      case 1: return skip(8)
      case 2:
        guard let length = varint() else { return false }
        return skip(length)
      case 5: return skip(4)
      default: return false
      }
    }

    private mutating func skip(_ count: UInt64) -> Bool {
      guard count <= UInt64(end - position) else { return false }
      position += Int(count)
      return true
    }

    /// The bytes at `range`; nil when the file ends before it does.
    func bytes(_ range: Range<Int>) -> Data? {
      var data = Data(count: range.count)
      var filled = 0
      while filled < range.count {
        let got = data.withUnsafeMutableBytes {
          pread(
            file, $0.baseAddress! + filled, range.count - filled, off_t(range.lowerBound + filled))
        }
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else { return nil }
        filled += got
      }
      return data
    }
  }
}

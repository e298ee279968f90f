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

  static let graphField: UInt64 = 7
  /// `ir_version`, `producer_name`, `opset_import`, `metadata_props`.
  private static let keptFields: Set<UInt64> = [1, 2, 8, 14]

  /// The model without its graph.
  ///
  /// - Throws: ``MienError`` when the file cannot be read or is not an ONNX file.
  static func read(path: String) throws -> Onnx_ModelProto {
    try withMessage(path: path) { cursor in
      try decode(gather(&cursor, path: path), path: path)
    }
  }

  /// Opens a file as one protobuf message, whatever fields it has.
  ///
  /// - Throws: ``MienError`` when it cannot be read or is none of the size of an ONNX file; what `body` throws.
  static func withMessage<Result>(
    path: String, _ body: (inout ProtobufCursor) throws -> Result
  ) throws -> Result {
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
    var cursor = ProtobufCursor(file: file, path: path, message: 0..<Int(status.st_size))
    return try body(&cursor)
  }

  static func notONNX(_ path: String, _ reason: String) -> MienError {
    MienError("\(path) is not an ONNX file, or a damaged one: \(reason)")
  }

  /// The bytes of the kept fields, one after the other.
  private static func gather(_ cursor: inout ProtobufCursor, path: String) throws -> Data {
    var kept = Data()
    var hasGraph = false
    var count = 0
    while let field = try cursor.next() {
      count += 1
      guard count <= mostFields else { throw notONNX(path, "it has too many parts") }
      if field.number == graphField { hasGraph = true }
      guard keptFields.contains(field.number) else { continue }
      guard kept.count + field.bytes.count <= largestHeader else {
        throw notONNX(path, "it holds more than \(largestHeader) bytes besides the network")
      }
      kept.append(try cursor.bytes(field.bytes))
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

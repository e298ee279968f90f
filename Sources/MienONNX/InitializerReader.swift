import Foundation
import MienCore
import SwiftProtobuf

/// Reads the tensors that a network begins with and steps over the rest of its file.
///
/// Operators are not decoded: empty ones take seventy times their bytes in memory.
struct InitializerReader {
  private static let initializerField: UInt64 = 5
  /// `dims`, `data_type` and `name` of a tensor.
  private static let headFields: Set<UInt64> = [1, 2, 8]
  private static let elementsField: UInt64 = 9
  /// Fields of the network and of its tensors; networks of the zoo have some thousands.
  private static let mostParts = 100_000
  private static let largestHead = 1024
  private static let mostAxes = 8

  private let path: String
  private var partCount = 0

  /// The tensors in the order of the file.
  ///
  /// - Throws: ``MienError`` when the file cannot be read, is not an ONNX file, or has more parts or larger names
  ///   than networks have.
  static func read(path: String) throws -> [Onnx_TensorProto] {
    _ = try ONNXHeader.read(path: path)
    var reader = InitializerReader(path: path)
    return try ONNXHeader.withMessage(path: path) { try reader.tensors(of: &$0) }
  }

  private init(path: String) {
    self.path = path
  }

  private mutating func tensors(of model: inout ProtobufCursor) throws -> [Onnx_TensorProto] {
    var tensors: [Onnx_TensorProto] = []
    while let field = try model.next() {
      guard field.number == ONNXHeader.graphField, let graph = field.content else { continue }
      var parts = model.message(graph)
      while let part = try next(&parts) {
        guard part.number == Self.initializerField, let content = part.content else { continue }
        tensors.append(try tensor(parts.message(content)))
      }
    }
    return tensors
  }

  private mutating func tensor(_ message: ProtobufCursor) throws -> Onnx_TensorProto {
    var message = message
    var head = Data()
    var elements: Range<Int>?
    while let field = try next(&message) {
      if field.number == Self.elementsField, let content = field.content { elements = content }
      guard Self.headFields.contains(field.number) else { continue }
      guard head.count + field.bytes.count <= Self.largestHead else {
        throw ONNXHeader.notONNX(path, "a tensor has a name or a shape that is too long")
      }
      head.append(try message.bytes(field.bytes))
    }
    guard var tensor = try? Onnx_TensorProto(serializedBytes: head) else {
      throw ONNXHeader.notONNX(path, "a tensor has a name or a shape that cannot be read")
    }
    guard tensor.dims.count <= Self.mostAxes else {
      throw ONNXHeader.notONNX(path, "a tensor has more than \(Self.mostAxes) axes")
    }
    if let elements { tensor.rawData = try message.bytes(elements) }
    return tensor
  }

  private mutating func next(_ message: inout ProtobufCursor) throws -> ProtobufCursor.Field? {
    partCount += 1
    guard partCount <= Self.mostParts else {
      throw ONNXHeader.notONNX(path, "its network has too many parts")
    }
    return try message.next()
  }
}

import Foundation
import MienCore
import SwiftProtobuf

extension ONNXGraph {
  /// The IR version of operator set 17's time; every current engine reads it.
  private static let irVersion: Int64 = 8
  private static let operatorSet: Int64 = 17

  /// Writes the network and what there is to know about it as an `.onnx` file, whole or not at all.
  ///
  /// - Throws: ``MienError`` when the metadata are invalid, when they contradict the network (its first
  ///   input must be `[N, channels, height, width]`, its first output `[N, labels]`), when the file would
  ///   pass protobuf's 2 GiB, or when it cannot be written.
  public func save(to path: String, metadata: ModelMetadata) throws {
    try check(metadata)
    try AtomicFile.write(serialized(metadata: metadata), to: path)
  }

  /// The bytes of the `.onnx` file; without metadata it is one that Mien itself cannot use.
  ///
  /// Traps on a graph without input or output. The same calls give the same bytes.
  public func serialized(metadata: ModelMetadata? = nil) throws -> Data {
    precondition(!inputs.isEmpty && !outputs.isEmpty, "\(name) needs an input and an output")
    var model = Onnx_ModelProto()
    model.irVersion = Self.irVersion
    model.producerName = "mien"
    model.opsetImport = [
      .with {
        $0.domain = ""
        $0.version = Self.operatorSet
      }
    ]
    model.graph = message
    model.metadataProps = try metadata?.properties() ?? []
    do {
      return try model.serializedBytes()
    } catch {
      throw MienError("\(name) does not fit into an ONNX file, which may hold 2 GiB")
    }
  }

  private var message: Onnx_GraphProto {
    let published = Set(outputs.map(\.id))
    return .with {
      $0.name = name
      $0.input = inputs.map(declaration)
      $0.output = outputs.map(declaration)
      $0.valueInfo = intermediates.filter { !published.contains($0.id) }.map(declaration)
      $0.initializer = tensors.map { id, tensor in
        var tensor = tensor
        tensor.name = names[id]
        return tensor
      }
      $0.node = nodes.map { node in
        .with {
          $0.name = node.name
          $0.opType = node.operation
          $0.input = node.inputs.map { names[$0] }
          $0.output = node.outputs.map { names[$0] }
          $0.attribute = node.attributes
        }
      }
    }
  }

  private func declaration(_ value: ONNXValue) -> Onnx_ValueInfoProto {
    .tensor(names[value.id], shape: value.shape)
  }

  private func check(_ metadata: ModelMetadata) throws {
    try metadata.validate()
    let input: [ONNXValue.Dimension] = [
      .batch, .fixed(metadata.channels), .fixed(metadata.height), .fixed(metadata.width),
    ]
    if let actual = inputs.first?.shape, actual != input {
      throw MienError("\(name) takes \(actual), but its metadata say \(input)")
    }
    let output: [ONNXValue.Dimension] = [.batch, .fixed(metadata.labels.count)]
    if let actual = outputs.first?.shape, actual != output {
      throw MienError("\(name) gives \(actual), but its metadata name \(output[1]) labels")
    }
  }
}

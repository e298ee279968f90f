#if Training
  import Foundation

  /// The initializers of an `.onnx` file, read without Mien's own ONNX code.
  ///
  /// Protobuf: a message is a list of fields, each a tag (number * 8 + wire type) and a value. The
  /// path here is `ModelProto.graph` (7), `GraphProto.initializer` (5), and `dims` (1), `name` (8)
  /// and `raw_data` (9) of `TensorProto`.
  struct ONNXWeights {
    struct Weight {
      var shape: [Int] = []
      var bytes: [UInt8] = []
    }

    struct Malformed: Error {}

    private(set) var tensors: [String: Weight] = [:]

    init(path: String) throws {
      let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      for (number, graph, _) in try Self.fields(file[...]) where number == 7 {
        for (number, tensor, _) in try Self.fields(graph) where number == 5 {
          try add(tensor)
        }
      }
    }

    private mutating func add(_ tensor: ArraySlice<UInt8>) throws {
      var name = ""
      var weight = Weight()
      for (number, bytes, value) in try Self.fields(tensor) {
        switch number {
        case 1 where bytes.isEmpty: weight.shape.append(value)
        case 1:
          var rest = bytes
          while !rest.isEmpty { weight.shape.append(try Self.varint(&rest)) }
        case 8: name = String(decoding: bytes, as: UTF8.self)
        case 9: weight.bytes = Array(bytes)
        default: break
        }
      }
      tensors[name] = weight
    }

    /// Number, bytes (of wire type 2) and value (of wire type 0) of every field of a message.
    private static func fields(
      _ message: ArraySlice<UInt8>
    ) throws -> [(number: Int, bytes: ArraySlice<UInt8>, value: Int)] {
      var rest = message
      var found: [(number: Int, bytes: ArraySlice<UInt8>, value: Int)] = []
      while !rest.isEmpty {
        let tag = try varint(&rest)
        var (bytes, value) = (ArraySlice<UInt8>(), 0)
        switch tag & 7 {
        case 0: value = try varint(&rest)
        case 1: rest = rest.dropFirst(8)
        case 2:
          let length = try varint(&rest)
          guard length >= 0, length <= rest.count else { throw Malformed() }
          bytes = rest.prefix(length)
          rest = rest.dropFirst(length)
        case 5: rest = rest.dropFirst(4)
        default: throw Malformed()
        }
        found.append((tag >> 3, bytes, value))
      }
      return found
    }

    private static func varint(_ rest: inout ArraySlice<UInt8>) throws -> Int {
      var value: UInt64 = 0
      for shift in stride(from: UInt64(0), through: 63, by: 7) {
        guard let byte = rest.popFirst() else { throw Malformed() }
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return Int(truncatingIfNeeded: value) }
      }
      throw Malformed()
    }
  }
#endif

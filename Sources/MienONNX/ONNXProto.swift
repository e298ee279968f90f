import Foundation

/// Shorthand for the generated messages: plain values in, filled messages out.
extension Onnx_AttributeProto {
  static func int(_ name: String, _ value: Int) -> Self {
    with {
      $0.name = name
      $0.type = .int
      $0.i = Int64(value)
    }
  }

  static func ints(_ name: String, _ values: [Int]) -> Self {
    with {
      $0.name = name
      $0.type = .ints
      $0.ints = values.map { Int64($0) }
    }
  }

  static func float(_ name: String, _ value: Float) -> Self {
    with {
      $0.name = name
      $0.type = .float
      $0.f = value
    }
  }
}

extension Onnx_TensorProto {
  /// FLOAT16, which the subset of the standard that is generated here leaves out.
  static let float16: Int32 = 10

  /// A tensor of 16-bit floats, little-endian.
  static func halves(shape: [Int], bytes: Data) -> Self {
    with {
      $0.dims = shape.map { Int64($0) }
      $0.dataType = float16
      $0.rawData = bytes
    }
  }

  static func raw(shape: [Int], type: DataType, bytes: Data) -> Self {
    with {
      $0.dims = shape.map { Int64($0) }
      $0.dataType = Int32(type.rawValue)
      $0.rawData = bytes
    }
  }
}

extension Onnx_ValueInfoProto {
  /// Declares a tensor of 32-bit floats.
  static func tensor(_ name: String, shape: [ONNXValue.Dimension]) -> Self {
    with {
      $0.name = name
      $0.type.tensorType.elemType = Int32(Onnx_TensorProto.DataType.float.rawValue)
      $0.type.tensorType.shape.dim = shape.map { dimension in
        .with {
          switch dimension {
          case .batch: $0.dimParam = dimension.description
          case .fixed(let length): $0.dimValue = Int64(length)
          }
        }
      }
    }
  }
}

extension Array where Element: BitwiseCopyable {
  /// The elements as they lie in memory; every platform Mien runs on is little-endian, as ONNX asks.
  var littleEndianBytes: Data { withUnsafeBytes { Data($0) } }
}

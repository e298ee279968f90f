#if Training
  import CTorch
  import Safetensors

  /// The type of a tensor's elements.
  public enum DType: Sendable, CaseIterable {
    case uint8, int16, int32, int64, float16, bfloat16, float32, float64, bool

    init(_ code: ct_dtype) {
      guard let match = DType.allCases.first(where: { $0.code == code }) else {
        fatalError("Mien does not know libtorch's element type \(code.rawValue)")
      }
      self = match
    }

    var code: ct_dtype {
      switch self {
      case .uint8: CT_UINT8
      case .int16: CT_INT16
      case .int32: CT_INT32
      case .int64: CT_INT64
      case .float16: CT_FLOAT16
      case .bfloat16: CT_BFLOAT16
      case .float32: CT_FLOAT32
      case .float64: CT_FLOAT64
      case .bool: CT_BOOL
      }
    }

    /// The name of this type in safetensors files.
    public var safetensors: SafetensorsDType {
      switch self {
      case .uint8: .u8
      case .int16: .i16
      case .int32: .i32
      case .int64: .i64
      case .float16: .f16
      case .bfloat16: .bf16
      case .float32: .f32
      case .float64: .f64
      case .bool: .bool
      }
    }

    /// The type a safetensors file names; nil for the ones libtorch has no use for here (I8).
    public init?(_ type: SafetensorsDType) {
      guard let match = DType.allCases.first(where: { $0.safetensors == type }) else { return nil }
      self = match
    }
  }

  /// A Swift number that can be an element of a tensor.
  public protocol TensorScalar: BitwiseCopyable {
    static var dtype: DType { get }
  }

  extension UInt8: TensorScalar { public static var dtype: DType { .uint8 } }
  extension Int16: TensorScalar { public static var dtype: DType { .int16 } }
  extension Int32: TensorScalar { public static var dtype: DType { .int32 } }
  extension Int64: TensorScalar { public static var dtype: DType { .int64 } }
  extension Float: TensorScalar { public static var dtype: DType { .float32 } }
  extension Double: TensorScalar { public static var dtype: DType { .float64 } }
#endif

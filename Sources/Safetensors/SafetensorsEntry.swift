/// The element types a safetensors file may hold here, named as the format names them.
public enum SafetensorsDType: String, Sendable {
  case f64 = "F64"
  case f32 = "F32"
  case f16 = "F16"
  case bf16 = "BF16"
  case i64 = "I64"
  case i32 = "I32"
  case i16 = "I16"
  case i8 = "I8"
  case u8 = "U8"
  case bool = "BOOL"

  /// Bytes of one element.
  public var byteCount: Int {
    switch self {
    case .f64, .i64: 8
    case .f32, .i32: 4
    case .f16, .bf16, .i16: 2
    case .i8, .u8, .bool: 1
    }
  }
}

/// One tensor of a file, as its header tells it.
public struct SafetensorsEntry: Equatable, Sendable {
  public let name: String
  public let dtype: SafetensorsDType
  /// Sizes of the axes, none negative; empty for a scalar.
  public let shape: [Int]
  /// Where the elements lie, counted from the start of the data section (not of the file). Its
  /// length is the product of `shape` times the bytes of an element: ``SafetensorsFile`` has
  /// checked that.
  public let byteRange: Range<Int>
}

/// One tensor that is going to be written; see ``SafetensorsWriter``.
public struct SafetensorsDeclaration: Equatable, Sendable {
  public let name: String
  public let dtype: SafetensorsDType
  /// Sizes of the axes; empty for a scalar.
  public let shape: [Int]

  public init(name: String, dtype: SafetensorsDType, shape: [Int]) {
    self.name = name
    self.dtype = dtype
    self.shape = shape
  }
}

/// The bytes of a tensor, or nil when a size is negative or the product does not fit an `Int`.
func byteCount(of shape: [Int], _ dtype: SafetensorsDType) -> Int? {
  guard shape.allSatisfy({ $0 >= 0 }) else { return nil }
  // A zero anywhere makes the tensor empty, however large the other axes are.
  if shape.contains(0) { return 0 }
  var count = dtype.byteCount
  for size in shape {
    let (product, overflow) = count.multipliedReportingOverflow(by: size)
    if overflow { return nil }
    count = product
  }
  return count
}

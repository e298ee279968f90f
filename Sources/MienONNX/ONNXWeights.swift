import Foundation
import MienCore

/// The weights in an `.onnx` file of ``ONNXGraph``, under the names they have in the network's state.
public struct ONNXWeights: Sendable {
  /// The file that was read.
  public let path: String
  /// In the order of the file.
  public let names: [String]
  private let tensors: [String: Onnx_TensorProto]

  /// Reads the weights of a file into memory, and nothing else of its network.
  ///
  /// Safe for files of unknown origin, whatever they hold: memory and time follow the weights, with some dozen MB and
  /// half a second more at most.
  ///
  /// - Throws: ``MienError`` when it cannot be read, is larger than 2 GiB, is not an ONNX file, has over 100,000
  ///   parts, or a weight whose bytes do not fill its shape.
  public init(path: String) throws {
    self.path = path
    var names: [String] = []
    var tensors: [String: Onnx_TensorProto] = [:]
    for tensor in try InitializerReader.read(path: path) where !tensor.dims.isEmpty {
      guard let width = Self.width(of: tensor) else { continue }
      guard StreamSafety.holds(tensor.name.utf8) else {
        throw ONNXHeader.notONNX(path, "a name has \(StreamSafety.complaint)")
      }
      // Weights that are stored in half their bits are widened by an operator, which has the name.
      let isHalved = tensor.name.hasSuffix(ONNXGraph.halfSuffix)
      let name = isHalved ? String(tensor.name.dropLast(ONNXGraph.halfSuffix.count)) : tensor.name
      guard Self.count(tensor.dims) == tensor.rawData.count / width,
        tensor.rawData.count.isMultiple(of: width),
        tensors.updateValue(tensor, forKey: name) == nil
      else { throw ONNXHeader.notONNX(path, "its weight \(name.debugDescription) is not whole") }
      names.append(name)
    }
    self.names = names
    self.tensors = tensors
  }

  /// The lengths of a weight's axes, each above 0; nil when there is none of that name.
  public func shape(of name: String) -> [Int]? { tensors[name]?.dims.map(Int.init) }

  /// The elements of a weight, row-major; nil when there is none of that name.
  public func values(of name: String) -> [Float]? {
    guard let tensor = tensors[name] else { return nil }
    return tensor.rawData.withUnsafeBytes { bytes in
      Self.width(of: tensor) == 2
        ? bytes.elements(UInt16.self).map { Float(Float16(bitPattern: $0)) }
        : bytes.elements(UInt32.self).map { Float(bitPattern: $0) }
    }
  }

  /// Bytes of an element; nil for what is no weight.
  private static func width(of tensor: Onnx_TensorProto) -> Int? {
    switch tensor.dataType {
    case Int32(Onnx_TensorProto.DataType.float.rawValue): 4
    case Onnx_TensorProto.float16: 2
    default: nil
    }
  }

  /// The elements of axes of these lengths; nil when a length is below 1, or where no file could hold them.
  private static func count(_ dimensions: [Int64]) -> Int? {
    dimensions.reduce(Optional(1)) { product, length in
      guard let product, length > 0 else { return nil }
      let (count, isTooLarge) = product.multipliedReportingOverflow(by: Int(length))
      return isTooLarge ? nil : count
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func elements<Element: FixedWidthInteger & BitwiseCopyable>(
    _ type: Element.Type
  ) -> [Element] {
    let width = MemoryLayout<Element>.size
    return (0..<count / width).map {
      Element(littleEndian: loadUnaligned(fromByteOffset: $0 * width, as: type))
    }
  }
}

import Foundation

/// A network under construction, in the terms of the ONNX standard (operator set 17, IR version 8).
///
/// Values are made by ``input(_:shape:)``, by ``initializer(_:shape:bytes:)`` and by the layer functions,
/// which append one operator each and return what it computes. Layouts and weight shapes are PyTorch's.
/// Every function checks shapes as it goes and traps on a mismatch, as an array index does: a graph
/// describes a network that already ran. Not safe for use from several threads at once.
///
/// ```swift
/// let graph = ONNXGraph(name: "tiny")
/// let image = graph.input("input", shape: [.batch, 1, 48, 48])
/// let weight = graph.initializer("conv1.weight", shape: [8, 1, 3, 3], bytes: bytes)
/// let features = graph.relu(graph.conv(image, weight: weight, pads: [1, 1]))
/// graph.output("features", features)
/// ```
public final class ONNXGraph {
  /// How a file holds matrices and kernels.
  public enum WeightType: Sendable {
    case float32
    /// Half the size, eleven bits of precision; engines compute in float32 all the same.
    case float16
  }

  /// The name viewers show, usually the architecture's.
  public let name: String

  /// The elements of all initializers, running statistics among them; constants that the layer functions
  /// make for themselves are not counted.
  public private(set) var parameterCount = 0

  /// One operator; inputs and outputs are ids of values.
  struct Node {
    var name: String
    var operation: String
    var inputs: [Int]
    var outputs: [Int]
    var attributes: [Onnx_AttributeProto]
  }

  var names: [String] = []
  var nodes: [Node] = []
  var inputs: [ONNXValue] = []
  var outputs: [ONNXValue] = []
  /// Results of operators, for the shapes that viewers show.
  var intermediates: [ONNXValue] = []
  /// Weights and constants, by the id of their value.
  var tensors: [(id: Int, tensor: Onnx_TensorProto)] = []
  private var scalars: [Float: ONNXValue] = [:]
  private var taken: Set<String> = []

  private let weights: WeightType

  /// - Parameter weights: How the file holds weights of two axes and more; biases and statistics, which are few
  ///   and may be tiny, are always float32.
  public init(name: String, weights: WeightType = .float32) {
    self.name = name
    self.weights = weights
  }

  /// Declares what the network is fed with.
  ///
  /// - Parameter name: Must be new; traps if not.
  public func input(_ name: String, shape: [ONNXValue.Dimension]) -> ONNXValue {
    let value = ONNXValue(id: claim(name), shape: checked(shape, name))
    inputs.append(value)
    return value
  }

  /// Declares `value` a result of the network and gives it its public name.
  ///
  /// The value keeps its name when it is an input, a weight or an output already; an `Identity` operator
  /// then carries the new name. The operator keeps its own name, so that no other gets it. Traps when
  /// the name is taken.
  public func output(_ name: String, _ value: ONNXValue) {
    let isResult = intermediates.contains { $0.id == value.id }
    guard isResult, !outputs.contains(where: { $0.id == value.id }) else {
      return output(name, identity(value))
    }
    if names[value.id] != name {
      precondition(taken.insert(name).inserted, "the graph has a value named \(name) already")
      names[value.id] = name
    }
    outputs.append(value)
  }

  /// Adds weights of 32-bit floats.
  ///
  /// - Parameters:
  ///   - name: The name in the network's state, such as `conv1.weight`; must be new.
  ///   - shape: The lengths of the axes; empty for a scalar.
  ///   - bytes: The elements, little-endian, row-major, 4 bytes each; their number must fit `shape`.
  public func initializer(_ name: String, shape: [Int], bytes: Data) -> ONNXValue {
    let dimensions = checked(shape.map { .fixed($0) }, name)
    precondition(
      bytes.count == 4 * dimensions.fixedCount,
      "\(name) of shape \(shape) needs \(4 * dimensions.fixedCount) bytes, not \(bytes.count)")
    parameterCount += dimensions.fixedCount
    if weights == .float16 && shape.count > 1 { return halved(name, shape, bytes) }
    let value = ONNXValue(id: claim(name), shape: dimensions)
    tensors.append((value.id, .raw(shape: shape, type: .float, bytes: bytes)))
    return value
  }

  /// What tells a weight stored with half of its bits from the widened one.
  static let halfSuffix = ".float16"

  /// Weights stored with half of their bits, and the operator that widens them again.
  private func halved(_ name: String, _ shape: [Int], _ bytes: Data) -> ONNXValue {
    let halves = bytes.withUnsafeBytes { buffer in
      (0..<buffer.count / 4).map { index in
        Float16(
          Float(
            bitPattern: UInt32(
              littleEndian: buffer.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)))
        )
        .bitPattern
      }
    }
    let stored = ONNXValue(id: claim(name + Self.halfSuffix), shape: shape.map { .fixed($0) })
    tensors.append((stored.id, .halves(shape: shape, bytes: halves.littleEndianBytes)))
    return add(
      "Cast", name: name, [stored], shape: stored.shape,
      [.int("to", Int(Onnx_TensorProto.DataType.float.rawValue))])
  }

  /// Adds weights from memory, which is copied; see ``initializer(_:shape:bytes:)-(_,_,Data)``.
  public func initializer(
    _ name: String, shape: [Int], bytes: UnsafeRawBufferPointer
  ) -> ONNXValue {
    initializer(name, shape: shape, bytes: Data(bytes))
  }

  /// Adds weights from an array; see ``initializer(_:shape:bytes:)-(_,_,Data)``.
  public func initializer(_ name: String, shape: [Int], values: [Float]) -> ONNXValue {
    initializer(name, shape: shape, bytes: values.littleEndianBytes)
  }

  private func checked(_ shape: [ONNXValue.Dimension], _ name: String) -> [ONNXValue.Dimension] {
    for case .fixed(let length) in shape {
      precondition(length > 0, "\(name) of shape \(shape) has an axis without elements")
    }
    return shape
  }

  /// Reserves a name that must be new.
  private func claim(_ name: String) -> Int {
    precondition(!name.isEmpty, "ONNX reserves the empty name for absent values")
    precondition(taken.insert(name).inserted, "the graph has a value named \(name) already")
    names.append(name)
    return names.count - 1
  }

  /// Reserves `name`, or `name_1`, `name_2` and so on when it is taken.
  private func claim(near name: String) -> Int {
    var candidate = name
    var number = 0
    while taken.contains(candidate) {
      number += 1
      candidate = "\(name)_\(number)"
    }
    return claim(candidate)
  }
}

// MARK: What the layer functions are made of

extension ONNXGraph {
  /// Appends an operator with one result.
  ///
  /// - Parameter name: The wished name of operator and result; numbered when it is taken.
  func add(
    _ operation: String, name: String, _ inputs: [ONNXValue], shape: [ONNXValue.Dimension],
    _ attributes: [Onnx_AttributeProto] = []
  ) -> ONNXValue {
    add(operation, name: name, inputs, shapes: [shape], attributes)[0]
  }

  /// Appends an operator with several results.
  func add(
    _ operation: String, name: String, _ inputs: [ONNXValue], shapes: [[ONNXValue.Dimension]],
    _ attributes: [Onnx_AttributeProto] = []
  ) -> [ONNXValue] {
    let results = shapes.map { ONNXValue(id: claim(near: name), shape: checked($0, name)) }
    intermediates += results
    nodes.append(
      Node(
        name: names[results[0].id], operation: operation, inputs: inputs.map(\.id),
        outputs: results.map(\.id), attributes: attributes))
    return results
  }

  /// A list of whole numbers that an operator takes as an input, such as the target of a reshape.
  func integers(_ name: String, _ values: [Int]) -> ONNXValue {
    let value = ONNXValue(id: claim(near: name), shape: [.fixed(values.count)])
    let bytes = values.map { Int64($0) }.littleEndianBytes
    tensors.append((value.id, .raw(shape: [values.count], type: .int64, bytes: bytes)))
    return value
  }

  /// A constant tensor of a layer function, which is no weight of the network.
  func floats(_ name: String, shape: [Int], _ values: [Float]) -> ONNXValue {
    let value = ONNXValue(id: claim(near: name), shape: shape.map { .fixed($0) })
    tensors.append((value.id, .raw(shape: shape, type: .float, bytes: values.littleEndianBytes)))
    return value
  }

  /// A number that operators take as an input; one constant serves all who ask for the same number.
  func scalar(_ number: Float) -> ONNXValue {
    if let known = scalars[number] { return known }
    let value = ONNXValue(id: claim(near: "constant"), shape: [])
    tensors.append((value.id, .raw(shape: [], type: .float, bytes: [number].littleEndianBytes)))
    scalars[number] = value
    return value
  }

  /// The name of a layer from the name of its weight: `layer1.0.conv1` from `layer1.0.conv1.weight`.
  func layerName(_ weight: ONNXValue, or fallback: String) -> String {
    let name = names[weight.id]
    return name.hasSuffix(".weight") ? String(name.dropLast(".weight".count)) : fallback
  }
}

/// Element-wise arithmetic; axes broadcast as in NumPy.
extension ONNXGraph {
  /// `a + b`.
  public func add(_ a: ONNXValue, _ b: ONNXValue, name: String? = nil) -> ONNXValue {
    let layer = name ?? "add"
    return add("Add", name: layer, [a, b], shape: a.shape.broadcast(with: b.shape, for: layer))
  }

  /// `a b`, element by element.
  public func mul(_ a: ONNXValue, _ b: ONNXValue, name: String? = nil) -> ONNXValue {
    let layer = name ?? "mul"
    return add("Mul", name: layer, [a, b], shape: a.shape.broadcast(with: b.shape, for: layer))
  }

  /// `x` itself: what dropout is outside training.
  public func identity(_ x: ONNXValue, name: String? = nil) -> ONNXValue {
    add("Identity", name: name ?? "identity", [x], shape: x.shape)
  }
}

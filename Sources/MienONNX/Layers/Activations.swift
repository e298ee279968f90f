/// Functions of one number, and softmax.
extension ONNXGraph {
  /// `max(x, 0)`.
  public func relu(_ x: ONNXValue, name: String? = nil) -> ONNXValue {
    add("Relu", name: name ?? "relu", [x], shape: x.shape)
  }

  /// `x` where positive, `alpha x` elsewhere; 0.01 is PyTorch's slope as well as ONNX's.
  public func leakyRelu(_ x: ONNXValue, alpha: Float = 0.01, name: String? = nil) -> ONNXValue {
    add(
      "LeakyRelu", name: name ?? "leakyRelu", [x], shape: x.shape, [.float("alpha", alpha)])
  }

  /// `x` held between `minimum` and `maximum`.
  public func clip(
    _ x: ONNXValue, minimum: Float, maximum: Float, name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? "clip"
    precondition(minimum <= maximum, "\(layer) needs \(minimum) <= \(maximum)")
    return add("Clip", name: layer, [x, scalar(minimum), scalar(maximum)], shape: x.shape)
  }

  /// `min(max(x, 0), 6)` (Howard et al. 2017).
  public func relu6(_ x: ONNXValue, name: String? = nil) -> ONNXValue {
    clip(x, minimum: 0, maximum: 6, name: name ?? "relu6")
  }

  /// `1 / (1 + exp(-x))`.
  public func sigmoid(_ x: ONNXValue, name: String? = nil) -> ONNXValue {
    add("Sigmoid", name: name ?? "sigmoid", [x], shape: x.shape)
  }

  /// `x sigmoid(x)` (Elfwing et al. 2018), as the two operators that engines fuse.
  public func silu(_ x: ONNXValue, name: String? = nil) -> ONNXValue {
    let layer = name ?? "silu"
    return mul(x, sigmoid(x, name: "\(layer).sigmoid"), name: layer)
  }

  /// `exp(x) / sum(exp(x))` along `axis`, which counts from the end when negative.
  public func softmax(_ x: ONNXValue, axis: Int = -1, name: String? = nil) -> ONNXValue {
    let layer = name ?? "softmax"
    let axis = normalized(axis, rank: x.shape.count, layer)
    return add("Softmax", name: layer, [x], shape: x.shape, [.int("axis", axis)])
  }
}

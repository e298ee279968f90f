/// Layers that multiply by weights.
extension ONNXGraph {
  /// A two-dimensional convolution.
  ///
  /// The result is `[N, M, H', W']` with `H' = floor((H + top + bottom - dilation (kH - 1) - 1) / stride) + 1`,
  /// likewise `W'`.
  ///
  /// - Parameters:
  ///   - x: `[N, C, H, W]`.
  ///   - weight: `[M, C / groups, kH, kW]`.
  ///   - bias: `[M]`.
  ///   - strides: Vertical, horizontal.
  ///   - pads: Zeros added at the borders: vertical and horizontal, or top, left, bottom and right.
  ///   - name: The weight's name without `.weight` when nil.
  public func conv(
    _ x: ONNXValue, weight: ONNXValue, bias: ONNXValue? = nil, strides: [Int] = [1, 1],
    pads: [Int] = [0, 0], dilations: [Int] = [1, 1], groups: Int = 1, name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? layerName(weight, or: "conv")
    precondition(weight.shape.count == 4, "\(layer) needs a weight of 4 axes, not \(weight.shape)")
    let kernel = [weight.length(2, for: layer), weight.length(3, for: layer)]
    let filters = weight.length(0, for: layer)
    let channels = x.length(1, for: layer)
    precondition(
      weight.length(1, for: layer) * groups == channels && filters % groups == 0,
      "\(layer) with \(groups) groups and weight \(weight.shape) cannot take \(x.shape)")
    checkVector(bias, count: filters, "bias", of: layer)
    let window = Window(
      over: x, kernel: kernel, strides: strides, pads: pads, dilations: dilations, layer: layer)
    return add(
      "Conv", name: layer, [x, weight] + (bias.map { [$0] } ?? []),
      shape: window.shape(channels: filters),
      window.attributes + [.ints("dilations", dilations), .int("group", groups)])
  }

  /// A fully connected layer: `x · weightᵀ + bias`, the weight as PyTorch keeps it.
  ///
  /// - Parameters:
  ///   - x: `[N, K]`; the result is `[N, M]`.
  ///   - weight: `[M, K]`.
  ///   - bias: `[M]`.
  ///   - name: The weight's name without `.weight` when nil.
  public func gemm(
    _ x: ONNXValue, weight: ONNXValue, bias: ONNXValue? = nil, name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? layerName(weight, or: "gemm")
    precondition(
      x.shape.count == 2 && weight.shape.count == 2 && x.shape[1] == weight.shape[1],
      "\(layer) with weight \(weight.shape) cannot take \(x.shape)")
    checkVector(bias, count: weight.length(0, for: layer), "bias", of: layer)
    return add(
      "Gemm", name: layer, [x, weight] + (bias.map { [$0] } ?? []),
      shape: [x.shape[0], weight.shape[0]], [.int("transB", 1)])
  }

  /// The matrix product of the last two axes, `[…, I, K]` by `[…, K, J]`; earlier axes broadcast.
  public func matMul(_ a: ONNXValue, _ b: ONNXValue, name: String? = nil) -> ONNXValue {
    let layer = name ?? "matMul"
    precondition(
      a.shape.count >= 2 && b.shape.count >= 2
        && a.shape[a.shape.count - 1] == b.shape[b.shape.count - 2],
      "\(layer) cannot multiply \(a.shape) by \(b.shape)")
    let outer = a.shape.dropLast(2).map { $0 }
      .broadcast(with: b.shape.dropLast(2).map { $0 }, for: layer)
    let shape = outer + [a.shape[a.shape.count - 2], b.shape[b.shape.count - 1]]
    return add("MatMul", name: layer, [a, b], shape: shape)
  }

  /// Batch normalization with its running statistics (Ioffe and Szegedy 2015):
  /// `(x - mean) / sqrt(variance + epsilon) * scale + bias`, channel by channel.
  ///
  /// - Parameters:
  ///   - x: `[N, C, …]`; the other parameters are `[C]`.
  ///   - scale: PyTorch's `weight`.
  ///   - name: The scale's name without `.weight` when nil.
  public func batchNormalization(
    _ x: ONNXValue, scale: ONNXValue, bias: ONNXValue, mean: ONNXValue, variance: ONNXValue,
    epsilon: Float = 1e-5, name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? layerName(scale, or: "batchNormalization")
    let channels = x.length(1, for: layer)
    checkVector(scale, count: channels, "scale", of: layer)
    checkVector(bias, count: channels, "bias", of: layer)
    checkVector(mean, count: channels, "mean", of: layer)
    checkVector(variance, count: channels, "variance", of: layer)
    return add(
      "BatchNormalization", name: layer, [x, scale, bias, mean, variance], shape: x.shape,
      [.float("epsilon", epsilon)])
  }

  private func checkVector(_ value: ONNXValue?, count: Int, _ role: String, of layer: String) {
    guard let value else { return }
    precondition(
      value.shape == [.fixed(count)], "\(layer) needs a \(role) of [\(count)], not \(value.shape)")
  }
}

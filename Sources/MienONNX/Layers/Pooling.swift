/// Layers that summarize a neighbourhood.
extension ONNXGraph {
  /// The largest value under each window of `[N, C, H, W]`.
  ///
  /// - Parameters:
  ///   - strides: The kernel's size when nil.
  ///   - pads: Vertical and horizontal, or top, left, bottom and right; never counted as values.
  ///   - ceil: Whether a window that only partly fits at the end counts (PyTorch's `ceil_mode`).
  public func maxPool(
    _ x: ONNXValue, kernel: [Int], strides: [Int]? = nil, pads: [Int] = [0, 0],
    ceil: Bool = false, name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? "maxPool"
    let window = Window(
      over: x, kernel: kernel, strides: strides ?? kernel, pads: pads, roundsUp: ceil, layer: layer)
    return add("MaxPool", name: layer, [x], shape: window.shape(), window.attributes)
  }

  /// The mean under each window of `[N, C, H, W]`.
  ///
  /// - Parameters:
  ///   - strides: The kernel's size when nil.
  ///   - pads: Vertical and horizontal, or top, left, bottom and right.
  ///   - ceil: Whether a window that only partly fits at the end counts; its mean is over what fits.
  ///     Traps together with padding that counts, which operator set 17 cannot say as PyTorch does.
  ///   - countsPadding: Whether padding enters the mean as zeros, PyTorch's default.
  public func averagePool(
    _ x: ONNXValue, kernel: [Int], strides: [Int]? = nil, pads: [Int] = [0, 0],
    ceil: Bool = false, countsPadding: Bool = true, name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? "averagePool"
    let counts = countsPadding && pads.contains { $0 > 0 }
    precondition(!(ceil && counts), "\(layer) cannot round up and count padding")
    let window = Window(
      over: x, kernel: kernel, strides: strides ?? kernel, pads: pads, roundsUp: ceil, layer: layer)
    return add(
      "AveragePool", name: layer, [x], shape: window.shape(),
      window.attributes + [.int("count_include_pad", counts ? 1 : 0)])
  }

  /// The mean of each channel: `[N, C, H, W]` becomes `[N, C, 1, 1]`.
  public func globalAveragePool(_ x: ONNXValue, name: String? = nil) -> ONNXValue {
    let layer = name ?? "globalAveragePool"
    precondition(x.shape.count == 4, "\(layer) takes [N, C, H, W], not \(x.shape)")
    return add("GlobalAveragePool", name: layer, [x], shape: [x.shape[0], x.shape[1], 1, 1])
  }

  /// Means over a grid of regions of nearly the same extent: `[N, C, H, W]` becomes `[N, C, size[0], size[1]]`.
  ///
  /// Region `i` of an axis of length `L` spans `floor(i L / size) ..< ceil((i + 1) L / size)`, as in PyTorch's
  /// `AdaptiveAvgPool2d`. ONNX has no such operator; the mean over regions is linear in rows and in columns,
  /// hence a product with a constant matrix on either side, also where regions overlap.
  public func adaptiveAveragePool(
    _ x: ONNXValue, to size: [Int], name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? "adaptiveAveragePool"
    precondition(
      x.shape.count == 4 && size.count == 2 && size.allSatisfy { $0 > 0 },
      "\(layer) cannot make \(size) of \(x.shape)")
    let extents = [x.length(2, for: layer), x.length(3, for: layer)]
    guard extents != size else { return x }
    let rows = floats(
      "\(layer).rows", shape: [size[0], extents[0]], regionWeights(extents[0], to: size[0]))
    let columns = floats(
      "\(layer).columns", shape: [size[1], extents[1]], regionWeights(extents[1], to: size[1]))
    let byRow = matMul(rows, x, name: "\(layer).byRow")
    return matMul(
      byRow, transpose(columns, permutation: [1, 0], name: "\(layer).transpose"), name: layer)
  }

  /// The matrix `[size, length]`, row-major, whose product with a vector gives the means of its regions.
  private func regionWeights(_ length: Int, to size: Int) -> [Float] {
    (0..<size).flatMap { region in
      let start = region * length / size
      let end = ((region + 1) * length + size - 1) / size
      return (0..<length).map { (start..<end).contains($0) ? 1 / Float(end - start) : 0 }
    }
  }

  /// The mean over `axes`, which become 1 or, without `keepAxes`, vanish; negative axes count from the end.
  public func reduceMean(
    _ x: ONNXValue, axes: [Int], keepAxes: Bool = true, name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? "reduceMean"
    let reduced = Set(axes.map { normalized($0, rank: x.shape.count, layer) })
    precondition(!reduced.isEmpty, "\(layer) needs an axis to reduce")
    let shape: [ONNXValue.Dimension] = x.shape.indices.compactMap { axis in
      reduced.contains(axis) ? (keepAxes ? 1 : nil) : x.shape[axis]
    }
    return add(
      "ReduceMean", name: layer, [x], shape: shape,
      [.ints("axes", reduced.sorted()), .int("keepdims", keepAxes ? 1 : 0)])
  }
}

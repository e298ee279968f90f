/// Layers that move elements without computing.
extension ONNXGraph {
  /// All axes after the first as one: `[N, C, H, W]` becomes `[N, C H W]`.
  public func flatten(_ x: ONNXValue, name: String? = nil) -> ONNXValue {
    let layer = name ?? "flatten"
    let inner = x.shape.dropFirst().map { $0 }
    precondition(
      !x.shape.isEmpty && inner.batchCount == 0,
      "\(layer) needs the batch axis first, the input is \(x.shape)")
    return add(
      "Flatten", name: layer, [x], shape: [x.shape[0], .fixed(inner.fixedCount)],
      [.int("axis", 1)])
  }

  /// The same elements in row-major order under another shape.
  ///
  /// - Parameter shape: As many elements as the input has, and a batch axis if the input has one.
  public func reshape(
    _ x: ONNXValue, to shape: [ONNXValue.Dimension], name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? "reshape"
    precondition(
      shape.fixedCount == x.shape.fixedCount && shape.batchCount == x.shape.batchCount
        && shape.batchCount <= 1,
      "\(layer) cannot make \(shape) of \(x.shape)")
    let target = shape.enumerated().map { axis, dimension in
      switch dimension {
      case .fixed(let length): length
      // ONNX: 0 copies the input's axis at the same place, -1 takes what is left.
      case .batch: x.shape.indices.contains(axis) && x.shape[axis] == .batch ? 0 : -1
      }
    }
    return add("Reshape", name: layer, [x, integers("\(layer).shape", target)], shape: shape)
  }

  /// The axes in another order: axis `i` of the result is axis `permutation[i]` of the input.
  public func transpose(
    _ x: ONNXValue, permutation: [Int], name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? "transpose"
    precondition(
      permutation.sorted() == Array(x.shape.indices),
      "\(layer) needs every axis of \(x.shape) once, not \(permutation)")
    return add(
      "Transpose", name: layer, [x], shape: permutation.map { x.shape[$0] },
      [.ints("perm", permutation)])
  }

  /// The values side by side along `axis`; all other axes must agree.
  public func concat(_ values: [ONNXValue], axis: Int = 1, name: String? = nil) -> ONNXValue {
    let layer = name ?? "concat"
    precondition(!values.isEmpty, "\(layer) needs a value")
    let axis = normalized(axis, rank: values[0].shape.count, layer)
    var shape = values[0].shape
    shape[axis] = .fixed(values.reduce(0) { $0 + $1.length(axis, for: layer) })
    for value in values {
      var expected = shape
      expected[axis] = value.shape[axis]
      precondition(
        value.shape == expected, "\(layer) cannot join \(values[0].shape) and \(value.shape)")
    }
    return add("Concat", name: layer, values, shape: shape, [.int("axis", axis)])
  }

  /// The value cut along `axis` into consecutive parts.
  ///
  /// - Parameter sizes: The lengths of the parts, 1 or more each; their sum is the axis's length.
  public func split(
    _ x: ONNXValue, sizes: [Int], axis: Int = 1, name: String? = nil
  ) -> [ONNXValue] {
    let layer = name ?? "split"
    let axis = normalized(axis, rank: x.shape.count, layer)
    precondition(
      !sizes.isEmpty && sizes.allSatisfy { $0 > 0 }
        && sizes.reduce(0, +) == x.length(axis, for: layer),
      "\(layer) cannot cut axis \(axis) of \(x.shape) into \(sizes)")
    let shapes = sizes.map { size in
      var shape = x.shape
      shape[axis] = .fixed(size)
      return shape
    }
    let input = integers("\(layer).sizes", sizes)
    return add("Split", name: layer, [x, input], shapes: shapes, [.int("axis", axis)])
  }

  /// The part of the value whose index along `axis` lies in `range`.
  public func slice(
    _ x: ONNXValue, axis: Int, range: Range<Int>, name: String? = nil
  ) -> ONNXValue {
    let layer = name ?? "slice"
    let axis = normalized(axis, rank: x.shape.count, layer)
    precondition(
      !range.isEmpty && range.lowerBound >= 0 && range.upperBound <= x.length(axis, for: layer),
      "\(layer) cannot take \(range) of axis \(axis) of \(x.shape)")
    var shape = x.shape
    shape[axis] = .fixed(range.count)
    let inputs = [
      integers("\(layer).start", [range.lowerBound]), integers("\(layer).end", [range.upperBound]),
      integers("\(layer).axis", [axis]),
    ]
    return add("Slice", name: layer, [x] + inputs, shape: shape)
  }

  /// Channels dealt out like cards, so that each group of the next layer sees all groups of the last one
  /// (ShuffleNet, Zhang et al. 2018): channel `g (C / groups) + i` moves to `i groups + g`.
  ///
  /// - Parameter x: `[N, C, H, W]` with `C` divisible by `groups`.
  public func channelShuffle(_ x: ONNXValue, groups: Int, name: String? = nil) -> ONNXValue {
    let layer = name ?? "channelShuffle"
    precondition(x.shape.count == 4, "\(layer) takes [N, C, H, W], not \(x.shape)")
    let channels = x.length(1, for: layer)
    precondition(
      groups > 0 && channels % groups == 0, "\(layer): \(groups) groups of \(channels) channels")
    let hand: [ONNXValue.Dimension] = [
      x.shape[0], .fixed(groups), .fixed(channels / groups), x.shape[2], x.shape[3],
    ]
    let grouped = reshape(x, to: hand, name: "\(layer).groups")
    let dealt = transpose(grouped, permutation: [0, 2, 1, 3, 4], name: "\(layer).transpose")
    return reshape(dealt, to: x.shape, name: layer)
  }

  /// An axis counted from the start; traps when there is no such axis.
  func normalized(_ axis: Int, rank: Int, _ layer: String) -> Int {
    precondition((-rank..<rank).contains(axis), "\(layer): no axis \(axis) among \(rank)")
    return axis < 0 ? axis + rank : axis
  }
}

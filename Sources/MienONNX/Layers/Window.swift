/// The rectangle that a convolution or a pooling layer slides over the last two axes of `[N, C, H, W]`.
struct Window {
  let kernel: [Int]
  let strides: [Int]
  /// Top, left, bottom, right; what rounding up adds at the end is part of it.
  let pads: [Int]
  /// How many places the window takes, vertically and horizontally.
  let places: [Int]
  private let outer: [ONNXValue.Dimension]

  /// - Parameters:
  ///   - pads: Two numbers (vertical, horizontal) or four (top, left, bottom, right).
  ///   - roundsUp: Whether a last window that hangs over the end counts. Written as padding: operator
  ///     set 17 and PyTorch disagree about `ceil_mode` when that window would start in the padding.
  init(
    over x: ONNXValue, kernel: [Int], strides: [Int], pads: [Int], dilations: [Int] = [1, 1],
    roundsUp: Bool = false, layer: String
  ) {
    precondition(x.shape.count == 4, "\(layer) takes [N, C, H, W], not \(x.shape)")
    precondition(
      [kernel, strides, dilations].allSatisfy { $0.count == 2 && $0.allSatisfy { $0 > 0 } },
      "\(layer) needs two numbers above 0 for kernel, strides and dilations each")
    precondition(
      (pads.count == 2 || pads.count == 4) && pads.allSatisfy { $0 >= 0 },
      "\(layer) needs two or four pads of 0 or more, not \(pads)")
    var pads = pads.count == 2 ? pads + pads : pads
    places = (0..<2).map { axis in
      let length = x.length(axis + 2, for: layer)
      let span = dilations[axis] * (kernel[axis] - 1) + 1
      let room = length + pads[axis] + pads[axis + 2] - span
      precondition(room >= 0, "\(layer): the kernel is larger than the padded input \(x.shape)")
      guard roundsUp else { return room / strides[axis] + 1 }
      var last = (room + strides[axis] - 1) / strides[axis]
      // As in PyTorch, the last window starts inside the input or the padding before it.
      if last * strides[axis] >= length + pads[axis] { last -= 1 }
      pads[axis + 2] = max(0, last * strides[axis] + span - length - pads[axis])
      return last + 1
    }
    self.kernel = kernel
    self.strides = strides
    self.pads = pads
    outer = Array(x.shape.prefix(2))
  }

  var attributes: [Onnx_AttributeProto] {
    [.ints("kernel_shape", kernel), .ints("strides", strides), .ints("pads", pads)]
  }

  /// The shape of the result, with the channels of the input or as many as `channels` says.
  func shape(channels: Int? = nil) -> [ONNXValue.Dimension] {
    [outer[0], channels.map { .fixed($0) } ?? outer[1]] + places.map { .fixed($0) }
  }
}

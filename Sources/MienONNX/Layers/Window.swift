/// The rectangle that a convolution or a pooling layer slides over the last two axes of `[N, C, H, W]`.
struct Window {
  let kernel: [Int]
  let strides: [Int]
  /// Top, left, bottom, right.
  let pads: [Int]
  let dilations: [Int]
  let ceil: Bool
  let layer: String

  /// - Parameter pads: Two numbers (vertical, horizontal) or four (top, left, bottom, right).
  init(
    kernel: [Int], strides: [Int], pads: [Int], dilations: [Int] = [1, 1], ceil: Bool = false,
    layer: String
  ) {
    precondition(
      [kernel, strides, dilations].allSatisfy { $0.count == 2 && $0.allSatisfy { $0 > 0 } },
      "\(layer) needs two numbers above 0 for kernel, strides and dilations each")
    precondition(
      (pads.count == 2 || pads.count == 4) && pads.allSatisfy { $0 >= 0 },
      "\(layer) needs two or four pads of 0 or more, not \(pads)")
    self.kernel = kernel
    self.strides = strides
    self.pads = pads.count == 2 ? pads + pads : pads
    self.dilations = dilations
    self.ceil = ceil
    self.layer = layer
  }

  var attributes: [Onnx_AttributeProto] {
    [.ints("kernel_shape", kernel), .ints("strides", strides), .ints("pads", pads)]
  }

  func output(of x: ONNXValue, channels: Int) -> [ONNXValue.Dimension] {
    precondition(x.shape.count == 4, "\(layer) takes [N, C, H, W], not \(x.shape)")
    return [x.shape[0], .fixed(channels)] + (0..<2).map { .fixed(extent(of: x, $0)) }
  }

  private func extent(of x: ONNXValue, _ axis: Int) -> Int {
    let length = x.length(axis + 2, for: layer)
    let span = dilations[axis] * (kernel[axis] - 1) + 1
    let room = length + pads[axis] + pads[axis + 2] - span
    precondition(room >= 0, "\(layer): the kernel is larger than the padded input \(x.shape)")
    guard ceil else { return room / strides[axis] + 1 }
    let positions = (room + strides[axis] - 1) / strides[axis] + 1
    // The last window must start inside the input or the padding before it, as in PyTorch.
    let startsOutside = (positions - 1) * strides[axis] >= length + pads[axis]
    return startsOutside ? positions - 1 : positions
  }
}

#if Training
  import CTorch

  /// Two-dimensional convolution.
  ///
  /// Maps `[N, C_in, H, W]` to `[N, C_out, H', W']` with
  /// `H' = floor((H + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1`. `weight` is
  /// `[C_out, C_in / groups, kernel, kernel]`, `bias` `[C_out]`; both start as in PyTorch.
  public final class Conv2d: Module, UnaryLayer {
    public let weight: Tensor
    public let bias: Tensor?

    let stride: [Int64]
    let padding: [Int64]
    let dilation: [Int64]
    let groups: Int

    /// Traps when `groups` does not divide both channel counts.
    public init(
      _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Int = 0,
      dilation: Int = 1, groups: Int = 1, bias: Bool = true
    ) {
      precondition(
        inChannels % groups == 0 && outChannels % groups == 0,
        "\(groups) groups do not divide \(inChannels) and \(outChannels) channels")
      let fanIn = inChannels / groups * kernelSize * kernelSize
      weight = Tensor.parameter(
        Initializer.pytorchDefault, [outChannels, inChannels / groups, kernelSize, kernelSize])
      self.bias =
        bias
        ? Tensor.parameter(.uniform(bound: 1 / Double(fanIn).squareRoot()), [outChannels]) : nil
      self.stride = [Int64(stride), Int64(stride)]
      self.padding = [Int64(padding), Int64(padding)]
      self.dilation = [Int64(dilation), Int64(dilation)]
      self.groups = groups
    }

    public func callAsFunction(_ x: Tensor) -> Tensor {
      let y = Tensor.make("Conv2d") {
        ct_conv2d(
          $0, x.handle, weight.handle, bias?.handle ?? ct_tensor(), stride, padding, dilation,
          Int64(groups))
      }
      Tracer.record(
        .convolution(
          stride: stride.map(Int.init), padding: padding.map(Int.init),
          dilation: dilation.map(Int.init), groups: groups),
        [x, weight, bias], y)
      return y
    }
  }
#endif

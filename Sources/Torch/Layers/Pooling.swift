#if Training
  import CTorch

  /// The largest value of each window: `[N, C, H, W]` to `[N, C, H', W']`.
  ///
  /// `H' = floor((H + 2 * padding - kernel) / stride) + 1`; rounded up with `ceil`.
  public final class MaxPool2d: Module, UnaryLayer {
    let kernel: Int
    let stride: Int
    let padding: Int
    let ceil: Bool

    public init(_ kernelSize: Int, stride: Int? = nil, padding: Int = 0, ceil: Bool = false) {
      kernel = kernelSize
      self.stride = stride ?? kernelSize
      self.padding = padding
      self.ceil = ceil
    }

    public func callAsFunction(_ x: Tensor) -> Tensor { callAsFunction(x, after: .identity) }

    /// The pool of `activation(x)`, computed together where that is faster.
    ///
    /// Keeps the result and a byte for each of its values for the backward pass, not `x`.
    public func callAsFunction(_ x: Tensor, after activation: Activation) -> Tensor {
      guard Tracer.isTracing else { return pooled(x, activation) }
      let activated = activation(x)
      let y = pooled(activated, .identity)
      Tracer.record(
        .maxPool(
          kernel: [kernel, kernel], stride: [stride, stride], padding: [padding, padding],
          ceil: ceil),
        [activated], y)
      return y
    }

    private func pooled(_ x: Tensor, _ activation: Activation) -> Tensor {
      Tensor.make("MaxPool2d") {
        ct_max_pool2d(
          $0, x.handle, Int64(kernel), Int64(stride), Int64(padding), ceil, activation.border)
      }
    }
  }

  /// The mean of each window: `[N, C, H, W]` to `[N, C, H', W']`, padding counted as zeros.
  public final class AvgPool2d: Module, UnaryLayer {
    let kernel: [Int64]
    let stride: [Int64]
    let padding: [Int64]

    public init(_ kernelSize: Int, stride: Int? = nil, padding: Int = 0) {
      kernel = [Int64(kernelSize), Int64(kernelSize)]
      self.stride = [Int64(stride ?? kernelSize), Int64(stride ?? kernelSize)]
      self.padding = [Int64(padding), Int64(padding)]
    }

    public func callAsFunction(_ x: Tensor) -> Tensor {
      let y = Tensor.make("AvgPool2d") { ct_avg_pool2d($0, x.handle, kernel, stride, padding) }
      Tracer.record(
        .averagePool(
          kernel: kernel.map(Int.init), stride: stride.map(Int.init),
          padding: padding.map(Int.init)),
        [x], y)
      return y
    }
  }

  /// The mean of each channel: `[N, C, H, W]` to `[N, C, 1, 1]`.
  public final class GlobalAvgPool2d: Module, UnaryLayer {
    public func callAsFunction(_ x: Tensor) -> Tensor {
      let y = Tensor.make("GlobalAvgPool2d") { ct_global_avg_pool2d($0, x.handle) }
      Tracer.record(.globalAveragePool, [x], y)
      return y
    }
  }

  /// Means over a grid of `size` x `size` regions: `[N, C, H, W]` to `[N, C, size, size]`, whatever H and W.
  ///
  /// Region `i` of `size` spans the rows `floor(i * H / size) ..< ceil((i + 1) * H / size)`; regions of
  /// smaller inputs overlap.
  public final class AdaptiveAvgPool2d: Module, UnaryLayer {
    let size: [Int64]

    public init(_ size: Int) {
      self.size = [Int64(size), Int64(size)]
    }

    public func callAsFunction(_ x: Tensor) -> Tensor {
      let y = Tensor.make("AdaptiveAvgPool2d") { ct_adaptive_avg_pool2d($0, x.handle, size) }
      Tracer.record(.adaptiveAveragePool(size: size.map(Int.init)), [x], y)
      return y
    }
  }
#endif

#if Training
  import CTorch

  /// The largest value of each window: `[N, C, H, W]` to `[N, C, H', W']`.
  ///
  /// `H' = floor((H + 2 * padding - kernel) / stride) + 1`; rounded up with `ceil`.
  public final class MaxPool2d: Module, UnaryLayer {
    let kernel: [Int64]
    let stride: [Int64]
    let padding: [Int64]
    let ceil: Bool

    public init(_ kernelSize: Int, stride: Int? = nil, padding: Int = 0, ceil: Bool = false) {
      kernel = [Int64(kernelSize), Int64(kernelSize)]
      self.stride = [Int64(stride ?? kernelSize), Int64(stride ?? kernelSize)]
      self.padding = [Int64(padding), Int64(padding)]
      self.ceil = ceil
    }

    public func callAsFunction(_ x: Tensor) -> Tensor {
      let y = Tensor.make("MaxPool2d") {
        ct_max_pool2d($0, x.handle, kernel, stride, padding, ceil)
      }
      Tracer.record(
        .maxPool(
          kernel: kernel.map(Int.init), stride: stride.map(Int.init),
          padding: padding.map(Int.init), ceil: ceil),
        [x], y)
      return y
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

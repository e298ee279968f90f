#if Training
  import CTorch

  /// A fully connected layer: `x * weight^T + bias`.
  ///
  /// Maps `[N, in]` to `[N, out]`. `weight` is `[out, in]`, `bias` `[out]`; both start as in PyTorch.
  public final class Linear: Module, UnaryLayer {
    public let weight: Tensor
    public let bias: Tensor?

    public init(_ inFeatures: Int, _ outFeatures: Int, bias: Bool = true) {
      weight = Tensor.parameter(.pytorchDefault, [outFeatures, inFeatures])
      self.bias =
        bias
        ? Tensor.parameter(.uniform(bound: 1 / Double(inFeatures).squareRoot()), [outFeatures])
        : nil
    }

    public func callAsFunction(_ x: Tensor) -> Tensor {
      let y = Tensor.make("Linear") {
        ct_linear($0, x.handle, weight.handle, bias?.handle ?? ct_tensor())
      }
      Tracer.record(.linear, [x, weight, bias], y)
      return y
    }
  }
#endif

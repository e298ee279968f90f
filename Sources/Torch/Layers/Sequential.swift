#if Training
  /// Layers one after the other; their state names are their indices, as in torchvision.
  public final class Sequential: Module, UnaryLayer {
    public let layers: [any UnaryLayer]

    public init(_ layers: any UnaryLayer...) {
      self.layers = layers
    }

    public init(_ layers: [any UnaryLayer]) {
      self.layers = layers
    }

    public override func members() -> [(name: String, value: Any)] {
      layers.enumerated().map { (String($0.offset), $0.element) }
    }

    public func callAsFunction(_ x: Tensor) -> Tensor {
      layers.reduce(x) { $1($0) }
    }
  }
#endif

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

    public func callAsFunction(_ x: Tensor) -> Tensor { Self.apply(layers, to: x) }

    /// Layers one after the other; those that can be computed together are.
    public static func apply(
      _ layers: some Sequence<any UnaryLayer>, to x: Tensor
    ) -> Tensor {
      var rest = Array(layers)[...]
      var y = x
      while let layer = rest.popFirst() {
        switch layer {
        case let norm as BatchNorm: y = norm(y, then: rest.popActivation())
        case let layer as any ActivationLayer:
          if let pool = rest.popPool() {
            y = pool(y, after: layer.activation)
          } else {
            y = layer(y)
          }
        default: y = layer(y)
        }
      }
      return y
    }
  }

  extension ArraySlice<any UnaryLayer> {
    /// The activation that comes next, taken out; the identity when another layer comes.
    fileprivate mutating func popActivation() -> Activation {
      guard let next = first as? any ActivationLayer else { return .identity }
      removeFirst()
      return next.activation
    }

    /// The max-pool that comes next, taken out.
    fileprivate mutating func popPool() -> MaxPool2d? {
      guard let next = first as? MaxPool2d else { return nil }
      removeFirst()
      return next
    }
  }
#endif

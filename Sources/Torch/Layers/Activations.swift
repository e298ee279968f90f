#if Training
  // Activations and other layers without parameters, for use in a `Sequential`.

  public final class ReLU: Module, ActivationLayer {
    public var activation: Activation { .relu }
  }

  public final class ReLU6: Module, ActivationLayer {
    public var activation: Activation { .relu6 }
  }

  public final class LeakyReLU: Module, ActivationLayer {
    public let activation: Activation

    public init(_ slope: Double = 0.01) {
      activation = .leakyReLU(slope: slope)
    }
  }

  public final class SiLU: Module, UnaryLayer {
    public func callAsFunction(_ x: Tensor) -> Tensor { silu(x) }
  }

  public final class Sigmoid: Module, UnaryLayer {
    public func callAsFunction(_ x: Tensor) -> Tensor { sigmoid(x) }
  }

  /// See ``dropout(_:probability:training:)``; active while the module is learning.
  public final class Dropout: Module, UnaryLayer {
    public let probability: Double

    public init(_ probability: Double = 0.5) {
      self.probability = probability
    }

    public func callAsFunction(_ x: Tensor) -> Tensor {
      dropout(x, probability: probability, training: isTraining)
    }
  }

  /// Joins all dimensions but the first: `[N, C, H, W]` to `[N, C * H * W]`.
  public final class Flatten: Module, UnaryLayer {
    public func callAsFunction(_ x: Tensor) -> Tensor { x.flattened() }
  }
#endif

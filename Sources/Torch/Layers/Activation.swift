#if Training
  import CTorch

  /// The piecewise linear activations, which layers can compute on the way.
  public enum Activation: Equatable, Sendable {
    case identity
    case relu
    case relu6
    case leakyReLU(slope: Double)

    public func callAsFunction(_ x: Tensor) -> Tensor {
      switch self {
      case .identity: x
      case .relu: Torch.relu(x)
      case .relu6: Torch.relu6(x)
      case .leakyReLU(let slope): Torch.leakyReLU(x, slope: slope)
      }
    }

    var border: ct_activation {
      switch self {
      case .identity: ct_activation(slope: 1, limit: .infinity)
      case .relu: ct_activation(slope: 0, limit: .infinity)
      case .relu6: ct_activation(slope: 0, limit: 6)
      case .leakyReLU(let slope): ct_activation(slope: Float(slope), limit: .infinity)
      }
    }
  }

  /// A layer that is one of the piecewise linear activations.
  public protocol ActivationLayer: UnaryLayer {
    var activation: Activation { get }
  }

  extension ActivationLayer {
    public func callAsFunction(_ x: Tensor) -> Tensor { activation(x) }
  }
#endif

#if Training
  import Torch

  extension Module {
    /// Draws the first values of all layers below anew; what is nil stays as the layer began.
    ///
    /// - Parameters:
    ///   - convolutions: For the kernels of convolutions.
    ///   - dense: For the matrices of dense layers.
    ///   - biases: For the biases of both.
    func initialize(
      convolutions: Initializer? = nil, dense: Initializer? = nil, biases: Double? = nil
    ) {
      for module in modules {
        switch module {
        case let layer as Conv2d:
          if let convolutions { layer.weight.initialize(convolutions) }
          if let biases { layer.bias?.fill(biases) }
        case let layer as Linear:
          if let dense { layer.weight.initialize(dense) }
          if let biases { layer.bias?.fill(biases) }
        default: break
        }
      }
    }
  }
#endif

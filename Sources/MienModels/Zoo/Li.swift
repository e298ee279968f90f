#if Training
  import Torch

  /// The network of Li 2023 (DAML, figure 3): two convolutions with ReLU and max-pooling, two dense layers.
  ///
  /// Maps `[N, C, S, S]` to logits `[N, classes]`. The paper gives the order of the layers and the 2 x 2
  /// pools but neither kernel sizes nor widths; 3 x 3 kernels with 32 and 64 channels and 128 dense units
  /// are ours, common for the two-convolution networks of its time.
  public final class Li: Module, Network {
    let conv1: Conv2d
    let conv2: Conv2d
    let fc1: Linear
    let fc2: Linear
    let pool = MaxPool2d(2)

    public init(_ shape: NetworkShape) {
      conv1 = Conv2d(shape.channels, 32, kernelSize: 3, padding: 1)
      conv2 = Conv2d(32, 64, kernelSize: 3, padding: 1)
      let pooledSize = shape.size / 2 / 2
      fc1 = Linear(64 * pooledSize * pooledSize, 128)
      fc2 = Linear(128, shape.classes)
    }

    public var headName: String { "fc2" }

    public func features(_ x: Tensor) -> Tensor {
      let y = pool(conv1(x), after: .relu)
      let z = pool(conv2(y), after: .relu)
      return relu(fc1(z.flattened()))
    }

    public func callAsFunction(_ x: Tensor) -> Tensor { fc2(features(x)) }
  }
#endif

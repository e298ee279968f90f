#if Training
  import Torch

  /// The network of the "leaky" paper: three stages of convolution, LeakyReLU(0.01), max-pool and batch norm, then
  /// dense layers with batch norm, activation and dropout.
  ///
  /// Maps `[N, C, S, S]` to logits `[N, classes]`. The paper counts four dense layers, each with batch norm and
  /// dropout (0.25 three times, then 0.4), and describes the output layer of seven nodes beside them; so the
  /// four are hidden layers here and the output is a fifth, without either. Widths are not given: 3 x 3
  /// kernels with 32, 64 and 128 channels and 512, 256, 128 and 64 dense units are ours, about 24 million
  /// multiply-adds at 48 x 48. The "normal initializer" is He's: variance 2 / fan-in, biases zero.
  public final class Leaky: Module, Network {
    let features: Sequential
    let classifier: Sequential

    /// What the paper says its author began with and gave up.
    enum Variant {
      case published
      /// A fourth convolution, of 256 channels.
      case fourthConvolution
      /// ReLU in place of LeakyReLU.
      case relu
      /// Both: the first network of the paper, whose accuracy lay between 58 and 90 % over the classes.
      case first
    }

    init(_ shape: NetworkShape, _ variant: Variant = .published) {
      let isDeep = variant == .fourthConvolution || variant == .first
      let isLeaky = variant == .published || variant == .fourthConvolution
      func activation() -> any UnaryLayer { isLeaky ? LeakyReLU(0.01) : ReLU() }

      var layers: [any UnaryLayer] = []
      var channels = shape.channels
      var pixels = shape.size
      for width in [32, 64, 128] + (isDeep ? [256] : []) {
        layers += [
          Conv2d(channels, width, kernelSize: 3, padding: 1), activation(), MaxPool2d(2),
          BatchNorm2d(width),
        ]
        channels = width
        pixels /= 2
      }
      features = Sequential(layers)

      var dense: [any UnaryLayer] = []
      var inputs = channels * pixels * pixels
      for (width, dropout) in [(512, 0.25), (256, 0.25), (128, 0.25), (64, 0.4)] {
        dense += [Linear(inputs, width), BatchNorm1d(width), activation(), Dropout(dropout)]
        inputs = width
      }
      classifier = Sequential(dense + [Linear(inputs, shape.classes)])
      super.init()
      initialize(
        convolutions: .kaimingNormal(fan: .input), dense: .kaimingNormal(fan: .input), biases: 0)
    }

    public var headName: String { "classifier.\(classifier.headIndex)" }

    public func features(_ x: Tensor) -> Tensor {
      classifier.penultimate(features.callAsFunction(x).flattened())
    }

    public func callAsFunction(_ x: Tensor) -> Tensor { classifier.head(features(x)) }
  }
#endif

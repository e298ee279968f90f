#if Training
  import Torch

  /// MobileNetV2 of width 1 with torchvision's state names. Sandler et al. 2018, table 2.
  ///
  /// Maps `[N, C, S, S]` to logits `[N, classes]`. With the standard stem the last pictures are 1/32 of the
  /// input. The small stem gives the first convolution stride 1, which makes them 1/16 for about four times
  /// the multiply-adds; everything behind is the same.
  public final class MobileNetV2: Module, Network {
    let features: Sequential
    let classifier: Sequential
    let pool = GlobalAvgPool2d()

    /// Expansion, width, blocks and first stride of each row of the paper's table.
    private static let rows: [(expansion: Int, channels: Int, count: Int, stride: Int)] = [
      (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2),
      (6, 320, 1, 1),
    ]

    public init(_ shape: NetworkShape) {
      var channels = 32
      var layers: [any UnaryLayer] = [
        ConvNormReLU6(shape.channels, channels, kernelSize: 3, stride: shape.isSmall ? 1 : 2)
      ]
      for row in Self.rows {
        for index in 0..<row.count {
          layers.append(
            InvertedResidual(
              channels, row.channels, stride: index == 0 ? row.stride : 1, expansion: row.expansion)
          )
          channels = row.channels
        }
      }
      layers.append(ConvNormReLU6(channels, 1280, kernelSize: 1))
      features = Sequential(layers)
      classifier = Sequential(Dropout(0.2), Linear(1280, shape.classes))
      super.init()
      initialize(
        convolutions: .kaimingNormal(fan: .output), dense: .normal(deviation: 0.01), biases: 0)
    }

    public var headName: String { "classifier.\(classifier.headIndex)" }

    public func features(_ x: Tensor) -> Tensor {
      classifier.penultimate(pool(features.callAsFunction(x)).flattened())
    }

    public func callAsFunction(_ x: Tensor) -> Tensor { classifier.head(features(x)) }
  }

  /// A convolution without bias that keeps the resolution at stride 1, batch norm, ReLU6.
  final class ConvNormReLU6: Module, UnaryLayer {
    let layers: Sequential

    init(
      _ inChannels: Int, _ channels: Int, kernelSize: Int, stride: Int = 1, groups: Int = 1
    ) {
      layers = Sequential(
        Conv2d(
          inChannels, channels, kernelSize: kernelSize, stride: stride,
          padding: kernelSize / 2, groups: groups, bias: false),
        BatchNorm2d(channels), ReLU6())
    }

    /// torchvision's block is itself the sequence: `features.0.0.weight`.
    override func members() -> [(name: String, value: Any)] { layers.members() }

    func callAsFunction(_ x: Tensor) -> Tensor { layers(x) }
  }

  /// Widens by `expansion`, filters each channel on its own, narrows without activation; adds the input
  /// where the shapes allow. Sandler et al. 2018, figure 4.
  final class InvertedResidual: Module, UnaryLayer {
    let conv: Sequential
    let addsInput: Bool

    init(_ inChannels: Int, _ channels: Int, stride: Int, expansion: Int) {
      let hidden = inChannels * expansion
      var layers: [any UnaryLayer] = [
        ConvNormReLU6(hidden, hidden, kernelSize: 3, stride: stride, groups: hidden),
        Conv2d(hidden, channels, kernelSize: 1, bias: false),
        BatchNorm2d(channels),
      ]
      if expansion != 1 {
        layers.insert(ConvNormReLU6(inChannels, hidden, kernelSize: 1), at: 0)
      }
      conv = Sequential(layers)
      addsInput = stride == 1 && inChannels == channels
    }

    func callAsFunction(_ x: Tensor) -> Tensor {
      guard addsInput, let norm = conv.layers.last as? BatchNorm else { return conv(x) }
      return norm(Sequential.apply(conv.layers.dropLast(), to: x), adding: x, then: .identity)
    }
  }
#endif

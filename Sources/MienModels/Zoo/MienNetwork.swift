#if Training
  import Torch

  /// Mien's own family for faces of 48 x 48: residual networks that leave full resolution after one convolution.
  ///
  /// Maps `[N, C, S, S]` to logits `[N, classes]`. A 3 x 3 convolution and a max-pool halve rows and columns
  /// while there are few channels, where a convolution costs most; every stage after the first halves them
  /// again. Full 3 x 3 convolutions, because on a CPU they answer more faces a second than depthwise ones of
  /// the same multiply-adds (docs/flagship.md).
  public final class MienNetwork: Module, Network {
    /// The width and the number of blocks of a stage.
    typealias Stage = (channels: Int, blocks: Int)

    let stem: Sequential
    let stages: Sequential
    let pool = GlobalAvgPool2d()
    let classifier: Sequential

    /// - Parameters:
    ///   - stem: Channels of the first convolution.
    ///   - attention: Whether blocks weigh their channels (``ChannelAttention``).
    ///   - dropout: Of the features before the head.
    init(
      stem stemChannels: Int, stages widths: [Stage], attention: Bool, dropout: Double,
      _ shape: NetworkShape
    ) {
      stem = Sequential(
        Conv2d(shape.channels, stemChannels, kernelSize: 3, padding: 1, bias: false),
        BatchNorm2d(stemChannels), ReLU(), MaxPool2d(2))
      var channels = stemChannels
      var stages: [Sequential] = []
      for (stage, (width, blocks)) in widths.enumerated() {
        let first = MienBlock(channels, width, stride: stage > 0 ? 2 : 1, attention: attention)
        let others = (1..<blocks).map { _ in
          MienBlock(width, width, stride: 1, attention: attention)
        }
        stages.append(Sequential([first] + others))
        channels = width
      }
      self.stages = Sequential(stages)
      classifier = Sequential(Dropout(dropout), Linear(channels, shape.classes))
      super.init()
      initialize(convolutions: .kaimingNormal(fan: .output))
    }

    /// At most 1 MB as float16.
    static func small(_ shape: NetworkShape) -> MienNetwork {
      MienNetwork(
        stem: 16, stages: [(16, 1), (32, 1), (64, 1), (160, 1)], attention: false, dropout: 0.1,
        shape)
    }

    /// At most 6 MB as float16.
    static func medium(_ shape: NetworkShape) -> MienNetwork {
      MienNetwork(
        stem: 32, stages: [(48, 1), (96, 1), (192, 2), (320, 1)], attention: true, dropout: 0.2,
        shape)
    }

    /// At most 10 MB as float16: ``medium(_:)`` with more blocks in its first stages.
    static func base(_ shape: NetworkShape) -> MienNetwork {
      MienNetwork(
        stem: 32, stages: [(48, 3), (96, 3), (192, 3), (320, 1)], attention: true, dropout: 0.2,
        shape)
    }

    public var headName: String { "classifier.\(classifier.headIndex)" }

    public func features(_ x: Tensor) -> Tensor {
      classifier.penultimate(pool(stages(stem(x))).flattened())
    }

    public func callAsFunction(_ x: Tensor) -> Tensor { classifier.head(features(x)) }
  }

  /// Two 3 x 3 convolutions around which the input is added, as in ``ResNet``, with attention where wanted.
  final class MienBlock: Module, UnaryLayer, ResidualBlock {
    let conv1: Conv2d
    let norm1: BatchNorm2d
    let conv2: Conv2d
    let norm2: BatchNorm2d
    let attention: ChannelAttention?
    let shortcut: Sequential?
    let depth = StochasticDepth()

    var lastNorm: BatchNorm2d { norm2 }

    init(_ inChannels: Int, _ channels: Int, stride: Int, attention: Bool) {
      conv1 = Conv2d(inChannels, channels, kernelSize: 3, stride: stride, padding: 1, bias: false)
      norm1 = BatchNorm2d(channels)
      conv2 = Conv2d(channels, channels, kernelSize: 3, padding: 1, bias: false)
      norm2 = BatchNorm2d(channels)
      self.attention = attention ? ChannelAttention(channels) : nil
      // Averaging before a convolution of stride 1 looks at all pixels (He et al. 2018, ResNet-D).
      let halving: [any UnaryLayer] =
        stride == 2
        ? [AvgPool2d(3, stride: 2, padding: 1)] : []
      shortcut =
        stride == 1 && inChannels == channels
        ? nil
        : Sequential(
          halving + [
            Conv2d(inChannels, channels, kernelSize: 1, bias: false), BatchNorm2d(channels),
          ])
    }

    func callAsFunction(_ x: Tensor) -> Tensor {
      let y = conv2(norm1(conv1(x), then: .relu))
      let kept = shortcut?(x) ?? x
      guard attention != nil || depth.isActive else { return norm2(y, adding: kept, then: .relu) }
      let normed = norm2(y)
      return relu(depth(attention?(normed) ?? normed) + kept)
    }
  }

  /// Multiplies every channel by a share that all of them decide together. Hu et al. 2017 (squeeze and
  /// excitation).
  final class ChannelAttention: Module, UnaryLayer {
    let pool = GlobalAvgPool2d()
    let squeeze: Conv2d
    let excite: Conv2d

    init(_ channels: Int, reduction: Int = 8) {
      let few = max(8, channels / reduction)
      squeeze = Conv2d(channels, few, kernelSize: 1)
      excite = Conv2d(few, channels, kernelSize: 1)
    }

    func callAsFunction(_ x: Tensor) -> Tensor {
      x * sigmoid(excite(relu(squeeze(pool(x)))))
    }
  }
#endif

#if Training
  import Torch

  /// ShuffleNetV2 of width 1 with torchvision's state names. Ma et al. 2018, table 5.
  ///
  /// Maps `[N, C, S, S]` to logits `[N, classes]`. With the standard stem the last pictures are 1/32 of the
  /// input. The small stem gives the first convolution stride 1, which makes them 1/16 for about four times
  /// the multiply-adds; everything behind is the same.
  public final class ShuffleNetV2: Module, Network {
    let conv1: Sequential
    let maxpool = MaxPool2d(3, stride: 2, padding: 1)
    let stage2: Sequential
    let stage3: Sequential
    let stage4: Sequential
    let conv5: Sequential
    let pool = GlobalAvgPool2d()
    let fc: Linear

    public init(_ shape: NetworkShape) {
      conv1 = Sequential(
        Conv2d(
          shape.channels, 24, kernelSize: 3, stride: shape.isSmall ? 1 : 2, padding: 1, bias: false),
        BatchNorm2d(24), ReLU())
      stage2 = Self.stage(24, 116, 4)
      stage3 = Self.stage(116, 232, 8)
      stage4 = Self.stage(232, 464, 4)
      conv5 = Sequential(
        Conv2d(464, 1024, kernelSize: 1, bias: false), BatchNorm2d(1024), ReLU())
      fc = Linear(1024, shape.classes)
    }

    private static func stage(_ inChannels: Int, _ channels: Int, _ count: Int) -> Sequential {
      let first: any UnaryLayer = ShuffleReduction(inChannels, channels)
      return Sequential([first] + (1..<count).map { _ in ShuffleUnit(channels) })
    }

    public var headName: String { "fc" }

    public func features(_ x: Tensor) -> Tensor {
      let y = stage4(stage3(stage2(maxpool(conv1(x)))))
      return pool(conv5(y)).flattened()
    }

    public func callAsFunction(_ x: Tensor) -> Tensor { fc(features(x)) }
  }

  /// Keeps half of the channels as they are and works on the other half. Ma et al. 2018, figure 3c.
  final class ShuffleUnit: Module, UnaryLayer {
    let branch2: Sequential
    private let half: Int

    init(_ channels: Int) {
      half = channels / 2
      branch2 = .shuffleBranch(half, half, stride: 1)
    }

    func callAsFunction(_ x: Tensor) -> Tensor {
      let kept = x.narrowed(1, 0..<half)
      let changed = branch2(x.narrowed(1, half..<2 * half))
      return Tensor.concatenated([kept, changed], along: 1).channelsShuffled(groups: 2)
    }
  }

  /// Halves rows and columns in two branches over all channels. Ma et al. 2018, figure 3d.
  final class ShuffleReduction: Module, UnaryLayer {
    let branch1: Sequential
    let branch2: Sequential

    init(_ inChannels: Int, _ channels: Int) {
      let half = channels / 2
      branch1 = Sequential(
        Conv2d(
          inChannels, inChannels, kernelSize: 3, stride: 2, padding: 1, groups: inChannels,
          bias: false),
        BatchNorm2d(inChannels),
        Conv2d(inChannels, half, kernelSize: 1, bias: false), BatchNorm2d(half), ReLU())
      branch2 = .shuffleBranch(inChannels, half, stride: 2)
    }

    func callAsFunction(_ x: Tensor) -> Tensor {
      Tensor.concatenated([branch1(x), branch2(x)], along: 1).channelsShuffled(groups: 2)
    }
  }

  extension Sequential {
    /// Pointwise, depthwise, pointwise: the branch that works in both units.
    fileprivate static func shuffleBranch(
      _ inChannels: Int, _ channels: Int, stride: Int
    ) -> Sequential {
      Sequential(
        Conv2d(inChannels, channels, kernelSize: 1, bias: false), BatchNorm2d(channels), ReLU(),
        Conv2d(
          channels, channels, kernelSize: 3, stride: stride, padding: 1, groups: channels,
          bias: false),
        BatchNorm2d(channels),
        Conv2d(channels, channels, kernelSize: 1, bias: false), BatchNorm2d(channels), ReLU())
    }
  }
#endif

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
    let stage2: ShuffleStage
    let stage3: ShuffleStage
    let stage4: ShuffleStage
    let conv5: Sequential
    let pool = GlobalAvgPool2d()
    let fc: Linear

    public init(_ shape: NetworkShape) {
      conv1 = Sequential(
        Conv2d(
          shape.channels, 24, kernelSize: 3, stride: shape.isSmall ? 1 : 2, padding: 1, bias: false),
        BatchNorm2d(24), ReLU())
      stage2 = ShuffleStage(24, 116, 4)
      stage3 = ShuffleStage(116, 232, 8)
      stage4 = ShuffleStage(232, 464, 4)
      conv5 = Sequential(
        Conv2d(464, 1024, kernelSize: 1, bias: false), BatchNorm2d(1024), ReLU())
      fc = Linear(1024, shape.classes)
    }

    public var headName: String { "fc" }

    public func features(_ x: Tensor) -> Tensor {
      let y = stage4(stage3(stage2(maxpool(conv1(x)))))
      return pool(conv5(y)).flattened()
    }

    public func callAsFunction(_ x: Tensor) -> Tensor { fc(features(x)) }
  }

  /// Units between which the halves of the channels stay apart. Ma et al. 2018, table 5.
  final class ShuffleStage: Module, UnaryLayer {
    private let reduction: ShuffleReduction
    private let units: [ShuffleUnit]

    init(_ inChannels: Int, _ channels: Int, _ count: Int) {
      reduction = ShuffleReduction(inChannels, channels)
      units = (1..<count).map { _ in ShuffleUnit(channels / 2) }
    }

    /// torchvision's stage is a sequence of blocks: `stage2.0.branch1.0.weight`.
    override func members() -> [(name: String, value: Any)] {
      ([reduction] + units as [Module]).enumerated().map { (String($0.offset), $0.element) }
    }

    func callAsFunction(_ x: Tensor) -> Tensor {
      var (kept, changed) = reduction(x)
      for unit in units {
        let (lower, upper) = Tensor.channelsDealt(kept, changed)
        kept = lower
        changed = unit.branch2(upper)
      }
      return Tensor.concatenated([kept, changed], along: 1).channelsShuffled(groups: 2)
    }
  }

  /// Works on half of the channels; its stage keeps the other half as it is. Ma et al. 2018, figure 3c.
  final class ShuffleUnit: Module {
    let branch2: Sequential

    init(_ channels: Int) {
      branch2 = .shuffleBranch(channels, channels, stride: 1)
    }
  }

  /// Halves rows and columns in two branches over all channels. Ma et al. 2018, figure 3d.
  final class ShuffleReduction: Module {
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

    /// The halves of the output's channels before they are shuffled.
    func callAsFunction(_ x: Tensor) -> (Tensor, Tensor) { (branch1(x), branch2(x)) }
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

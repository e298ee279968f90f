#if Training
  import Torch

  /// ResNet-18 and ResNet-34 with torchvision's state names. He et al. 2015, table 1.
  ///
  /// Maps `[N, C, S, S]` to logits `[N, classes]`. The standard stem, a 7 x 7 convolution of stride 2, makes
  /// the last pictures 1/32 of the input; the small stem, 3 x 3 of stride 1, makes them 1/16, which costs
  /// about four times the multiply-adds. Everything behind the first convolution is the same.
  public final class ResNet: Module, Network {
    let conv1: Conv2d
    let bn1 = BatchNorm2d(64)
    let maxpool = MaxPool2d(3, stride: 2, padding: 1)
    let layer1: Sequential
    let layer2: Sequential
    let layer3: Sequential
    let layer4: Sequential
    let avgpool = GlobalAvgPool2d()
    let fc: Linear

    /// - Parameter blocks: How many blocks each of the four stages has: 2, 2, 2, 2 or 3, 4, 6, 3.
    public init(blocks: [Int], _ shape: NetworkShape) {
      precondition(blocks.count == 4, "ResNet has four stages, not \(blocks.count)")
      conv1 =
        shape.isSmall
        ? Conv2d(shape.channels, 64, kernelSize: 3, padding: 1, bias: false)
        : Conv2d(shape.channels, 64, kernelSize: 7, stride: 2, padding: 3, bias: false)
      layer1 = Self.stage(64, 64, blocks[0])
      layer2 = Self.stage(64, 128, blocks[1])
      layer3 = Self.stage(128, 256, blocks[2])
      layer4 = Self.stage(256, 512, blocks[3])
      fc = Linear(512, shape.classes)
      super.init()
      initialize(convolutions: .kaimingNormal(fan: .output))
    }

    /// Blocks of which the first, where the width grows, halves rows and columns.
    private static func stage(_ inChannels: Int, _ channels: Int, _ count: Int) -> Sequential {
      let first = BasicBlock(inChannels, channels, stride: inChannels == channels ? 1 : 2)
      return Sequential([first] + (1..<count).map { _ in BasicBlock(channels, channels) })
    }

    public var headName: String { "fc" }

    public func features(_ x: Tensor) -> Tensor {
      let y = maxpool(bn1(conv1(x), then: .relu))
      return avgpool(layer4(layer3(layer2(layer1(y))))).flattened()
    }

    public func callAsFunction(_ x: Tensor) -> Tensor { fc(features(x)) }
  }

  /// Two 3 x 3 convolutions around which the input is added. He et al. 2015, figure 5 left.
  final class BasicBlock: Module, UnaryLayer, ResidualBlock {
    let conv1: Conv2d
    let bn1: BatchNorm2d
    let conv2: Conv2d
    let bn2: BatchNorm2d
    let downsample: Sequential?
    let depth = StochasticDepth()

    var lastNorm: BatchNorm2d { bn2 }
    var shortcut: Sequential? { downsample }

    init(_ inChannels: Int, _ channels: Int, stride: Int = 1) {
      conv1 = Conv2d(inChannels, channels, kernelSize: 3, stride: stride, padding: 1, bias: false)
      bn1 = BatchNorm2d(channels)
      conv2 = Conv2d(channels, channels, kernelSize: 3, padding: 1, bias: false)
      bn2 = BatchNorm2d(channels)
      let fits = stride == 1 && inChannels == channels
      downsample =
        fits
        ? nil
        : Sequential(
          Conv2d(inChannels, channels, kernelSize: 1, stride: stride, bias: false),
          BatchNorm2d(channels))
    }

    func callAsFunction(_ x: Tensor) -> Tensor {
      let y = conv2(bn1(conv1(x), then: .relu))
      let kept = downsample?(x) ?? x
      return depth.isActive ? relu(depth(bn2(y)) + kept) : bn2(y, adding: kept, then: .relu)
    }
  }
#endif

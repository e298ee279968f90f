#if Training
  import Torch

  /// VGG with batch norm: 3 x 3 convolutions in stages that end in a 2 x 2 max-pool, then dense layers.
  ///
  /// Maps `[N, C, S, S]` to logits `[N, classes]`. Simonyan and Zisserman 2014; batch norm and state names
  /// as in torchvision's `vgg13_bn` and `vgg16_bn`.
  public final class VGG: Module, Network {
    let features: Sequential
    let classifier: Sequential
    let pool: any UnaryLayer

    /// The widths of the convolutions, stage by stage.
    enum Stages {
      static let vgg13 = [[64, 64], [128, 128], [256, 256], [512, 512], [512, 512]]
      static let vgg16 = [
        [64, 64], [128, 128], [256, 256, 256], [512, 512, 512], [512, 512, 512],
      ]
      static let khaireddin = [[64, 64], [128, 128], [256, 256], [512, 512]]
    }

    /// What follows the convolutions.
    enum Classifier {
      /// torchvision's: 7 x 7 means, two dense layers of 4,096 units with dropout 0.5. Over pictures that
      /// the convolutions left 1 x 1, nearly all of its 120 million weights would see copies.
      case published
      /// The mean over all pixels, dropout 0.5, the head: what small pictures leave is one pixel or few.
      case average
      /// All pixels as they are, of an input of this size; two dense layers of 4,096 units with dropout.
      case flat(size: Int, dropout: Double)
    }

    /// VGG-13 or VGG-16 with torchvision's first values: whole, or with one dense layer for small pictures.
    static func torchvision(_ stages: [[Int]], _ shape: NetworkShape) -> VGG {
      let network = VGG(stages, shape.isSmall ? .average : .published, shape)
      network.initialize(
        convolutions: .kaimingNormal(fan: .output), dense: .normal(deviation: 0.01), biases: 0)
      return network
    }

    /// The network of Khaireddin and Chen 2021 (section 3.2): eight convolutions in four stages, two dense
    /// layers of 4,096 units. Dropout 0.2 and PyTorch's own first values are those of the authors' code.
    static func khaireddin(_ shape: NetworkShape) -> VGG {
      VGG(Stages.khaireddin, .flat(size: shape.size, dropout: 0.2), shape)
    }

    init(_ stages: [[Int]], _ kind: Classifier, _ shape: NetworkShape) {
      var layers: [any UnaryLayer] = []
      var channels = shape.channels
      for stage in stages {
        for width in stage {
          layers += [
            Conv2d(channels, width, kernelSize: 3, padding: 1), BatchNorm2d(width), ReLU(),
          ]
          channels = width
        }
        layers.append(MaxPool2d(2))
      }
      features = Sequential(layers)

      switch kind {
      case .published:
        pool = AdaptiveAvgPool2d(7)
        classifier = Self.dense(channels * 7 * 7, dropout: 0.5, shape.classes)
      case .average:
        pool = GlobalAvgPool2d()
        classifier = Sequential(Dropout(0.5), Linear(channels, shape.classes))
      case .flat(let size, let dropout):
        pool = Sequential()
        let pixels = stages.reduce(size) { size, _ in size / 2 }
        classifier = Self.dense(channels * pixels * pixels, dropout: dropout, shape.classes)
      }
    }

    private static func dense(_ inputs: Int, dropout: Double, _ classes: Int) -> Sequential {
      Sequential(
        Linear(inputs, 4096), ReLU(), Dropout(dropout), Linear(4096, 4096), ReLU(),
        Dropout(dropout), Linear(4096, classes))
    }

    public var headName: String { "classifier.\(classifier.headIndex)" }

    public func features(_ x: Tensor) -> Tensor {
      classifier.penultimate(pool(features.callAsFunction(x)).flattened())
    }

    public func callAsFunction(_ x: Tensor) -> Tensor { classifier.head(features(x)) }
  }
#endif

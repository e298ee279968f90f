#if Training
  import Torch

  /// The network of Bodapati, Maturi and Tanneru ("optimized CNN", figure 1): convolutions with batch norm and
  /// ReLU, max-pools, dropout, dense layers.
  ///
  /// Maps `[N, C, S, S]` to logits `[N, classes]`. The paper names the kinds of layers and a Keras
  /// `Sequential` but no widths; seven 3 x 3 convolutions of 32 to 256 channels over four pools, 256 dense
  /// units, dropout 0.1 after pools and 0.4 before the last layer are ours, made for about 97 million
  /// multiply-adds at 48 x 48. First values are Keras's: Glorot uniform, biases zero.
  public final class Bodapati: Module, Network {
    let features: Sequential
    let classifier: Sequential

    public init(_ shape: NetworkShape) {
      var layers: [any UnaryLayer] = []
      var channels = shape.channels
      let stages = [[32], [64, 64], [128, 128], [256, 256]]
      for stage in stages {
        for width in stage {
          layers += [
            Conv2d(channels, width, kernelSize: 3, padding: 1, bias: false), BatchNorm2d(width),
            ReLU(),
          ]
          channels = width
        }
        layers += [MaxPool2d(2), Dropout(0.1)]
      }
      features = Sequential(layers)
      let pixels = stages.reduce(shape.size) { size, _ in size / 2 }
      classifier = Sequential(
        Linear(channels * pixels * pixels, 256, bias: false), BatchNorm1d(256), ReLU(),
        Dropout(0.4), Linear(256, shape.classes))
      super.init()
      initialize(convolutions: .xavierUniform, dense: .xavierUniform, biases: 0)
    }

    public var headName: String { "classifier.\(classifier.headIndex)" }

    public func features(_ x: Tensor) -> Tensor {
      classifier.penultimate(features.callAsFunction(x).flattened())
    }

    public func callAsFunction(_ x: Tensor) -> Tensor { classifier.head(features(x)) }
  }
#endif

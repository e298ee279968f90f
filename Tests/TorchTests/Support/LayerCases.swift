#if Training
  import Torch

  extension LayerCase {
    /// The layers of `layers()` in `Golden/make_golden.py`, by the same names.
    static let all: [LayerCase] =
      convolutions + normalisations + linear + pools + activations + functions

    private static let convolutions = [
      LayerCase("conv.plain") { Conv2d(3, 4, kernelSize: 3) },
      LayerCase("conv.strided") { Conv2d(3, 4, kernelSize: 3, stride: 2, padding: 1) },
      LayerCase("conv.dilated") { Conv2d(2, 3, kernelSize: 3, padding: 2, dilation: 2) },
      LayerCase("conv.grouped") { Conv2d(4, 6, kernelSize: 3, groups: 2, bias: false) },
      LayerCase("conv.depthwise") {
        Conv2d(4, 4, kernelSize: 3, stride: 2, padding: 1, groups: 4, bias: false)
      },
      LayerCase("conv.pointwise") { Conv2d(5, 3, kernelSize: 1) },
      LayerCase("conv.pointwise.strided") { Conv2d(3, 4, kernelSize: 1, stride: 2) },
      LayerCase("conv.everything") {
        Conv2d(4, 6, kernelSize: 3, stride: 2, padding: 3, dilation: 2, groups: 2)
      },
    ]

    private static let normalisations = [
      LayerCase("batchnorm2d.train") { BatchNorm2d(3) },
      LayerCase("batchnorm2d.eval") { BatchNorm2d(3) },
      LayerCase("batchnorm2d.configured") { BatchNorm2d(3, eps: 1e-2, momentum: 0.03) },
      LayerCase("batchnorm1d.train") { BatchNorm1d(5) },
      LayerCase("batchnorm1d.eval") { BatchNorm1d(5) },
    ]

    private static let linear = [
      LayerCase("linear.plain") { Linear(6, 4) },
      LayerCase("linear.nobias") { Linear(6, 4, bias: false) },
      LayerCase("flatten") { Flatten() },
      LayerCase("dropout.eval") { Dropout(0.4) },
    ]

    private static let pools = [
      LayerCase("maxpool.plain") { MaxPool2d(2) },
      LayerCase("maxpool.padded") { MaxPool2d(3, stride: 2, padding: 1) },
      LayerCase("maxpool.ceil") { MaxPool2d(3, stride: 2, ceil: true) },
      LayerCase("avgpool.plain") { AvgPool2d(2) },
      LayerCase("avgpool.padded") { AvgPool2d(3, stride: 2, padding: 1) },
      LayerCase("globalavgpool") { GlobalAvgPool2d() },
      LayerCase("adaptiveavgpool.overlapping") { AdaptiveAvgPool2d(3) },
      LayerCase("adaptiveavgpool.larger") { AdaptiveAvgPool2d(4) },
    ]

    private static let activations = [
      LayerCase("relu") { ReLU() },
      LayerCase("relu6") { ReLU6() },
      LayerCase("leakyrelu.plain") { LeakyReLU() },
      LayerCase("leakyrelu.steep") { LeakyReLU(0.2) },
      LayerCase("silu") { SiLU() },
      LayerCase("sigmoid") { Sigmoid() },
    ]

    private static let functions = [
      LayerCase("softmax.classes", function: { softmax($0) }),
      LayerCase("softmax.rows", function: { softmax($0, dimension: 3) }),
      LayerCase("logsoftmax.classes", function: { logSoftmax($0) }),
      LayerCase("logsoftmax.rows", function: { logSoftmax($0, dimension: 2) }),
      LayerCase("sampled", function: { $0.sampled(affine: theta) }),
      LayerCase("channelshuffle", function: { $0.channelsShuffled(groups: 3) }),
      LayerCase("mean", function: { $0.mean(over: [2, 3]) }),
      LayerCase("clamp", function: { $0.clamped(to: -1...2) }),
    ]

    /// The maps of `THETA` in the script, one a picture.
    private static var theta: Tensor {
      Tensor(
        [0.9, -0.3, 0.1, 0.2, 1.1, -0.2, -1, 0, 0, 0, 1, 0.4] as [Float], shape: [2, 2, 3])
    }
  }
#endif

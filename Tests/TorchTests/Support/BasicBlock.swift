#if Training
  import Torch

  /// The residual block of ResNet-18, with torchvision's names. He et al. 2015, figure 5.
  final class BasicBlock: Module, UnaryLayer {
    let conv1: Conv2d
    let bn1: BatchNorm2d
    let conv2: Conv2d
    let bn2: BatchNorm2d
    let downsample: Sequential?

    init(_ inChannels: Int, _ channels: Int, stride: Int = 1) {
      conv1 = Conv2d(
        inChannels, channels, kernelSize: 3, stride: stride, padding: 1, bias: false)
      bn1 = BatchNorm2d(channels)
      conv2 = Conv2d(channels, channels, kernelSize: 3, padding: 1, bias: false)
      bn2 = BatchNorm2d(channels)
      downsample =
        stride == 1
        ? nil
        : Sequential(
          Conv2d(inChannels, channels, kernelSize: 1, stride: stride, bias: false),
          BatchNorm2d(channels))
    }

    func callAsFunction(_ x: Tensor) -> Tensor {
      let y = bn2(conv2(relu(bn1(conv1(x)))))
      return relu(y + (downsample?(x) ?? x))
    }

    /// The stage of `make_blocks()` in `Golden/make_golden.py`.
    static func stage() -> Sequential {
      Sequential(BasicBlock(3, 4, stride: 2), BasicBlock(4, 4))
    }
  }
#endif

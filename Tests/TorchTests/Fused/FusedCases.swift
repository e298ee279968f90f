#if Training
  import Torch

  extension FusedCase {
    static let activations: [Activation] = [
      .identity, .relu, .relu6, .leakyReLU(slope: 0.01), .leakyReLU(slope: 0.3),
    ]

    /// Batch norms: channels that fill vectors, that do not, that are fewer; one pixel; rows that do not
    /// fit together.
    static let norms: [FusedCase] = {
      let shapes = [
        [2, 3, 5, 5], [4, 16, 3, 3], [8, 58, 6, 6], [16, 24, 12, 12], [2, 1, 8, 8],
        [16, 116, 1, 1],
        [5, 7, 1, 1], [3, 32, 48, 48], [32, 10],
      ]
      return shapes.flatMap { shape in
        activations.flatMap { activation in
          [false, true].map { isBinary in
            FusedCase(
              shape: shape, isBinary: isBinary, make: { BatchNorm2d(shape[1]) },
              forward: { module, x in
                (module as! BatchNorm2d)(x[0], adding: isBinary ? x[1] : nil, then: activation)
              },
              beforeActivation: { module, x in
                (module as! BatchNorm2d)(x[0], adding: isBinary ? x[1] : nil, then: .identity)
              }, what: "batch norm, \(activation)\(isBinary ? ", residual" : "")")
          }
        }
      }
    }()

    /// Max-pools: windows that lie side by side, that overlap, that leave pixels out, that are padded.
    static let pools: [FusedCase] = {
      let shapes = [
        [2, 16, 6, 6], [3, 24, 12, 10], [2, 58, 7, 9], [1, 32, 48, 48], [2, 3, 4, 4],
      ]
      let windows = [(2, 2, 0), (3, 2, 1), (3, 3, 0), (3, 1, 1)]
      return shapes.flatMap { shape in
        windows.flatMap { kernel, stride, padding in
          activations.map { activation in
            FusedCase(
              shape: shape, make: { MaxPool2d(kernel, stride: stride, padding: padding) },
              forward: { ($0 as! MaxPool2d)($1[0], after: activation) },
              what: "max-pool \(kernel)/\(stride)/\(padding), \(activation)")
          }
        }
      }
    }()

    /// 3 x 3 convolutions, as (pictures, inputs, outputs, rows, columns): tiles that fit, that do not, of
    /// both sizes. The first two are left to libtorch.
    static let convolutions: [FusedCase] = {
      let sizes = [
        (2, 16, 24, 6, 6), (2, 3, 16, 6, 6), (1, 16, 16, 6, 6), (2, 16, 32, 3, 3),
        (3, 32, 16, 7, 5), (2, 48, 64, 12, 12),
        (4, 64, 64, 24, 24), (5, 32, 64, 13, 1), (40, 128, 128, 6, 6), (16, 256, 256, 3, 3),
      ]
      return sizes.flatMap { pictures, inputs, outputs, rows, columns in
        [false, true].map { hasBias in
          FusedCase(
            shape: [pictures, inputs, rows, columns],
            make: { Conv2d(inputs, outputs, kernelSize: 3, padding: 1, bias: hasBias) },
            forward: { ($0 as! Conv2d)($1[0]) },
            what: "convolution to \(outputs)\(hasBias ? ", bias" : "")")
        }
      }
    }()

    /// Those whose work is spread over threads: every kernel, tiles of both sizes.
    static let shared: [FusedCase] = {
      let shapes = [
        [3, 32, 48, 48], [16, 24, 12, 12], [3, 24, 12, 10], [4, 64, 24, 24], [2, 48, 12, 12],
        [16, 256, 3, 3],
      ]
      return (norms + pools + convolutions).filter { shapes.contains($0.shape) }
    }()

    static let deals = [[2, 58, 6, 6], [3, 4, 5, 5], [8, 232, 3, 3], [2, 3, 4, 4]].map { shape in
      FusedCase(
        shape: shape, isBinary: true, make: { Module() },
        forward: { _, x in
          let (lower, upper) = Tensor.channelsDealt(x[0], x[1])
          return lower * 2 + upper
        }, what: "deal")
    }
  }
#endif

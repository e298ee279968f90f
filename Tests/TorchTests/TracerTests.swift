#if Training
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct TracerTests {
      @Test func blockIsRecordedInOrderWithItsOperands() throws {
        let block = BasicBlock(3, 4, stride: 2)
        block.train(false)
        let shortcut = try #require(block.downsample)
        let shortcutConv = try #require(shortcut.layers.first as? Conv2d)
        let shortcutNorm = try #require(shortcut.layers.last as? BatchNorm2d)
        let x = Tensor.normal([2, 3, 8, 8])
        var y: Tensor?
        let trace = Tracer.trace { y = block(x) }

        let norm = TracedKind.batchNorm(eps: 1e-5)
        try #require(
          trace.map(\.kind) == [
            convolution(stride: 2, padding: 1), norm, .relu, convolution(stride: 1, padding: 1),
            norm, convolution(stride: 2, padding: 0), norm, .add, .relu,
          ])
        func state(_ norm: BatchNorm2d, of input: Tensor) -> [Tensor?] {
          [input, norm.weight, norm.bias, norm.runningMean, norm.runningVariance]
        }
        let output = trace.map(\.output)
        let expected: [[Tensor?]] = [
          [x, block.conv1.weight, nil],
          state(block.bn1, of: output[0]),
          [output[1]],
          [output[2], block.conv2.weight, nil],
          state(block.bn2, of: output[3]),
          [x, shortcutConv.weight, nil],
          state(shortcutNorm, of: output[5]),
          [output[4], output[6]],
          [output[7]],
        ]
        for (index, operation) in trace.enumerated() {
          #expect(operation.inputs.count == expected[index].count)
          for (operand, other) in zip(operation.inputs, expected[index]) {
            #expect(operand === other, "an operand of operation \(index)")
          }
        }
        #expect(output.last === y)
      }

      /// Every operation with its numbers, each on an input that shows them.
      @Test(arguments: TracedExample.all)
      func numbersAreRecorded(_ example: TracedExample) {
        let x = Tensor.uniform([2, 4, 6, 6])
        let trace = Tracer.trace { _ = example.forward(x) }
        #expect(trace.map(\.kind) == [example.kind])
        #expect(trace.first?.inputs.first.flatMap { $0 } === x)
      }

      @Test func gradientsAreOffInsideAndBackAfterwards() {
        #expect(recordsGradients())
        var inside = true
        _ = Tracer.trace { inside = recordsGradients() }
        #expect(!inside)
        #expect(recordsGradients())
        withoutGradient {
          _ = Tracer.trace { inside = recordsGradients() }
          #expect(!inside && !recordsGradients())
          withoutGradient {}
          #expect(!recordsGradients())
        }
        #expect(recordsGradients())
      }

      @Test func gradientsAreBackAfterAnError() {
        struct Stop: Error {}
        #expect(throws: Stop.self) { try withoutGradient { throw Stop() } }
        #expect(recordsGradients())
      }

      @Test func onlyTheInnermostTraceRecords() {
        let x = Tensor.ones([2])
        var inner: [TracedOperation] = []
        let outer = Tracer.trace {
          _ = relu(x)
          inner = Tracer.trace { _ = sigmoid(x) }
          _ = silu(x)
        }
        _ = relu6(x)
        #expect(inner.map(\.kind) == [.sigmoid])
        #expect(outer.map(\.kind) == [.relu, .silu])
      }

      private func recordsGradients() -> Bool {
        (Tensor.parameter(.constant(1), [1]) * 2).requiresGradient
      }

      private func convolution(stride: Int, padding: Int) -> TracedKind {
        .convolution(
          stride: [stride, stride], padding: [padding, padding], dilation: [1, 1], groups: 1)
      }
    }
  }

  /// A forward pass of one operation, and what the trace must say about it.
  struct TracedExample: Sendable, CustomTestStringConvertible {
    let kind: TracedKind
    let forward: @Sendable (Tensor) -> Tensor

    init(_ kind: TracedKind, _ forward: @escaping @Sendable (Tensor) -> Tensor) {
      self.kind = kind
      self.forward = forward
    }

    var testDescription: String { "\(kind)" }

    static let all = [
      TracedExample(
        .convolution(stride: [2, 2], padding: [3, 3], dilation: [2, 2], groups: 2),
        { Conv2d(4, 2, kernelSize: 3, stride: 2, padding: 3, dilation: 2, groups: 2)($0) }),
      TracedExample(.linear, { Linear(6, 2)($0) }),
      TracedExample(.batchNorm(eps: 0.25), { BatchNorm2d(4, eps: 0.25)($0) }),
      TracedExample(
        .maxPool(kernel: [3, 3], stride: [2, 2], padding: [1, 1], ceil: true),
        { MaxPool2d(3, stride: 2, padding: 1, ceil: true)($0) }),
      TracedExample(
        .averagePool(kernel: [3, 3], stride: [3, 3], padding: [1, 1]),
        { AvgPool2d(3, padding: 1)($0) }),
      TracedExample(.globalAveragePool, { GlobalAvgPool2d()($0) }),
      TracedExample(.adaptiveAveragePool(size: [4, 4]), { AdaptiveAvgPool2d(4)($0) }),
      TracedExample(.relu, { ReLU()($0) }),
      TracedExample(.relu6, { ReLU6()($0) }),
      TracedExample(.silu, { SiLU()($0) }),
      TracedExample(.sigmoid, { Sigmoid()($0) }),
      TracedExample(.leakyRelu(slope: 0.3), { LeakyReLU(0.3)($0) }),
      TracedExample(.softmax(dimension: 2), { softmax($0, dimension: 2) }),
      TracedExample(.add, { $0 + $0 }),
      TracedExample(.multiply, { $0 * $0 }),
      TracedExample(.clamp(-0.5...2), { $0.clamped(to: -0.5...2) }),
      TracedExample(
        .mean(dimensions: [2, 3], keepingDimensions: true),
        { $0.mean(over: [2, 3], keepingDimensions: true) }),
      TracedExample(.channelShuffle(groups: 2), { $0.channelsShuffled(groups: 2) }),
      TracedExample(.flatten(from: 2), { $0.flattened(from: 2) }),
      TracedExample(.reshape([2, -1]), { $0.reshaped([2, -1]) }),
      TracedExample(.transpose([0, 2, 1, 3]), { $0.permuted([0, 2, 1, 3]) }),
      TracedExample(.slice(dimension: 1, range: 1..<3), { $0.narrowed(1, 1..<3) }),
      TracedExample(
        .concatenate(dimension: 1), { Tensor.concatenated([$0, $0], along: 1) }),
    ]
  }
#endif

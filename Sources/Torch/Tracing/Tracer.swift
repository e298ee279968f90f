#if Training
  /// What one operation of a network does, with the numbers that are not tensors.
  ///
  /// Covers what networks do when they predict; losses and optimizers are not traced.
  public enum TracedKind: Equatable, Sendable {
    case convolution(stride: [Int], padding: [Int], dilation: [Int], groups: Int)
    case linear
    case batchNorm(eps: Double)
    case maxPool(kernel: [Int], stride: [Int], padding: [Int], ceil: Bool)
    case averagePool(kernel: [Int], stride: [Int], padding: [Int])
    case globalAveragePool
    case adaptiveAveragePool(size: [Int])
    case relu, relu6, silu, sigmoid
    case leakyRelu(slope: Double)
    case softmax(dimension: Int)
    case add, multiply
    case clamp(ClosedRange<Double>)
    case mean(dimensions: [Int], keepingDimensions: Bool)
    case flatten(from: Int)
    case reshape([Int])
    case transpose([Int])
    case slice(dimension: Int, range: Range<Int>)
    case concatenate(dimension: Int)
    case channelShuffle(groups: Int)
  }

  /// One operation of a traced forward pass.
  public struct TracedOperation {
    public let kind: TracedKind
    /// Operands in the order of the function's parameters; absent ones (a bias) are nil.
    public let inputs: [Tensor?]
    public let output: Tensor
  }

  /// Records the operations of a forward pass, for export and for counting what it costs.
  ///
  /// Unchecked: it is seen only by the task that traces, which runs `forward` to its end.
  public final class Tracer: @unchecked Sendable {
    @TaskLocal private static var current: Tracer?

    private var operations: [TracedOperation] = []

    private init() {}

    /// The operations of `forward`, in the order they ran, without gradients.
    ///
    /// Every tensor stays alive as long as the result, so that identity (`===`) tells values apart.
    public static func trace(_ forward: () -> Void) -> [TracedOperation] {
      let tracer = Tracer()
      $current.withValue(tracer) { withoutGradient(forward) }
      return tracer.operations
    }

    /// Whether this task records, so that layers must not be computed together.
    static var isTracing: Bool { current != nil }

    static func record(_ kind: TracedKind, _ inputs: [Tensor?], _ output: Tensor) {
      guard let tracer = current else { return }
      tracer.operations.append(TracedOperation(kind: kind, inputs: inputs, output: output))
    }
  }
#endif

#if Training
  import MienONNX
  import Torch

  /// Writes `network` as an `.onnx` file whose metadata say how to use it.
  ///
  /// The network is switched to predicting, run once on a blank picture, and the operations it made become
  /// the operators of the file; its weights keep their state names. The batch size stays free.
  ///
  /// - Parameters:
  ///   - metadata: Must describe the network: input size, label count.
  ///   - weights: How the file holds the matrices and kernels.
  /// - Throws: `MienError` when the metadata contradict the network or the file cannot be written.
  public func exportONNX(
    _ network: any UnaryLayer, named name: String, metadata: ModelMetadata,
    weights: ONNXGraph.WeightType = .float32, to path: String
  ) throws {
    network.train(false)
    let input = Tensor.zeros([1, metadata.channels, metadata.height, metadata.width])
    var output = input
    let operations = Tracer.trace { output = network(input) }

    let translation = ONNXTranslation(
      graph: ONNXGraph(name: name, weights: weights), state: network.namedState)
    translation.declareInput(input)
    for operation in operations { translation.append(operation) }
    translation.declareOutput(
      output, named: metadata.output == .logits ? "logits" : "probabilities")
    try translation.graph.save(to: path, metadata: metadata)
  }

  /// Turns the operations of a trace into operators of a graph, one for one.
  private final class ONNXTranslation {
    let graph: ONNXGraph
    private var values: [ObjectIdentifier: ONNXValue] = [:]
    private let stateNames: [ObjectIdentifier: String]

    init(graph: ONNXGraph, state: [(name: String, tensor: Tensor)]) {
      self.graph = graph
      stateNames = Dictionary(
        uniqueKeysWithValues: state.map { (ObjectIdentifier($0.tensor), $0.name) })
    }

    func declareInput(_ tensor: Tensor) {
      let shape = tensor.shape.dropFirst().map { ONNXValue.Dimension.fixed($0) }
      values[ObjectIdentifier(tensor)] = graph.input("input", shape: [.batch] + shape)
    }

    func declareOutput(_ tensor: Tensor, named name: String) {
      graph.output(name, value(tensor))
    }

    /// The graph's value for a tensor of the trace; weights become initializers when first used.
    private func value(_ tensor: Tensor) -> ONNXValue {
      if let known = values[ObjectIdentifier(tensor)] { return known }
      guard let name = stateNames[ObjectIdentifier(tensor)] else {
        fatalError(
          "the network uses a tensor of shape \(tensor.shape) that is not part of its state")
      }
      let made = graph.initializer(
        name, shape: tensor.shape, values: tensor.detached().to(.float32).elements())
      values[ObjectIdentifier(tensor)] = made
      return made
    }

    func append(_ operation: TracedOperation) {
      let inputs = operation.inputs.map { $0.map(value) }
      values[ObjectIdentifier(operation.output)] = result(of: operation.kind, inputs)
    }

    private func result(of kind: TracedKind, _ inputs: [ONNXValue?]) -> ONNXValue {
      let x = inputs[0]!
      switch kind {
      case .convolution(let stride, let padding, let dilation, let groups):
        return graph.conv(
          x, weight: inputs[1]!, bias: inputs[2], strides: stride, pads: padding,
          dilations: dilation, groups: groups)
      case .linear: return graph.gemm(x, weight: inputs[1]!, bias: inputs[2])
      case .batchNorm(let eps):
        return graph.batchNormalization(
          x, scale: inputs[1]!, bias: inputs[2]!, mean: inputs[3]!, variance: inputs[4]!,
          epsilon: Float(eps))
      case .maxPool(let kernel, let stride, let padding, let ceil):
        return graph.maxPool(x, kernel: kernel, strides: stride, pads: padding, ceil: ceil)
      case .averagePool(let kernel, let stride, let padding):
        return graph.averagePool(x, kernel: kernel, strides: stride, pads: padding)
      case .globalAveragePool: return graph.globalAveragePool(x)
      case .adaptiveAveragePool(let size): return graph.adaptiveAveragePool(x, to: size)
      case .relu: return graph.relu(x)
      case .relu6: return graph.relu6(x)
      case .silu: return graph.silu(x)
      case .sigmoid: return graph.sigmoid(x)
      case .leakyRelu(let slope): return graph.leakyRelu(x, alpha: Float(slope))
      case .softmax(let dimension): return graph.softmax(x, axis: dimension)
      case .add: return graph.add(x, inputs[1]!)
      case .multiply: return graph.mul(x, inputs[1]!)
      case .clamp(let range):
        return graph.clip(x, minimum: Float(range.lowerBound), maximum: Float(range.upperBound))
      case .mean(let dimensions, let keepingDimensions):
        return graph.reduceMean(x, axes: dimensions, keepAxes: keepingDimensions)
      case .flatten(let first):
        precondition(first == 1, "only the batch dimension can stay when a network is exported")
        return graph.flatten(x)
      case .reshape(let shape): return graph.reshape(x, to: dimensions(shape))
      case .transpose(let order): return graph.transpose(x, permutation: order)
      case .slice(let dimension, let range): return graph.slice(x, axis: dimension, range: range)
      case .concatenate(let dimension):
        return graph.concat(inputs.map { $0! }, axis: dimension)
      case .channelShuffle(let groups): return graph.channelShuffle(x, groups: groups)
      }
    }

    /// A reshape's target: its first extent is the batch.
    private func dimensions(_ shape: [Int]) -> [ONNXValue.Dimension] {
      [.batch] + shape.dropFirst().map { .fixed($0) }
    }
  }
#endif

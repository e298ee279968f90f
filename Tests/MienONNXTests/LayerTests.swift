import Foundation
import Testing

@testable import MienONNX

/// Every layer function against PyTorch: Golden/make_layers.py made Golden/layers.json, ONNX Runtime
/// computes what the graphs say, and the standard's checker compares every shape with its own inference.
@Suite(.enabled(if: OnnxTools.isAvailable, "needs Python with onnx and onnxruntime"))
struct LayerTests {
  struct Golden: Decodable {
    var tensors: [String: Plain]
    var expected: [Plain]
  }

  static let golden = Result {
    let file = testsFolder.appendingPathComponent("Golden/layers.json")
    return try JSONDecoder().decode([String: Golden].self, from: Data(contentsOf: file))
  }

  /// One Python process for all layers.
  static let outcomes = Result {
    let golden = try Self.golden.get()
    var models: [String: Data] = [:]
    var inputs: [String: [String: Plain]] = [:]
    for (name, layer) in layers {
      let tensors = try #require(golden[name], "no golden values for \(name)").tensors
      let bench = Bench(name: name, tensors: tensors)
      for (index, value) in layer(bench).enumerated() {
        bench.graph.output("output \(index)", value)
      }
      models[name] = try bench.graph.serialized()
      inputs[name] = tensors.filter { ["x", "y"].contains($0.key) }
    }
    return try OnnxTools.run(models, inputs)
  }

  @Test(arguments: layers.keys.sorted())
  func agreesWithPyTorch(name: String) throws {
    let expected = try #require(Self.golden.get()[name]).expected
    let outcome = try #require(Self.outcomes.get()[name])
    #expect(outcome.error == nil)
    try #require(outcome.outputs.count == expected.count)
    for (output, expected) in zip(outcome.outputs, expected) {
      #expect(output.shape == expected.shape)
      let worst = zip(output.values, expected.values).map { abs($0 - $1) }.max() ?? .infinity
      #expect(worst <= 1e-5)
    }
  }

  @Test func everyGoldenLayerIsTested() throws {
    #expect(try Set(Self.golden.get().keys) == Set(layers.keys))
  }

  @Test func theCheckerSeesWrongShapes() throws {
    let graph = ONNXGraph(name: "wrong")
    let x = graph.input("x", shape: [.batch, 4])
    let wrong = graph.add("Relu", name: "relu", [x], shape: [.batch, 5])
    graph.output("y", graph.identity(wrong))
    let outcomes = try OnnxTools.run(["wrong": graph.serialized()], ["wrong": [:]])
    #expect(outcomes["wrong"]?.error?.contains("relu") == true)
  }

  @Test func aWholeNetworkRuns() throws {
    let model = try smallGraph().serialized(metadata: smallMetadata())
    let picture = Plain(shape: [3, 1, 4, 4], values: ramp(48))
    let outcome = try #require(
      OnnxTools.run(["small": model], ["small": ["input": picture]])["small"])
    #expect(outcome.error == nil)
    #expect(outcome.outputs.map(\.shape) == [[3, 3]])
  }
}

/// A graph with the tensors of one golden layer at hand.
struct Bench {
  let graph: ONNXGraph
  let tensors: [String: Plain]

  init(name: String, tensors: [String: Plain]) {
    graph = ONNXGraph(name: name)
    self.tensors = tensors
  }

  /// What the network is fed with; the first axis is the batch.
  func input(_ name: String = "x") -> ONNXValue {
    let shape = tensors[name]!.shape
    return graph.input(name, shape: [.batch] + shape.dropFirst().map { .fixed($0) })
  }

  func weight(_ name: String = "weight") -> ONNXValue {
    let tensor = tensors[name]!
    return graph.initializer("layer.\(name)", shape: tensor.shape, values: tensor.values)
  }
}

private let layers: [String: @Sendable (Bench) -> [ONNXValue]] = [
  "conv": {
    [$0.graph.conv($0.input(), weight: $0.weight(), bias: $0.weight("bias"), pads: [1, 1])]
  },
  "conv strided": {
    [$0.graph.conv($0.input(), weight: $0.weight(), strides: [2, 1], pads: [1, 0])]
  },
  "conv dilated": {
    [
      $0.graph.conv(
        $0.input(), weight: $0.weight(), bias: $0.weight("bias"), pads: [2, 1], dilations: [2, 1])
    ]
  },
  "conv depthwise": { [$0.graph.conv($0.input(), weight: $0.weight(), pads: [1, 1], groups: 4)] },
  "conv asymmetric": {
    [$0.graph.conv($0.input(), weight: $0.weight(), pads: [0, 0, 1, 1], groups: 2)]
  },
  "gemm": { [$0.graph.gemm($0.input(), weight: $0.weight(), bias: $0.weight("bias"))] },
  "gemm without bias": { [$0.graph.gemm($0.input(), weight: $0.weight())] },
  "matMul": { [$0.graph.matMul($0.input(), $0.weight())] },
  "matMul broadcast": { [$0.graph.matMul($0.input(), $0.weight())] },
  "batchNormalization": {
    [
      $0.graph.batchNormalization(
        $0.input(), scale: $0.weight(), bias: $0.weight("bias"), mean: $0.weight("mean"),
        variance: $0.weight("variance"), epsilon: 1e-3)
    ]
  },
  "relu": { [$0.graph.relu($0.input())] },
  "leakyRelu": { [$0.graph.leakyRelu($0.input(), alpha: 0.2)] },
  "clip": { [$0.graph.clip($0.input(), minimum: -0.5, maximum: 0.25)] },
  "relu6": { [$0.graph.relu6($0.input())] },
  "sigmoid": { [$0.graph.sigmoid($0.input())] },
  "silu": { [$0.graph.silu($0.input())] },
  "softmax": { [$0.graph.softmax($0.input())] },
  "softmax channels": { [$0.graph.softmax($0.input(), axis: 1)] },
  "maxPool": { [$0.graph.maxPool($0.input(), kernel: [2, 2])] },
  "maxPool ceil": { [$0.graph.maxPool($0.input(), kernel: [3, 3], strides: [2, 2], ceil: true)] },
  "maxPool padded": {
    [$0.graph.maxPool($0.input(), kernel: [3, 2], strides: [2, 3], pads: [1, 1])]
  },
  "maxPool ceil dropped": {
    [$0.graph.maxPool($0.input(), kernel: [2, 2], strides: [3, 3], pads: [1, 1], ceil: true)]
  },
  "averagePool": {
    [$0.graph.averagePool($0.input(), kernel: [3, 3], strides: [2, 2], pads: [1, 1])]
  },
  "averagePool real": {
    [
      $0.graph.averagePool(
        $0.input(), kernel: [3, 3], strides: [2, 2], pads: [1, 1], countsPadding: false)
    ]
  },
  "averagePool ceil": {
    [$0.graph.averagePool($0.input(), kernel: [3, 3], strides: [2, 2], ceil: true)]
  },
  "averagePool padded ceil": {
    [
      $0.graph.averagePool(
        $0.input(), kernel: [3, 3], strides: [2, 2], pads: [1, 1], ceil: true, countsPadding: false)
    ]
  },
  "globalAveragePool": { [$0.graph.globalAveragePool($0.input())] },
  "adaptiveAveragePool": { [$0.graph.adaptiveAveragePool($0.input(), to: [4, 5])] },
  "adaptiveAveragePool larger": { [$0.graph.adaptiveAveragePool($0.input(), to: [7, 9])] },
  "adaptiveAveragePool same": { [$0.graph.adaptiveAveragePool($0.input(), to: [6, 7])] },
  "reduceMean": { [$0.graph.reduceMean($0.input(), axes: [2, -1], keepAxes: false)] },
  "reduceMean kept": { [$0.graph.reduceMean($0.input(), axes: [1])] },
  "add": { [$0.graph.add($0.input(), $0.input("y"))] },
  "add weight": { [$0.graph.add($0.weight(), $0.input())] },
  "mul": { [$0.graph.mul($0.input(), $0.input("y"))] },
  "identity": { [$0.graph.identity($0.input())] },
  "flatten": { [$0.graph.flatten($0.input())] },
  "reshape": { [$0.graph.reshape($0.input(), to: [.batch, 2, 12, 7])] },
  "reshape moved batch": {
    let moved = $0.graph.transpose($0.input(), permutation: [1, 0, 2, 3])
    return [$0.graph.reshape(moved, to: [2, 2, .batch, 42])]
  },
  "transpose": { [$0.graph.transpose($0.input(), permutation: [0, 2, 3, 1])] },
  "concat": {
    let x = $0.input()
    return [$0.graph.concat([x, $0.input("y"), x])]
  },
  "concat last": {
    let x = $0.input()
    return [$0.graph.concat([x, x], axis: -1)]
  },
  "split": { $0.graph.split($0.input(), sizes: [1, 3]) },
  "slice": { [$0.graph.slice($0.input(), axis: 2, range: 1..<4)] },
  "channelShuffle": { [$0.graph.channelShuffle($0.input(), groups: 2)] },
]

import Foundation
import MienCore
import SwiftProtobuf
import Testing

@testable import MienONNX

struct GraphTests {
  private func proto(_ graph: ONNXGraph) throws -> Onnx_ModelProto {
    try Onnx_ModelProto(serializedBytes: graph.serialized())
  }

  @Test func namesComeFromTheState() throws {
    let model = try proto(smallGraph())
    #expect(model.graph.initializer.map(\.name) == ["conv1.weight", "fc.weight"])
    #expect(model.graph.node.map(\.name) == ["conv1", "relu", "maxPool", "flatten", "fc"])
    #expect(
      model.graph.node.map { $0.output[0] } == ["conv1", "relu", "maxPool", "flatten", "logits"])
    #expect(model.graph.node[4].input == ["flatten", "fc.weight"])
    #expect(model.graph.input.map(\.name) == ["input"])
    #expect(model.graph.output.map(\.name) == ["logits"])
  }

  @Test func repeatedLayersAreNumbered() throws {
    let graph = ONNXGraph(name: "stack")
    var x = graph.input("x", shape: [.batch, 2])
    for _ in 0..<3 { x = graph.relu6(x) }
    graph.output("y", x)
    let model = try proto(graph)
    #expect(model.graph.node.map(\.name) == ["relu6", "relu6_1", "relu6_2"])
    #expect(model.graph.initializer.map(\.name) == ["constant", "constant_1"])
  }

  @Test func anOutputMayBeUsedAgainAfterItWasNamed() throws {
    let graph = ONNXGraph(name: "two heads")
    let logits = graph.relu(graph.input("x", shape: [.batch, 2]))
    graph.output("logits", logits)
    graph.output("probabilities", graph.softmax(logits))
    graph.output("again", logits)
    let model = try proto(graph)
    #expect(model.graph.node.map(\.input) == [["x"], ["logits"], ["logits"]])
    #expect(model.graph.node.map(\.output) == [["logits"], ["probabilities"], ["again"]])
    #expect(model.graph.node.map(\.name) == ["relu", "softmax", "identity"])
  }

  @Test func aNamedOutputKeepsTheNameOfItsOperator() throws {
    let graph = ONNXGraph(name: "two relus")
    let x = graph.input("x", shape: [.batch, 2])
    graph.output("first", graph.relu(x))
    graph.output("second", graph.relu(x))
    #expect(try proto(graph).graph.node.map(\.name) == ["relu", "relu_1"])
  }

  @Test func anInputMayBeAnOutput() throws {
    let graph = ONNXGraph(name: "nothing")
    graph.output("y", graph.input("x", shape: [.batch, 2]))
    #expect(try proto(graph).graph.node.map(\.opType) == ["Identity"])
  }

  @Test func weightsAreStoredAsTheyAre() throws {
    let values: [Float] = [1, -0.5, 3.25, 1e-30]
    let graph = ONNXGraph(name: "weights")
    let x = graph.input("x", shape: [.batch, 2])
    let weight = values.withUnsafeBytes {
      graph.initializer("fc.weight", shape: [2, 2], bytes: $0)
    }
    graph.output("y", graph.gemm(x, weight: weight))
    let tensor = try #require(try proto(graph).graph.initializer.first)
    #expect(tensor.dims == [2, 2])
    #expect(
      tensor.rawData == Data([0, 0, 128, 63, 0, 0, 0, 191, 0, 0, 80, 64, 96, 66, 162, 13]))
    #expect(graph.parameterCount == 4)
  }

  @Test(arguments: [ONNXGraph.WeightType.float32, .float16])
  func weightsComeBackUnderTheirNames(type: ONNXGraph.WeightType) throws {
    try withTemporaryFolder { folder in
      let values: [Float] = [1, -0.5, 3.25, 0.0625, 1024, -2]
      let graph = ONNXGraph(name: "weights", weights: type)
      let weight = graph.initializer("fc.weight", shape: [3, 2], values: values)
      let bias = graph.initializer("fc.bias", shape: [3], values: [0.1, 1e-30, 3])
      let x = graph.input("x", shape: [.batch, 2])
      graph.output("y", graph.gemm(x, weight: weight, bias: bias))
      let path = folder.appendingPathComponent("model.onnx").path
      try graph.serialized().write(to: URL(fileURLWithPath: path))

      let weights = try ONNXWeights(path: path)
      #expect(weights.names == ["fc.weight", "fc.bias"])
      #expect(weights.shape(of: "fc.weight") == [3, 2] && weights.shape(of: "fc.bias") == [3])
      #expect(weights.values(of: "fc.weight") == values)
      #expect(weights.values(of: "fc.bias") == [0.1, 1e-30, 3])
      #expect(weights.shape(of: "fc") == nil && weights.values(of: "fc") == nil)
    }
  }

  @Test func weightsThatDoNotFillTheirShapeAreRefused() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("model.onnx").path
      for dimensions: [Int64] in [[2, 1, 3, 4], [0, 18], [-2, -9], [1 << 62, 1 << 62]] {
        var model = try proto(smallGraph())
        model.graph.initializer[0].dims = dimensions
        let bytes: Data = try model.serializedBytes()
        try bytes.write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: MienError.self) { try ONNXWeights(path: path) }
        #expect(error?.description.contains(#"weight "conv1.weight" is not whole"#) == true)
      }
    }
  }

  @Test func theSameCallsGiveTheSameBytes() throws {
    let metadata = smallMetadata()
    let first = try smallGraph().serialized(metadata: metadata)
    for _ in 0..<5 {
      #expect(try smallGraph().serialized(metadata: metadata) == first)
    }
  }

  @Test func contradictingMetadataAreRefused() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("model.onnx").path
      var metadata = smallMetadata()
      metadata.height = 5
      #expect(throws: MienError("small takes [N, 1, 4, 4], but its metadata say [N, 1, 5, 4]")) {
        try smallGraph().save(to: path, metadata: metadata)
      }
      metadata = smallMetadata()
      metadata.labels.append("sad")
      #expect(throws: MienError("small gives [N, 3], but its metadata name 4 labels")) {
        try smallGraph().save(to: path, metadata: metadata)
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }
}

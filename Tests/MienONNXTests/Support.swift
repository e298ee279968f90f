import Foundation
import MienONNX
import Testing

/// A tensor as the golden files and the Python script write it.
struct Plain: Codable, Equatable {
  var shape: [Int]
  var values: [Float]
}

let testsFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

/// Runs `body` with a folder that is gone afterwards; in memory where there is one, since the tests with
/// thousands of files would mostly wait for a disk.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let memory = URL(fileURLWithPath: "/dev/shm")
  let parent =
    access(memory.path, W_OK) == 0 ? memory : FileManager.default.temporaryDirectory
  let folder = parent.appendingPathComponent("mien-onnx-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// A network of two layers for 1x4x4 pictures and three classes.
func smallGraph() -> ONNXGraph {
  let graph = ONNXGraph(name: "small")
  let image = graph.input("input", shape: [.batch, 1, 4, 4])
  let kernel = graph.initializer("conv1.weight", shape: [2, 1, 3, 3], values: ramp(18))
  let matrix = graph.initializer("fc.weight", shape: [3, 8], values: ramp(24))
  let features = graph.maxPool(
    graph.relu(graph.conv(image, weight: kernel, pads: [1, 1])), kernel: [2, 2])
  graph.output("logits", graph.gemm(graph.flatten(features), weight: matrix))
  return graph
}

func smallMetadata() -> ModelMetadata {
  ModelMetadata(
    labels: ["angry", "überrascht", "a \"b\" / c"], channels: 1, height: 4, width: 4, mean: [0.507],
    std: [0.1], temperature: 1.25,
    provenance: ["seed": "7", "command": "mien train r.yaml --set a=b"],
    scores: ["PublicTest.accuracy": 0.7125])
}

/// Numbers around zero, all different.
func ramp(_ count: Int) -> [Float] {
  (0..<count).map { Float($0) / 8 - Float(count) / 16 }
}

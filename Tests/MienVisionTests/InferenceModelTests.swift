#if Vision
  import Foundation
  import MienCore
  import MienVision
  import Testing

  @Suite struct InferenceModelTests {
    private let path = "\(Support.golden)/grey.onnx"

    private func input(_ count: Int) -> FloatTensor {
      FloatTensor(
        shape: [count, 1, 8, 6], values: (0..<count * 48).map { Float($0 % 13) / 13 - 0.5 })
    }

    @Test func everyBatchSizeGivesTheSameRows() throws {
      let model = try InferenceModel(path: path)
      #expect(model.inputShape == [nil, 1, 8, 6])
      let one = try #require(model.run(input(1)).first)
      let many = try #require(model.run(input(5)).first)
      #expect(one.shape == [1, 3])
      #expect(many.shape == [5, 3])
      for (first, second) in zip(one.values, many.values) { #expect(abs(first - second) < 1e-6) }
    }

    @Test func optionsDoNotChangeTheAnswer() throws {
      let plain = try InferenceModel(path: path).run(input(3))[0].values
      let other = try InferenceModel(
        path: path, inputShape: [3, 1, 8, 6], options: .init(threads: 1, isForThroughput: true))
      for (first, second) in zip(plain, try other.run(input(3))[0].values) {
        #expect(abs(first - second) < 1e-5)
      }
    }

    @Test func otherShapesAreRefused() throws {
      let model = try InferenceModel(path: path)
      for shape in [[1, 1, 8, 7], [1, 8, 6], [0, 1, 8, 6]] {
        let tensor = FloatTensor(
          shape: shape, values: Array(repeating: 0, count: shape.reduce(1, *)))
        #expect(throws: MienError("\(path): the input is [?, 1, 8, 6], not \(shape)")) {
          try model.run(tensor)
        }
      }
      #expect(throws: MienError.self) { try InferenceModel(path: path, inputShape: [1, 2, 8, 6]) }
    }

    @Test func filesThatAreNoNetworkAreRefused() throws {
      let broken = NSTemporaryDirectory() + "mien-\(UUID().uuidString).onnx"
      defer { unlink(broken) }
      try Data("no network".utf8).write(to: URL(fileURLWithPath: broken))
      for path in ["/nowhere.onnx", broken, "/tmp", "\(Support.golden)/classifier.json"] {
        let error = #expect(throws: MienError.self) { try InferenceModel(path: path) }
        #expect(error?.description.hasPrefix("\(path): ") == true)
        #expect(error?.description.contains { $0.isNewline } == false)
      }
    }

    @Test func manyThreadsShareOneModel() async throws {
      let model = try InferenceModel(path: path)
      let expected = try model.run(input(2))
      try await withThrowingTaskGroup(of: [FloatTensor].self) { group in
        for _ in 0..<50 { group.addTask { try model.run(self.input(2)) } }
        for try await outputs in group { #expect(outputs == expected) }
      }
    }
  }
#endif

#if Training
  import Foundation
  import MienCore
  import MienModels
  import MienONNX
  import TestSupport
  import Testing
  import Torch

  #if Vision
    import MienVision
  #endif

  extension ModelsSuite {
    @Suite struct ExportTests {
      private static let labels = (0..<42).map { "class \($0)" }

      /// A network whose running statistics have moved away from their first values.
      private func trained(_ name: String, _ shape: NetworkShape) throws -> any Network {
        let network = try Zoo.make(name, shape)
        let pictures = Tensor.normal([4, shape.channels, shape.size, shape.size], mean: 0.3)
        withoutGradient {
          for _ in 0..<3 { _ = network(pictures) }
        }
        network.useChannelsLast()
        return network
      }

      private func metadata(channels: Int, size: Int) -> ModelMetadata {
        ModelMetadata(
          labels: Self.labels, channels: channels, height: size, width: size,
          mean: [Double](repeating: 0.5, count: channels),
          std: [Double](repeating: 0.25, count: channels),
          provenance: ["command": "mien train x.yaml", "seed": "1"],
          scores: ["validation.accuracy": 0.75])
      }

      @Test(arguments: Zoo.names)
      func fileHoldsMetadataAndEveryWeightUnderItsName(name: String) throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/\(name).onnx"
          let size = max(16, try Zoo.entry(name).smallestSize)
          let network = try trained(name, NetworkShape(classes: 42, channels: 3, size: size))
          let metadata = metadata(channels: 3, size: size)
          try exportONNX(network, named: name, metadata: metadata, to: path)
          #expect(try ModelMetadata.read(onnxPath: path) == metadata)

          let weights = try ONNXWeights(path: path).tensors
          var count = 0
          for (name, parameter) in network.namedParameters {
            let weight = try #require(weights[name], "\(name) is missing")
            #expect(weight.shape == parameter.shape, "\(name)")
            #expect(weight.bytes == parameter.bytes(), "\(name)")
            count += weight.bytes.count / 4
          }
          #expect(count == network.parameterCount)
          // Nothing but the network's own state, and shapes, which are no floats.
          let state = Set(network.namedState.map(\.name))
          let strangers = weights.filter { !state.contains($0.key) && $0.value.bytes.count > 64 }
          #expect(strangers.isEmpty, "\(strangers.keys.sorted())")
        }
      }

      @Test(arguments: ["li", "mobilenet_v2", "shufflenet_v2_x1_0"])
      func sameNetworkGivesTheSameFile(name: String) throws {
        try withTemporaryFolder { folder in
          let network = try trained(name, NetworkShape(classes: 42))
          for file in ["a.onnx", "b.onnx"] {
            try exportONNX(
              network, named: name, metadata: metadata(channels: 1, size: 48),
              to: "\(folder)/\(file)")
          }
          let first = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/a.onnx"))
          #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/b.onnx")) == first)
        }
      }

      @Test func contradictingMetadataAreRefused() throws {
        try withTemporaryFolder { folder in
          let path = "\(folder)/li.onnx"
          let network = try trained("li", NetworkShape(classes: 42))
          var wrong = metadata(channels: 1, size: 48)
          wrong.labels = ["happy", "sad"]
          let error = #expect(throws: MienError.self) {
            try exportONNX(network, named: "li", metadata: wrong, to: path)
          }
          #expect(error?.description.contains("2 labels") == true)
          #expect(!FileManager.default.fileExists(atPath: path))
        }
      }

      #if Vision
        /// Half of the bits, nearly the same answers.
        @Test(arguments: ["li", "mobilenet_v2", "mien_small"])
        func halvedWeightsHalveTheFile(name: String) throws {
          try withTemporaryFolder { folder in
            let network = try trained(name, NetworkShape(classes: 42))
            for (file, weights) in [("whole", ONNXGraph.WeightType.float32), ("half", .float16)] {
              try exportONNX(
                network, named: name, metadata: metadata(channels: 1, size: 48), weights: weights,
                to: "\(folder)/\(file).onnx")
            }
            let sizes = try ["whole", "half"].map {
              try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0).onnx")).count
            }
            #expect(Double(sizes[1]) < 0.6 * Double(sizes[0]))
            let pictures: [Float] = Tensor.normal([3, 1, 48, 48], mean: 0.3).elements()
            let answers = try ["whole", "half"].map { file in
              try InferenceModel(path: "\(folder)/\(file).onnx")
                .run(FloatTensor(shape: [3, 1, 48, 48], values: pictures))[0].values
            }
            let largest = answers[0].map(abs).max() ?? 0
            for (whole, half) in zip(answers[0], answers[1]) {
              #expect(abs(whole - half) < 0.01 * largest)
            }
            #expect(answers[0] != answers[1])
          }
        }

        /// The other engine computes what libtorch computes, for one picture and for several.
        @Test(
          arguments: Zoo.entries.flatMap { entry in
            let grey = (entry.name, NetworkShape(classes: 42))
            let colour = (
              entry.name, NetworkShape(classes: 42, channels: 3, size: 37, stem: .standard)
            )
            // torchvision's VGG would write half a gigabyte; its pooling has a test of its own.
            return entry.family == "VGG" ? [grey] : [grey, colour]
          })
        func openVINOAgrees(name: String, shape: NetworkShape) throws {
          try withTemporaryFolder { folder in
            let path = "\(folder)/\(name).onnx"
            let (channels, size) = (shape.channels, shape.size)
            let network = try trained(name, shape)
            try exportONNX(
              network, named: name, metadata: metadata(channels: channels, size: size), to: path)
            let model = try InferenceModel(path: path)
            #expect(model.inputShape == [nil, channels, size, size])
            for count in [1, 5] {
              let pictures = Tensor.normal([count, channels, size, size])
              let expected: [Float] = withoutGradient { network(pictures) }.elements()
              let outputs = try model.run(
                FloatTensor(shape: pictures.shape, values: pictures.elements()))
              #expect(outputs.map(\.shape) == [[count, 42]])
              let worst = zip(outputs[0].values, expected).map { abs($0 - $1) }.max()
              #expect(try #require(worst) < 1e-4)
            }
          }
        }

        /// Operations that networks may use and none of the zoo does at a size that tests can bear.
        @Test func rareOperationsAgree() throws {
          try withTemporaryFolder { folder in
            let path = "\(folder)/rare.onnx"
            let network = RareOperations()
            try exportONNX(
              network, named: "rare", metadata: metadata(channels: 3, size: 10), to: path)
            let pictures = Tensor.normal([2, 3, 10, 10])
            let expected: [Float] = withoutGradient { network(pictures) }.elements()
            let outputs = try InferenceModel(path: path).run(
              FloatTensor(shape: pictures.shape, values: pictures.elements()))
            let worst = zip(outputs[0].values, expected).map { abs($0 - $1) }.max()
            #expect(try #require(worst) < 1e-5)
          }
        }
      #endif
    }
  }

  /// Pools to 7 x 7 and 4 x 4, clamps, averages.
  private final class RareOperations: Module, UnaryLayer {
    let large = AdaptiveAvgPool2d(7)
    let small = AdaptiveAvgPool2d(4)
    let conv = Conv2d(3, 42, kernelSize: 1)

    func callAsFunction(_ x: Tensor) -> Tensor {
      conv(small(large(x)).clamped(to: -0.1...0.2)).mean(over: [2, 3])
    }
  }
#endif

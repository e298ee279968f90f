#if Training
  import Foundation
  import MienModels
  import Testing
  import Torch

  extension ModelsSuite {
    /// Comparison with torchvision 0.26, through what `Golden/make_torchvision.py` wrote.
    @Suite struct TorchvisionTests {
      private static func golden<Value: Decodable>(_ file: String) throws -> [String: Value] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appendingPathComponent("Golden/\(file)"))
        return try JSONDecoder().decode([String: Value].self, from: data)
      }

      private func network(
        _ name: String, size: Int = 64, stem: Stem = .standard
      ) throws -> any Network {
        try Zoo.make(name, NetworkShape(classes: 11, channels: 3, size: size, stem: stem))
      }

      /// A row of `states.json`: a name and the extents of its tensor.
      private struct State: Decodable, Equatable, CustomStringConvertible {
        let name: String
        let shape: [Int]

        init(name: String, shape: [Int]) {
          self.name = name
          self.shape = shape
        }

        init(from decoder: any Decoder) throws {
          var row = try decoder.unkeyedContainer()
          name = try row.decode(String.self)
          shape = try row.decode([Int].self)
        }

        var description: String { "\(name) \(shape)" }
      }

      @Test(
        arguments: ["resnet18", "resnet34", "mobilenet_v2", "shufflenet_v2_x1_0", "vgg13", "vgg16"])
      func stateHasTorchvisionsNamesAndShapesInItsOrder(name: String) throws {
        let golden: [String: [State]] = try Self.golden("states.json")
        let expected = try #require(golden[name])
        let actual = try withoutFirstValues { try network(name) }.namedState
          .map { State(name: $0.name, shape: $0.tensor.shape) }
        #expect(actual == expected)
      }

      /// The small stem changes one kernel (and VGG's dense layers), so that a torchvision state fits the rest.
      @Test(
        arguments: [
          ("resnet18", ["conv1.weight"]), ("resnet34", ["conv1.weight"]), ("mobilenet_v2", []),
          ("shufflenet_v2_x1_0", []), ("vgg13", ["classifier."]), ("vgg16", ["classifier."]),
        ])
      func smallStemChangesOnlyWhatItMust(name: String, changed: [String]) throws {
        let golden: [String: [State]] = try Self.golden("states.json")
        let expected = try #require(golden[name]).filter { state in
          !changed.contains { state.name.hasPrefix($0) }
        }
        let actual = try withoutFirstValues { try network(name, size: 48, stem: .small) }.namedState
          .map { State(name: $0.name, shape: $0.tensor.shape) }
          .filter { state in !changed.contains { state.name.hasPrefix($0) } }
        #expect(actual == expected)
      }

      /// The same state gives the same logits; VGG's through the small form, whose weights are few enough.
      @Test(arguments: ["resnet18", "mobilenet_v2", "shufflenet_v2_x1_0", "vgg13"])
      func sameStateGivesTheSameLogits(name: String) throws {
        let golden: [String: [Float]] = try Self.golden("logits.json")
        let expected = try #require(golden[name])
        let network = try network(name, stem: name == "vgg13" ? .small : .standard)
        FormulaWeights.fill(network)
        network.train(false)
        let pictures = Tensor(
          FormulaWeights.numbers("pictures", count: 2 * 3 * 64 * 64), shape: [2, 3, 64, 64])
        let actual: [Float] = withoutGradient { network(pictures) }.elements()
        try #require(actual.count == expected.count)
        let worst = try #require(zip(actual, expected).map { abs($0 - $1) }.max())
        #expect(worst < 1e-4)
      }

      /// What torchvision's documentation gives for ImageNet: parameters, and multiply-adds in millions.
      @Test(
        arguments: [
          ("resnet18", 11_689_512, 1_814.1), ("resnet34", 21_797_672, 3_663.8),
          ("mobilenet_v2", 3_504_872, 300.8), ("shufflenet_v2_x1_0", 2_278_604, 144.9),
        ])
      func costsAreTorchvisions(name: String, parameters: Int, millions: Double) throws {
        let shape = NetworkShape(classes: 1000, channels: 3, size: 224)
        let cost = NetworkCost(
          of: try withoutFirstValues { try Zoo.make(name, shape) }, shape: shape)
        #expect(cost.parameters == parameters)
        #expect(abs(Double(cost.multiplyAdds) / 1e6 - millions) < 0.1)
      }

      /// First values have torchvision's spread: He's by fan-out, and dense layers as each family has them.
      @Test func firstValuesAreTorchvisions() throws {
        func deviation(_ network: any Network, _ name: String) throws -> Double {
          let tensor = try #require(network.namedState.first { $0.name == name }?.tensor)
          return (tensor * tensor).mean(over: Array(tensor.shape.indices)).item().squareRoot()
        }
        let resnet = try network("resnet18")
        let fanOut = (2.0 / (128 * 9)).squareRoot()
        #expect(try abs(deviation(resnet, "layer2.0.conv1.weight") / fanOut - 1) < 0.02)
        #expect(
          try abs(deviation(resnet, "fc.weight") / (1.0 / (3 * 512)).squareRoot() - 1) < 0.05)
        let mobilenet = try network("mobilenet_v2")
        #expect(try abs(deviation(mobilenet, "classifier.1.weight") / 0.01 - 1) < 0.05)
        #expect(try deviation(mobilenet, "classifier.1.bias") == 0)
        let depthwise = (2.0 / (384 * 9)).squareRoot()
        let kernel = "features.8.conv.1.0.weight"
        #expect(try abs(deviation(mobilenet, kernel) / depthwise - 1) < 0.05)
        let vgg = try network("vgg13", stem: .small)
        #expect(try deviation(vgg, "features.0.bias") == 0)
        #expect(try abs(deviation(vgg, "classifier.1.weight") / 0.01 - 1) < 0.05)
      }
    }
  }
#endif

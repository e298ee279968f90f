#if Training
  import MienModels
  import Testing
  import Torch

  extension ModelsSuite {
    /// The layers of the papers' own networks, in the order of their texts.
    @Suite struct PaperNetworkTests {
      private func operations(_ name: String) throws -> [String] {
        let shape = NetworkShape(classes: 7)
        return NetworkCost(of: try Zoo.make(name, shape), shape: shape).layers.map(\.operation)
      }

      private func dropouts(_ network: any Network) -> [Double] {
        network.modules.compactMap { ($0 as? Dropout)?.probability }
      }

      /// "The result of convolution was sent through the leaky relu activation function and batch normalized
      /// after max pol[l]ing": three times, or four; then four dense layers and the seven nodes.
      @Test(
        arguments: [
          ("leaky", 3, "LeakyReLU(0.01)"), ("leaky_conv4", 4, "LeakyReLU(0.01)"),
          ("leaky_relu", 3, "ReLU"), ("leaky_conv4_relu", 4, "ReLU"),
        ])
      func leakyHasTheLayersOfItsPaper(name: String, stages: Int, activation: String) throws {
        let stage = ["conv 3x3", activation, "max-pool 2x2", "batch norm"]
        let dense = ["dense", "batch norm", activation]
        let expected =
          [[String]](repeating: stage, count: stages).flatMap { $0 } + ["flatten"]
          + [[String]](repeating: dense, count: 4).flatMap { $0 } + ["dense"]
        #expect(try operations(name) == expected)
        let network = try Zoo.make(name, NetworkShape(classes: 7))
        #expect(dropouts(network) == [0.25, 0.25, 0.25, 0.4])
      }

      /// "Normal initializer": He's deviation, and the shape of a normal distribution (kurtosis 3).
      @Test func leakyStartsFromNormalNumbers() throws {
        let network = try Zoo.make("leaky", NetworkShape(classes: 7))
        let weight = try #require(network.namedState.first { $0.name == "classifier.0.weight" })
        let values: [Float] = weight.tensor.elements()
        let count = Double(values.count)
        let variance = values.reduce(0) { $0 + Double($1) * Double($1) } / count
        let fourth = values.reduce(0) { sum, value in
          let square = Double(value) * Double(value)
          return sum + square * square
        }
        #expect(abs(variance / (2 / (128 * 36)) - 1) < 0.02)
        #expect(abs(fourth / count / (variance * variance) - 3) < 0.1)
        let biases = network.namedState.filter {
          $0.name.hasSuffix("bias") && $0.tensor.requiresGradient
        }
        #expect(biases.allSatisfy { ($0.tensor * $0.tensor).sum().item() == 0 })
      }

      @Test func bodapatiHasTheLayersOfItsPaper() throws {
        let operations = try operations("bodapati")
        let block = ["conv 3x3", "batch norm", "ReLU"]
        let pool = ["max-pool 2x2"]
        let expected =
          block + pool + block + block + pool + block + block + pool + block + block + pool
          + ["flatten", "dense", "batch norm", "ReLU", "dense"]
        #expect(operations == expected)
        let network = try Zoo.make("bodapati", NetworkShape(classes: 7))
        #expect(dropouts(network) == [0.1, 0.1, 0.1, 0.1, 0.4])
      }

      /// 29.89 million parameters at the 40 x 40 pixels of the authors' code.
      @Test func khaireddinHasTheSizeOfTheAuthors() throws {
        let network = try Zoo.make("vgg_khaireddin", NetworkShape(classes: 7, size: 40))
        let convolutions =
          [(1, 64), (64, 64), (64, 128), (128, 128), (128, 256), (256, 256)]
          + [(256, 512), (512, 512)]
        // A kernel and a bias, and the two numbers of batch norm, for each output channel.
        let trunk = convolutions.reduce(0) { $0 + $1.1 * ($1.0 * 9 + 1 + 2) }
        let dense = (512 * 4 + 1) * 4096 + (4096 + 1) * 4096 + (4096 + 1) * 7
        #expect(network.parameterCount == trunk + dense)
        #expect((29.85...29.93).contains(Double(network.parameterCount) / 1e6))
      }
    }
  }
#endif

#if Training
  import MienCore
  import MienModels
  import Testing
  import Torch

  extension ModelsSuite {
    /// What holds for every network that recipes can name.
    @Suite struct ZooTests {
      /// A count of classes that no default could give by luck.
      private static let classes = 11

      private func network(_ name: String, channels: Int, size: Int) throws -> any Network {
        try Zoo.make(
          name, NetworkShape(classes: Self.classes, channels: channels, size: size))
      }

      @Test func namesAreDifferentAndExplained() {
        #expect(Set(Zoo.names).count == Zoo.names.count)
        for entry in Zoo.entries {
          #expect(!entry.summary.isEmpty && !entry.summary.contains("\n"))
          #expect(entry.smallestSize >= 1 && entry.smallestSize <= 48)
        }
      }

      /// At the smallest input, with both stems and colours; at another with pixels left over by pooling.
      @Test(arguments: Zoo.names)
      func forwardGivesOneLogitAClass(name: String) throws {
        let entry = try Zoo.entry(name)
        let shapes = [
          NetworkShape(classes: Self.classes, size: entry.smallestSize, stem: .small),
          NetworkShape(classes: Self.classes, channels: 3, size: entry.smallestSize),
          NetworkShape(classes: Self.classes, channels: 3, size: 37),
        ]
        for shape in shapes {
          let network = try Zoo.make(name, shape)
          for isTraining in [true, false] {
            network.train(isTraining)
            let output = withoutGradient {
              network(.normal([3, shape.channels, shape.size, shape.size]))
            }
            #expect(output.shape == [3, Self.classes])
            let logits: [Float] = output.elements()
            #expect(logits.allSatisfy { $0.isFinite })
          }
        }
      }

      /// The head is the last dense layer, and what it sees are the features.
      @Test(arguments: Zoo.names)
      func headOnFeaturesGivesTheLogits(name: String) throws {
        let network = try network(name, channels: 1, size: 48)
        network.train(false)
        let state = Dictionary(
          uniqueKeysWithValues: network.namedState.map { ($0.name, $0.tensor) })
        let weight = try #require(state["\(network.headName).weight"])
        let bias = try #require(state["\(network.headName).bias"])
        try withoutGradient {
          let pictures = Tensor.normal([2, 1, 48, 48])
          let features = network.features(pictures)
          #expect(weight.shape == [Self.classes, features.shape[1]])
          try #require(features.shape.count == 2)
          let byHand: [Float] = (features.matmul(weight.permuted([1, 0])) + bias).elements()
          let logits: [Float] = network(pictures).elements()
          #expect(zip(byHand, logits).allSatisfy { abs($0 - $1) < 1e-4 })
        }
      }

      @Test(arguments: Zoo.names)
      func picturesOfABatchDoNotMeet(name: String) throws {
        let network = try network(name, channels: 1, size: 48)
        network.train(false)
        let pictures = Tensor.normal([3, 1, 48, 48])
        let (together, alone): ([Float], [Float]) = withoutGradient {
          (network(pictures).elements(), network(pictures.narrowed(0, 1..<2)).elements())
        }
        let row = together[Self.classes..<2 * Self.classes]
        #expect(zip(row, alone).allSatisfy { abs($0 - $1) < 1e-4 })
        #expect(Array(together[..<Self.classes]) != Array(row), "the input is looked at")
      }

      @Test(arguments: Zoo.names)
      func everyParameterGetsAGradient(name: String) throws {
        let network = try network(name, channels: 3, size: 32)
        let labels = Tensor((0..<8).map { Int64($0) })
        crossEntropy(network(.normal([8, 3, 32, 32])), labels).backward()
        #expect(!network.namedParameters.isEmpty)
        for (name, parameter) in network.namedParameters {
          let gradient = try #require(parameter.gradient, "no gradient for \(name)")
          let square = (gradient * gradient).sum().item()
          #expect(square.isFinite && square > 0, "the gradient of \(name)")
        }
      }

      @Test(arguments: Zoo.names)
      func layoutInMemoryChangesNothing(name: String) throws {
        let network = try network(name, channels: 3, size: 48)
        network.train(false)
        let pictures = Tensor.normal([2, 3, 48, 48])
        let plain: [Float] = withoutGradient { network(pictures).elements() }
        network.useChannelsLast()
        let interleaved: [Float] = withoutGradient { network(pictures.channelsLast()).elements() }
        #expect(zip(plain, interleaved).allSatisfy { abs($0 - $1) < 1e-4 })
      }

      /// Eight pictures of noise can only be learnt by heart, by most in 5 to 30 steps; from an unlucky start
      /// `vgg_khaireddin`, whose two wide dense layers drop features, takes over a hundred.
      @Test(arguments: Zoo.names)
      func tinyBatchIsLearntByHeart(name: String) throws {
        let size = max(16, try Zoo.entry(name).smallestSize)
        let network = try Zoo.make(name, NetworkShape(classes: 4, size: size))
        network.useChannelsLast()
        let optimizer = Adam(network.namedParameters, learningRate: 0.001)
        let pictures = Tensor.normal([8, 1, size, size]).channelsLast()
        let labels = Tensor((0..<8).map { Int64($0 % 4) })
        var losses: [Double] = []
        while losses.last ?? 1 >= 0.2, losses.count < 300 {
          optimizer.clearGradients()
          let loss = crossEntropy(network(pictures), labels)
          loss.backward()
          optimizer.step()
          losses.append(loss.item())
        }
        #expect(losses[0] > 0.9, "the first loss is that of guessing")
        #expect(try #require(losses.last) < 0.2, "after \(losses.count) steps")
      }
    }
  }
#endif

#if Training
  import MienCore
  import MienModels
  import Testing
  import Torch

  extension ModelsSuite {
    /// What holds for every network that recipes can name.
    @Suite struct ZooTests {
      /// A count of classes that no default could give by luck.
      private static let classes = 42

      private func network(_ name: String, channels: Int, size: Int) throws -> any UnaryLayer {
        try Zoo.make(
          name, NetworkShape(classes: Self.classes, channels: channels, size: size))
      }

      @Test func namesAreDifferentAndExplained() {
        #expect(Zoo.names.contains("li"))
        #expect(Set(Zoo.names).count == Zoo.names.count)
        for entry in Zoo.entries {
          #expect(!entry.summary.isEmpty && !entry.summary.contains("\n"))
          #expect(entry.smallestSize >= 1 && entry.smallestSize <= 48)
        }
      }

      @Test(arguments: Zoo.entries.map(\.name), [1, 3])
      func forwardGivesOneLogitAClass(name: String, channels: Int) throws {
        let entry = try #require(Zoo.entries.first { $0.name == name })
        for size in [entry.smallestSize, 48, 61] {
          let network = try network(name, channels: channels, size: size)
          for isTraining in [true, false] {
            network.train(isTraining)
            let output = network(.normal([3, channels, size, size]))
            #expect(output.shape == [3, Self.classes])
            let logits: [Float] = output.elements()
            #expect(logits.allSatisfy { $0.isFinite })
          }
        }
      }

      @Test(arguments: Zoo.names)
      func picturesOfABatchDoNotMeet(name: String) throws {
        let network = try network(name, channels: 1, size: 48)
        network.train(false)
        let pictures = Tensor.normal([3, 1, 48, 48])
        let together: [Float] = network(pictures).elements()
        let alone: [Float] = network(pictures.narrowed(0, 1..<2)).elements()
        let row = together[Self.classes..<2 * Self.classes]
        #expect(zip(row, alone).allSatisfy { abs($0 - $1) < 1e-4 })
        #expect(Array(together[..<Self.classes]) != Array(row), "the input is looked at")
      }

      @Test(arguments: Zoo.names)
      func everyParameterGetsAGradient(name: String) throws {
        let network = try network(name, channels: 3, size: 48)
        let labels = Tensor((0..<8).map { Int64($0 * 5) })
        crossEntropy(network(.normal([8, 3, 48, 48])), labels).backward()
        #expect(!network.namedParameters.isEmpty)
        for (name, parameter) in network.namedParameters {
          let gradient = try #require(parameter.gradient, "no gradient for \(name)")
          let values: [Float] = gradient.elements()
          #expect(values.allSatisfy { $0.isFinite }, "the gradient of \(name)")
          #expect(values.contains { $0 != 0 }, "the gradient of \(name) is zero")
        }
      }

      @Test(arguments: Zoo.names)
      func layoutInMemoryChangesNothing(name: String) throws {
        let network = try network(name, channels: 3, size: 48)
        network.train(false)
        let pictures = Tensor.normal([2, 3, 48, 48])
        let plain: [Float] = network(pictures).elements()
        network.useChannelsLast()
        let interleaved: [Float] = network(pictures.channelsLast()).elements()
        #expect(zip(plain, interleaved).allSatisfy { abs($0 - $1) < 1e-4 })
      }

      /// Thirty-two pictures of noise can only be learnt by heart.
      @Test(arguments: Zoo.names)
      func tinyBatchIsLearntByHeart(name: String) throws {
        let network = try Zoo.make(name, NetworkShape(classes: 7))
        network.useChannelsLast()
        let optimizer = Adam(network.namedParameters, learningRate: 0.001)
        let pictures = Tensor.normal([32, 1, 48, 48]).channelsLast()
        let labels = Tensor((0..<32).map { Int64($0 % 7) })
        var losses: [Double] = []
        while losses.last ?? 1 >= 0.05, losses.count < 60 {
          optimizer.clearGradients()
          let loss = crossEntropy(network(pictures), labels)
          loss.backward()
          optimizer.step()
          losses.append(loss.item())
        }
        #expect(losses[0] > 1, "the first loss is that of guessing")
        #expect(try #require(losses.last) < 0.05, "after \(losses.count) steps")
      }
    }
  }
#endif

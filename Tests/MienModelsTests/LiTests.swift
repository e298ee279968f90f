#if Training
  import MienCore
  import MienModels
  import Testing
  import Torch

  extension ModelsSuite {
    @Suite struct LiTests {
      @Test func stateNamesAndShapesAreFixed() throws {
        let network = try Zoo.make("li", NetworkShape(classes: 42, channels: 3, size: 48))
        let expected: [(name: String, shape: [Int])] = [
          ("conv1.weight", [32, 3, 3, 3]), ("conv1.bias", [32]),
          ("conv2.weight", [64, 32, 3, 3]), ("conv2.bias", [64]),
          ("fc1.weight", [128, 64 * 12 * 12]), ("fc1.bias", [128]),
          ("fc2.weight", [42, 128]), ("fc2.bias", [42]),
        ]
        #expect(network.namedState.map(\.name) == expected.map(\.name))
        #expect(network.namedState.map(\.tensor.shape) == expected.map(\.shape))
        #expect(network.namedParameters.map(\.name) == expected.map(\.name))
        #expect(network.parameterCount == 896 + 18_496 + 1_179_776 + 5_418)
      }

      /// The layers of Li 2023, figure 3, in the order of the paper.
      @Test func layersStandInTheOrderOfThePaper() throws {
        let network = try Zoo.make("li", NetworkShape(classes: 7))
        network.train(false)
        let kinds = Tracer.trace { _ = network(.zeros([1, 1, 48, 48])) }.map(\.kind)
        let convolution = TracedKind.convolution(
          stride: [1, 1], padding: [1, 1], dilation: [1, 1], groups: 1)
        let pool = TracedKind.maxPool(
          kernel: [2, 2], stride: [2, 2], padding: [0, 0], ceil: false)
        #expect(
          kinds == [
            convolution, .relu, pool, convolution, .relu, pool, .flatten(from: 1), .linear, .relu,
            .linear,
          ])
      }
    }

    @Suite struct RequestTests {
      @Test func unknownNameIsAnsweredWithTheNearest() throws {
        let error = #expect(throws: MienError.self) {
          _ = try Zoo.make("lii", NetworkShape(classes: 7))
        }
        let text = try #require(error).description
        #expect(error?.kind == .usage)
        #expect(
          text.hasPrefix(
            "there is no network \"lii\"; did you mean \"li\"? (there are: mien_small, mien_medium, mien_base, li, "
          ))
        let far = #expect(throws: MienError.self) {
          _ = try Zoo.make("perceptron", NetworkShape(classes: 7))
        }
        #expect(far?.description.contains("did you mean") == false)
      }

      @Test(arguments: Zoo.names)
      func tooSmallPicturesAreRefused(name: String) throws {
        let smallest = try #require(Zoo.entries.first { $0.name == name }).smallestSize
        let small = NetworkShape(classes: 7, size: smallest - 1)
        let error = #expect(throws: MienError.self) { _ = try Zoo.make(name, small) }
        #expect(error?.kind == .usage)
        #expect(
          error?.description == "\(name) needs pictures of at least \(smallest) x \(smallest), "
            + "these are \(smallest - 1) x \(smallest - 1)")
        _ = try Zoo.make(name, NetworkShape(classes: 7, size: smallest))
      }

      @Test(arguments: Zoo.names)
      func tooLargePicturesAreRefused(name: String) throws {
        let largest = try Zoo.entry(name).largestSize
        let large = NetworkShape(classes: 7, size: largest + 1)
        let error = #expect(throws: MienError.self) { _ = try Zoo.make(name, large) }
        #expect(error?.kind == .usage)
        #expect(error?.description.contains("at most \(largest) x \(largest)") == true)
      }
    }
  }
#endif

#if Training
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct ClippingTests {
      @Test(arguments: [("clip.low", 0.05), ("clip.high", 1000)])
      func agreesWithPyTorch(_ name: String, _ limit: Double) throws {
        let golden = try Golden("optimizers")
        let regression = try Regression(golden)
        let optimizer = SGD(regression.network.namedParameters, learningRate: 0.1)
        regression.backward(optimizer)
        let norm = clipGradientNorm(optimizer.parameters.map(\.tensor), to: limit)
        let expected = try golden["\(name)/norm"].item()
        #expect(abs(norm - expected) <= 1e-5 * expected)
        for (key, tensor) in optimizer.parameters {
          expectClose(tensor.gradient, try golden["\(name)/gradient.\(key)"], key)
        }
      }

      @Test func normIsOneLengthOverAllTensors() {
        let parameters = [3, 4].map { Tensor.parameter(.constant($0), [1]) }
        for parameter in parameters { (parameter * parameter * 0.5).sum().backward() }
        #expect(clipGradientNorm(parameters, to: 1) == 5)
        expectClose(parameters[0].gradient, Tensor([0.6] as [Float]))
        expectClose(parameters[1].gradient, Tensor([0.8] as [Float]))
      }

      @Test func tensorsWithoutGradientDoNotCount() {
        let parameter = Tensor.parameter(.constant(3), [1])
        #expect(clipGradientNorm([], to: 1) == 0)
        #expect(clipGradientNorm([parameter], to: 1) == 0)
        parameter.sum().backward()
        #expect(clipGradientNorm([parameter, Tensor.parameter(.constant(1), [2])], to: 2) == 1)
      }
    }
  }
#endif

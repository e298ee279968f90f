#if Training
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct StochasticDepthTests {
      private static func layer(_ probability: Double) -> StochasticDepth {
        let layer = StochasticDepth()
        layer.probability = probability
        return layer
      }

      /// Every picture keeps all of the branch, scaled, or nothing of it.
      @Test func picturesKeepAllOrNothing() {
        let y = Self.layer(0.2)(.ones([2000, 2, 3, 3])).elements(as: Float.self)
        let pictures = stride(from: 0, to: y.count, by: 18).map { Set(y[$0..<$0 + 18]) }
        #expect(pictures.allSatisfy { $0 == [0] || $0 == [1.25] })
        let dropped = Double(pictures.count { $0 == [0] })
        // Five standard errors of a binomial count.
        #expect(abs(dropped - 400) < 5 * (2000 * 0.2 * 0.8).squareRoot())
      }

      @Test func identityWhenPredictingOrWithoutProbability() {
        let x = Tensor.normal([4, 2, 3, 3])
        #expect(Self.layer(0)(x).bytes() == x.bytes())
        let layer = Self.layer(0.5)
        layer.train(false)
        #expect(!layer.isActive && layer(x).bytes() == x.bytes())
      }

      @Test func halfPrecisionStaysThat() {
        #expect(Self.layer(0.5)(.ones([8, 1, 2, 2], dtype: .bfloat16)).dtype == .bfloat16)
      }
    }
  }
#endif

#if Training
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct DropoutTests {
      @Test(arguments: [0.1, 0.5, 0.8])
      func dropsTheShareAndScalesTheRest(_ probability: Double) {
        let x = Tensor.ones([200, 200])
        let y = dropout(x, probability: probability, training: true).elements(as: Float.self)
        let dropped = Double(y.count { $0 == 0 })
        let n = Double(y.count)
        // Five standard errors of a binomial count.
        let error = (n * probability * (1 - probability)).squareRoot()
        #expect(abs(dropped - n * probability) < 5 * error)
        let rest = Float(1 / (1 - probability))
        #expect(y.allSatisfy { $0 == 0 || abs($0 - rest) < 1e-5 })
      }

      @Test func gradientPassesWhereTheElementDid() {
        let x = Tensor.ones([1000])
        x.requiresGradient = true
        let y = dropout(x, probability: 0.3, training: true)
        y.sum().backward()
        #expect(x.gradient?.elements(as: Float.self) == y.elements(as: Float.self))
      }

      @Test func everyDrawIsAnother() {
        let layer = Dropout(0.5)
        let x = Tensor.ones([1000])
        #expect(layer(x).bytes() != layer(x).bytes())
      }

      @Test func identityWhenPredictingOrWithoutProbability() {
        let x = Tensor.normal([10])
        let layer = Dropout(0.5)
        layer.train(false)
        #expect(layer(x).bytes() == x.bytes())
        #expect(dropout(x, probability: 0, training: true).bytes() == x.bytes())
      }

      @Test func certainDropoutLeavesZeros() {
        let y = dropout(.ones([10]), probability: 1, training: true)
        #expect(y.elements(as: Float.self).allSatisfy { $0 == 0 })
      }
    }
  }
#endif

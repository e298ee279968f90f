#if Training
  import Foundation
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct InitializerTests {
      static let cases: [(String, Initializer)] = [
        ("kaimingNormal.input", .kaimingNormal(fan: .input)),
        ("kaimingNormal.output", .kaimingNormal(fan: .output)),
        ("kaimingUniform.input", .kaimingUniform(fan: .input)),
        ("kaimingUniform.output", .kaimingUniform(fan: .output)),
        ("xavierNormal", .xavierNormal), ("xavierUniform", .xavierUniform),
      ]

      /// Mien and PyTorch draw from the same generator: the same seed gives the same numbers. In a process
      /// of its own, where no other test draws.
      @Test func sameSeedGivesPyTorchsNumbers() async {
        await #expect(processExitsWith: .success) {
          let golden = try Golden("initializers")
          for (name, initializer) in InitializerTests.cases {
            for (what, shape) in [("conv", [8, 4, 3, 3]), ("linear", [16, 12])] {
              Runtime.seed(11)
              expectClose(
                Tensor.parameter(initializer, shape), try golden["\(name)/\(what)"], name)
            }
          }
          Runtime.seed(12)
          let conv = Conv2d(4, 6, kernelSize: 3, groups: 2)
          Runtime.seed(12)
          let linear = Linear(12, 5)
          for (layer, name) in [(conv, "Conv2d"), (linear, "Linear")] as [(Module, String)] {
            for (key, tensor) in layer.namedParameters {
              expectClose(tensor, try golden["\(name)/\(key)"], "\(name).\(key)")
            }
          }
        }
      }

      /// fanIn 32 * 9 = 288, fanOut 64 * 9 = 576; the deviations by the papers' formulas.
      @Test(
        arguments: [
          (.normal(deviation: 0.3), 0.3, false),
          (.uniform(bound: 0.6), 0.6 / 3.squareRoot(), true),
          (.kaimingNormal(fan: .input), (2.0 / 288).squareRoot(), false),
          (.kaimingNormal(fan: .output), (2.0 / 576).squareRoot(), false),
          (.kaimingUniform(fan: .input), (2.0 / 288).squareRoot(), true),
          (.kaimingUniform(fan: .output), (2.0 / 576).squareRoot(), true),
          (.xavierNormal, (2.0 / 864).squareRoot(), false),
          (.xavierUniform, (2.0 / 864).squareRoot(), true),
          (.pytorchDefault, (1.0 / 864).squareRoot(), true),
        ] as [(Initializer, Double, Bool)])
      func meanVarianceAndBoundsFit(
        _ initializer: Initializer, _ deviation: Double, _ uniform: Bool
      ) {
        Runtime.seed(5)
        let drawn = Tensor.parameter(initializer, [64, 32, 3, 3])
        let values = drawn.elements(as: Float.self).map(Double.init)
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
        // Five standard errors; the fourth moment of a uniform number is 1.8 times its squared variance.
        #expect(abs(mean) < 5 * deviation / n.squareRoot())
        let spread = ((uniform ? 0.8 : 2.0) / n).squareRoot()
        #expect(abs(variance / (deviation * deviation) - 1) < 5 * spread)
        let largest = values.map(abs).max() ?? 0
        let bound = deviation * 3.squareRoot()
        if uniform {
          #expect(largest <= bound * (1 + 1e-6) && largest > 0.99 * bound)
        } else {
          #expect(largest > 3 * deviation && largest < 7 * deviation)
        }
        #expect(drawn.requiresGradient && drawn.dtype == .float32)
      }

      @Test func linearLayersCountInputsAndOutputs() {
        let weight = Tensor.parameter(.kaimingUniform(fan: .input), [500, 6])
        let largest = weight.elements(as: Float.self).map(abs).max() ?? 0
        #expect(largest <= 1 && largest > 0.99)
      }

      @Test func constantsAreConstant() {
        let tensor = Tensor.parameter(.constant(0.25), [2, 2])
        #expect(tensor.elements(as: Float.self) == [0.25, 0.25, 0.25, 0.25])
      }

      /// In a process of its own, where no other test draws.
      @Test func firstValuesCanBeLeftOut() async {
        await #expect(processExitsWith: .success) {
          let before = Runtime.randomState.bytes()
          let layers = withoutFirstValues {
            Sequential(Conv2d(2, 3, kernelSize: 3), BatchNorm2d(3))
          }
          #expect(Runtime.randomState.bytes() == before)
          #expect(layers.namedParameters.count == 4)
          for (name, tensor) in layers.namedParameters {
            #expect(tensor.requiresGradient, "\(name)")
            #expect(tensor.elements(as: Float.self).allSatisfy { $0 == 0 }, "\(name)")
          }
          #expect(Tensor.parameter(.constant(1), [2]).elements(as: Float.self) == [1, 1])
        }
      }

      @Test func initializeKeepsTensorLayoutAndGradient() {
        let tensor = Tensor.parameter(.constant(0), [4, 3, 3, 3])
        tensor.rebind(to: tensor.detached().channelsLast())
        tensor.initialize(.xavierNormal)
        #expect(tensor.isChannelsLast && tensor.requiresGradient)
        #expect(Set(tensor.elements(as: Float.self)).count > 100)
      }
    }
  }
#endif

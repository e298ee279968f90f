#if Training
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct LossTests {
      static let cases = [
        "indices", "indices.weighted", "indices.smoothed", "indices.weighted.smoothed",
        "soft", "soft.weighted", "soft.smoothed", "soft.weighted.smoothed", "extreme",
      ]

      @Test(arguments: cases)
      func crossEntropyAgreesWithPyTorch(_ name: String) throws {
        let golden = try Golden("losses")
        let logits = try golden["\(name)/logits"]
        logits.requiresGradient = true
        let loss = crossEntropy(
          logits, try golden["\(name)/target"],
          classWeights: try golden.optional("\(name)/weights"),
          labelSmoothing: try golden["\(name)/smoothing"].item())
        loss.backward()
        expectClose(loss, try golden["\(name)/loss"], "loss")
        expectClose(logits.gradient, try golden["\(name)/gradient"], "gradient", atol: 1e-7)
      }

      @Test func everyGoldenCaseIsTested() throws {
        #expect(try Golden("losses").cases == Set(Self.cases))
      }

      /// The value by hand: the mean over both samples of the logarithm of softmax at the class.
      @Test func crossEntropyIsTheMeanNegativeLogarithm() {
        let logits = Tensor([0, 0, 2, 0] as [Float], shape: [2, 2])
        let loss = crossEntropy(logits, Tensor([0, 1] as [Int64]))
        let expected = (0.6931471805599453 + 2.1269280110429727) / 2
        expectClose(loss, Tensor([expected]).reshaped([]))
      }

      @Test func everySampleCanHaveAWeightOfItsOwn() throws {
        let logits = Tensor.normal([3, 4])
        let targets = softmax(Tensor.normal([3, 4]))
        let classWeights = Tensor([1, 2, 0.5, 3] as [Float])
        func loss(_ rows: Range<Int>, sampleWeights: Tensor? = nil) -> Tensor {
          crossEntropy(
            logits.narrowed(0, rows), targets.narrowed(0, rows), classWeights: classWeights,
            labelSmoothing: 0.1, sampleWeights: sampleWeights)
        }
        let parts = loss(0..<1) * 0.5 + loss(2..<3) * 2
        expectClose(loss(0..<3, sampleWeights: Tensor([0.5, 0, 2] as [Float])), parts / 3)
      }

      @Test func indicesAndTheirOneHotRowsAreTheSame() {
        let logits = Tensor.normal([3, 4])
        let oneHot = Tensor([0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0] as [Float], shape: [3, 4])
        let indices = Tensor([1, 3, 0] as [Int64])
        expectClose(
          crossEntropy(logits, oneHot, labelSmoothing: 0.1),
          crossEntropy(logits, indices, labelSmoothing: 0.1))
      }
    }
  }
#endif

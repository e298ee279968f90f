#if Training
  import Testing

  @testable import MienLab

  @Suite struct BestEpochTests {
    private func epochs(losses: [Double]) -> [EpochMetrics] {
      losses.enumerated().map { index, loss in
        EpochMetrics(
          epoch: index + 1, learningRate: 0.1, trainLoss: loss, trainAccuracy: 0.5,
          validationLoss: loss, validationAccuracy: 0.5, validationMacroF1: 0.5)
      }
    }

    @Test func earliestOfEqualsWins() {
      #expect(epochs(losses: [2, 1, 1]).bestEpoch(by: .loss)?.epoch == 2)
      #expect(epochs(losses: [2, 1, 1]).bestEpoch(by: .accuracy)?.epoch == 1)
    }

    @Test func noNumberNeverWins() {
      #expect(epochs(losses: [.nan, 2, 1, .nan]).bestEpoch(by: .loss)?.epoch == 3)
      #expect(epochs(losses: []).bestEpoch() == nil)
    }
  }
#endif

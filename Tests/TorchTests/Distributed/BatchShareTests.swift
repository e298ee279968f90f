#if Training
  import Testing
  import Torch

  extension TorchSuite {
    @Suite struct BatchShareTests {
      @Test(arguments: [1, 2, 3, 4, 7, 64])
      func sharesCoverEveryBatchOnce(size: Int) {
        for total in [1, 2, 5, 8, 13, 14, 127, 128, 1000] {
          let shares = (0..<size).map { BatchShare(of: total, rank: $0, size: size) }
          #expect(abs(shares.map(\.weight).reduce(0, +) - 1) < 1e-12)
          if shares[0].isReplicated {
            #expect(total < 2 * size && size > 1)
            #expect(shares.allSatisfy { $0.range == 0..<total && $0.isWhole })
          } else {
            #expect(shares.flatMap { Array($0.range) } == Array(0..<total))
            let counts = shares.map(\.range.count)
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
            #expect(size == 1 || (counts.min() ?? 0) >= 2)
          }
        }
      }

      /// The masks of two shares are the rows of the mask that one process draws for all. In a process of its
      /// own, where no other test draws.
      @Test func dropoutDoesNotDependOnTheNumberOfRanks() async {
        await #expect(processExitsWith: .success) {
          for ones in [Tensor.ones([7, 33]), Tensor.ones([7, 3, 4, 5]).channelsLast()] {
            Runtime.seed(5)
            let state = Runtime.randomState
            let whole = dropout(ones, probability: 0.4, training: true)
            let after = Runtime.randomState.bytes()
            for rank in 0..<2 {
              let share = BatchShare(of: 7, rank: rank, size: 2)
              try Runtime.restoreRandomState(state)
              let part = BatchShare.$current.withValue(share) {
                dropout(ones.narrowed(0, share.range), probability: 0.4, training: true)
              }
              #expect(part.bytes() == whole.narrowed(0, share.range).bytes())
              #expect(Runtime.randomState.bytes() == after)
            }
          }
        }
      }
    }
  }
#endif

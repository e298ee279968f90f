#if Training
  import Testing
  import Torch

  extension TorchSuite {
    /// The measure that the golden tests rest on must itself be able to fail.
    @Suite struct ExpectCloseTests {
      let pair = Tensor([1, 2, 3, 4] as [Float], shape: [2, 2])

      @Test func equalTensorsAreClose() {
        expectClose(pair, pair.cloned(), rtol: 0, atol: 0)
        let odd = Tensor([.infinity, -.infinity, .nan] as [Float])
        expectClose(odd, odd.cloned())
      }

      @Test func tolerancesAddUp() {
        expectClose(pair + 0.1, pair, rtol: 0.05, atol: 0.06)
        withKnownIssue { expectClose(pair + 0.1, pair, rtol: 0.05, atol: 0.04) }
      }

      @Test func reportNamesShapeIndexAndDifference() {
        let other = Tensor([1, 2, 3.5, 4.25] as [Float], shape: [2, 2])
        withKnownIssue {
          expectClose(other, pair, "sum")
        } matching: { issue in
          issue.comments.contains {
            $0.rawValue
              == "sum: 2 of 4 elements of shape [2, 2] differ, most at [1, 0]: 3.5, not 3.0, "
              + "difference 0.5"
          }
        }
      }

      @Test(
        arguments: [[.nan, 2, 3, 4], [.infinity, 2, 3, 4], [1, 2, 3, -.infinity]] as [[Float]])
      func oddNumbersAreNotCloseToNumbers(_ elements: [Float]) {
        let odd = Tensor(elements, shape: [2, 2])
        withKnownIssue { expectClose(odd, pair) }
        withKnownIssue { expectClose(pair, odd) }
      }

      @Test func shapesAreCompared() {
        withKnownIssue { expectClose(pair, pair.reshaped([4])) }
        withKnownIssue { expectClose(nil, pair) }
      }
    }
  }
#endif

import MienCore
import Testing

@testable import MienLab

@Suite struct EpochSamplesTests {
  /// Class 0 has eight pictures, class 1 four, class 2 two; every other position is of no split.
  private let labels: [Int16] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2].flatMap { [$0, -1] }
  private var positions: [Int] { labels.indices.filter { labels[$0] >= 0 } }

  private func samples(_ change: (inout DataRecipe) -> Void) -> EpochSamples {
    var recipe = DataRecipe()
    change(&recipe)
    return EpochSamples(positions, labels: labels, recipe: recipe, seed: 3)
  }

  private func counts(_ samples: [Sample]) -> [Int] {
    (0..<3).map { label in samples.count { labels[$0.position] == Int16(label) } }
  }

  @Test func everyPictureComesOnce() {
    let all = samples { _ in }
    #expect(all.count == 14)
    #expect(all.samples(epoch: 1) == positions.map { Sample(position: $0, copy: 0) })
    #expect(all.samples(epoch: 2) == all.samples(epoch: 1))
  }

  @Test func smallClassesAreRepeatedAndLargeOnesAreNotCut() {
    let repeated = samples { $0.minimumPerClass = 5 }
    let shown = repeated.samples(epoch: 1)
    #expect(counts(shown) == [8, 5, 5])
    #expect(shown.count == repeated.count)
    // Nobody comes a third time before everybody came twice.
    for label: Int16 in [1, 2] {
      let members = positions.filter { labels[$0] == label }
      let times = members.map { member in shown.count { $0.position == member } }
      #expect((times.max() ?? 0) - (times.min() ?? 0) <= 1)
    }
    #expect(Set(shown.map { "\($0.position) \($0.copy)" }).count == shown.count)
  }

  @Test func balancedClassesComeEquallyOften() {
    let balanced = samples { $0.sampling = .balanced }
    #expect(balanced.count == 12)
    #expect(counts(balanced.samples(epoch: 1)) == [4, 4, 4])
    #expect(balanced.samples(epoch: 1) == balanced.samples(epoch: 1))
    // Of a large class each epoch shows others.
    let seen = (1...20).flatMap { balanced.samples(epoch: $0).map(\.position) }
    #expect(Set(seen) == Set(positions))
    #expect(balanced.samples(epoch: 1) != balanced.samples(epoch: 2))
  }
}

import Testing

@testable import MienLab

@Suite struct BatchOrderTests {
  private let positions = (0..<103).map { 3 * $0 + 1 }

  private func order(_ seed: UInt64 = 1, epoch: Int = 1, size: Int = 10) -> BatchOrder {
    BatchOrder(samples(positions), batchSize: size, seed: seed, epoch: epoch)
  }

  private func samples(_ positions: [Int]) -> [Sample] {
    positions.map { Sample(position: $0, copy: 0) }
  }

  @Test func epochVisitsEveryPictureOnce() {
    let order = order()
    #expect(order.count == 11)
    let visited = (0..<order.count).flatMap { order[$0].map(\.position) }
    #expect(visited.sorted() == positions)
    #expect(visited != positions, "the order is shuffled")
    #expect((0..<10).allSatisfy { order[$0].count == 10 } && order[10].count == 3)
  }

  @Test func orderIsAFunctionOfSeedAndEpoch() {
    #expect(order().samples == order().samples)
    let others = [order(2), order(epoch: 2), order(epoch: 3), order(2, epoch: 2)]
    for (index, other) in others.enumerated() {
      #expect(other.samples != order().samples)
      for another in others[(index + 1)...] { #expect(other.samples != another.samples) }
    }
    #expect(order(size: 7).samples == order().samples)
  }

  /// Pictures, size, batches.
  @Test(arguments: [
    [1, 4, 1], [2, 4, 1], [4, 4, 1], [5, 4, 1], [6, 4, 2], [8, 4, 2], [9, 4, 2], [10, 4, 3],
    [5, 1, 5], [1, 1, 1], [3, 65536, 1], [129, 128, 1], [130, 128, 2],
  ])
  func lastSinglePictureIsLeftOut(sizes: [Int]) {
    let (pictures, size, batches) = (sizes[0], sizes[1], sizes[2])
    #expect(BatchOrder.batches(of: pictures, size: size) == batches)
    let order = BatchOrder(samples(Array(0..<pictures)), batchSize: size, seed: 1, epoch: 1)
    #expect(order.count == batches)
    let visited = (0..<batches).flatMap { order[$0].map(\.position) }
    #expect(Set(visited).count == visited.count)
    let isOneOver = pictures > size && size > 1 && pictures % size == 1
    #expect(visited.count == (isOneOver ? pictures - 1 : pictures))
  }

  /// Whoever is left out in one epoch comes in another.
  @Test func everyoneIsVisitedInTheEnd() {
    var visited: Set<Int> = []
    for epoch in 1...8 {
      let order = BatchOrder(samples(Array(0..<9)), batchSize: 4, seed: 5, epoch: epoch)
      visited.formUnion((0..<order.count).flatMap { order[$0].map(\.position) })
    }
    #expect(visited.count == 9)
  }
}

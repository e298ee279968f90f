import MienCore

/// The order in which one epoch visits its pictures: a pure function of seed and epoch.
struct BatchOrder {
  /// Positions in the data set.
  let positions: [Int]
  let batchSize: Int

  init(_ positions: [Int], batchSize: Int, seed: UInt64, epoch: Int) {
    var generator = SeededGenerator(seed: seed, stream: UInt64(epoch) &* 2)
    self.positions = positions.shuffled(using: &generator)
    self.batchSize = batchSize
  }

  var count: Int { Self.batches(of: positions.count, size: batchSize) }

  /// The batches of an epoch; a last one of a single picture is left out, because batch norm cannot learn
  /// from it and the next epoch's order leaves out another.
  static func batches(of count: Int, size: Int) -> Int {
    let full = count / size
    let rest = count % size
    return rest > 1 || full == 0 ? full + min(1, rest) : full
  }

  subscript(batch: Int) -> ArraySlice<Int> {
    positions[batch * batchSize..<min((batch + 1) * batchSize, positions.count)]
  }
}

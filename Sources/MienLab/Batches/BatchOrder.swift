import MienCore

/// The order in which one epoch shows its pictures: a pure function of seed and epoch.
struct BatchOrder {
  let samples: [Sample]
  let batchSize: Int

  init(_ samples: [Sample], batchSize: Int, seed: UInt64, epoch: Int) {
    var generator = SeededGenerator(seed: seed, stream: UInt64(epoch) &* 2)
    self.samples = samples.shuffled(using: &generator)
    self.batchSize = batchSize
  }

  var count: Int { Self.batches(of: samples.count, size: batchSize) }

  /// The batches of an epoch; a last one of a single picture is left out, because batch norm cannot learn
  /// from it and the next epoch's order leaves out another.
  static func batches(of count: Int, size: Int) -> Int {
    let full = count / size
    let rest = count % size
    return rest > 1 || full == 0 ? full + min(1, rest) : full
  }

  subscript(batch: Int) -> ArraySlice<Sample> {
    samples[batch * batchSize..<min((batch + 1) * batchSize, samples.count)]
  }
}

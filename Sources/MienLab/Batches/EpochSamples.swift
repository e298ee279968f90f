import MienCore

/// One showing of a picture.
struct Sample: Equatable {
  /// Where it stands in the data set.
  let position: Int
  /// 0 the first time in an epoch, 1 the second, …; each copy is augmented in its own way.
  let copy: Int

  /// What is decided by chance about a showing.
  enum Chance {
    case augmentation, mixing, vote
  }

  /// The numbers that decide it in an epoch, the same whether a run was resumed or not.
  func chance(_ decided: Chance, seed: UInt64, epoch: Int) -> SeededGenerator {
    let position = UInt64(position)
    let own =
      switch decided {
      case .augmentation: position << 1 ^ 1
      case .mixing: position << 2 ^ 0x313D
      case .vote: position << 2 ^ 0x707E
      }
    return SeededGenerator(
      seed: seed &+ UInt64(copy) &* 0x9E37_79B9_7F4A_7C15, stream: UInt64(epoch) << 40 ^ own)
  }
}

/// The showings of one epoch before they are put into an order: a pure function of seed and epoch.
struct EpochSamples {
  private let positions: [Int]
  private let sampling: DataRecipe.Sampling
  private let minimumPerClass: Int
  private let classes: [[Int]]
  private let seed: UInt64

  /// - Parameter labels: The class of every picture of the data set.
  init(_ positions: [Int], labels: [Int16], recipe: DataRecipe, seed: UInt64) {
    self.positions = positions
    self.seed = seed
    sampling = recipe.sampling
    minimumPerClass = recipe.minimumPerClass
    classes = Dictionary(grouping: positions, by: { labels[$0] }).sorted { $0.key < $1.key }
      .map(\.value)
  }

  /// How many showings an epoch has; the same in all of them.
  var count: Int {
    switch sampling {
    case .all: classes.reduce(0) { $0 + max($1.count, minimumPerClass) }
    case .balanced: positions.count / classes.count * classes.count
    }
  }

  func samples(epoch: Int) -> [Sample] {
    switch sampling {
    case .all where classes.allSatisfy({ $0.count >= minimumPerClass }):
      return positions.map { Sample(position: $0, copy: 0) }
    case .all:
      return classes.flatMap { shown($0, max($0.count, minimumPerClass), epoch) }
    case .balanced:
      return classes.flatMap { shown($0, positions.count / classes.count, epoch) }
    }
  }

  /// `count` showings of the pictures of a class, every one as often as any other, give or take one.
  private func shown(_ members: [Int], _ count: Int, _ epoch: Int) -> [Sample] {
    // The first member tells the classes' streams apart.
    var generator = SeededGenerator(
      seed: seed, stream: UInt64(epoch) << 40 ^ UInt64(members[0]) << 2 ^ 0xBA1A)
    let order = members.shuffled(using: &generator)
    return (0..<count).map { Sample(position: order[$0 % order.count], copy: $0 / order.count) }
  }
}

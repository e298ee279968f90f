import MienCore
import MienData

/// Which pictures of a data set a run learns from and which it is chosen by.
public struct TrainingSplits: Equatable, Sendable {
  /// Positions in the data set, ascending.
  public let train: [Int]
  public let validation: [Int]
  /// The names reports use.
  public let trainName: String
  public let validationName: String
  /// Something the user should know about the choice, if there is.
  public let remark: String?

  /// - Throws: `MienError.usage` when a split is missing, empty or unlabelled, or when both are the same.
  public init(_ dataset: FaceDataset, recipe: DataRecipe) throws {
    let trainName = try Self.training(in: dataset, wanted: recipe.train)
    let pictures = try Self.labelled(dataset, split: trainName)

    if let validationName = try Self.validation(in: dataset, wanted: recipe.validation) {
      guard validationName != trainName else {
        throw MienError.usage(
          "data.train and data.validation are both \(trainName); choose two splits")
      }
      train = pictures
      validation = try Self.labelled(dataset, split: validationName)
      self.validationName = validationName
      remark = nil
    } else {
      let fraction = recipe.validationFraction
      (train, validation) = Self.hold(
        back: fraction, of: pictures, dataset, seed: recipe.splitSeed)
      guard !validation.isEmpty, !train.isEmpty else {
        throw MienError.usage(
          "\(trainName) is too small to hold \(fraction) of it back for validation")
      }
      validationName = "held back from \(trainName)"
      remark =
        "\(dataset.source) has no validation split: \(validation.count) of the \(pictures.count) pictures of "
        + "\(trainName) are held back (seed \(recipe.splitSeed)\(dataset.groups == nil ? "" : ", whole groups")); results are not comparable with FER2013's own splits"
    }
    self.trainName = trainName
  }

  private static func training(in dataset: FaceDataset, wanted: String) throws -> String {
    if wanted != "auto" { return dataset.splitNames[try dataset.splitIndex(of: wanted)] }
    let names = dataset.splitNames.filter { $0 != FaceDataset.leftOutSplit }
    if names.count == 1 { return names[0] }
    return dataset.splitNames[try dataset.splitIndex(of: "Training")]
  }

  private static func validation(in dataset: FaceDataset, wanted: String) throws -> String? {
    if wanted != "auto" { return dataset.splitNames[try dataset.splitIndex(of: wanted)] }
    for name in ["PublicTest", "validation"] {
      if let index = try? dataset.splitIndex(of: name) { return dataset.splitNames[index] }
    }
    return nil
  }

  private static func labelled(_ dataset: FaceDataset, split: String) throws -> [Int] {
    let pictures = try dataset.indices(ofSplit: split).filter { dataset.labelIndices[$0] >= 0 }
    guard !pictures.isEmpty else {
      throw MienError.usage("the split \(split) of \(dataset.source) has no labelled pictures")
    }
    return pictures
  }

  /// Takes the same share of every class, at random; of persons and the like all pictures or none.
  private static func hold(
    back fraction: Double, of pictures: [Int], _ dataset: FaceDataset, seed: UInt64
  ) -> (rest: [Int], held: [Int]) {
    let labels = dataset.labelIndices
    if let groups = dataset.groups {
      var members = [[Int]](repeating: [], count: dataset.labels.count)
      for position in pictures { members[Int(labels[position])].append(position) }
      let parts = GroupDivision(groups: groups, labels: labels, seed: seed)
        .parts(of: members, shares: [1 - fraction, fraction])
      return (
        parts.filter { $0.part == 0 }.map(\.position).sorted(),
        parts.filter { $0.part == 1 }.map(\.position).sorted()
      )
    }
    var generator = SeededGenerator(seed: seed, stream: 0x5EED_5A17)
    var held: Set<Int> = []
    for (_, members) in Dictionary(grouping: pictures, by: { labels[$0] }).sorted(by: {
      $0.key < $1.key
    }) {
      let count = Int((Double(members.count) * fraction).rounded())
      held.formUnion(members.shuffled(using: &generator).prefix(count))
    }
    return (pictures.filter { !held.contains($0) }, pictures.filter { held.contains($0) })
  }
}

import MienCore
import MienData

extension DataRecipe {
  /// The data set as this recipe wants it: with votes as labels, without cleaned pictures, cut down to
  /// classes and counts, and divided anew. Pixels are shared, not copied.
  ///
  /// - Parameter warn: Receives what a person should know though it works: a class with too few pictures.
  /// - Throws: `MienError` when a file is missing or made for other data, or a class is not there.
  public func prepare(
    _ dataset: FaceDataset, warn: (String) -> Void = { _ in }
  ) throws -> FaceDataset {
    var prepared = dataset
    var excluded: [Int] = []
    if !clean.isEmpty { excluded = try CleaningList.read(clean).positions(in: dataset) }
    if !votes.isEmpty {
      prepared = try prepared.applying(FERPlusVotes.read(votes), rule: rule)
    }
    let selection = DatasetSelection(
      classes: classNames, imagesPerClass: imagesPerClass == 0 ? nil : imagesPerClass,
      limit: limit == 0 ? nil : limit, testFraction: testFraction == 0 ? nil : testFraction,
      validationFraction: testFraction == 0 ? nil : validationFraction, seed: splitSeed,
      excluded: excluded)
    return selection.isEmpty ? prepared : try prepared.selecting(selection, warn: warn)
  }

  private var rule: FERPlusVotes.Rule {
    switch voteRule {
    case .majority: .majority
    case .probability: .probability
    case .crossentropy: .crossEntropy
    }
  }
}

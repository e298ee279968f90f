import Foundation
import MienCore
import MienData

extension DataRecipe {
  /// The data set as this recipe wants it: with votes as labels, without cleaned pictures, cut down to
  /// classes and counts, and divided anew. Pixels are shared, not copied.
  ///
  /// - Parameter warn: Receives what a person should know though it works: a class with too few pictures.
  /// - Throws: `MienError` when a file is missing or made for other data, or a class is not there; `MienError.usage`
  ///   naming the key where `clean` or `votes` leads nowhere.
  public func prepare(
    _ dataset: FaceDataset, warn: (String) -> Void = { _ in }
  ) throws -> FaceDataset {
    var prepared = dataset
    var excluded: [Int] = []
    if !clean.isEmpty { excluded = try cleaned(dataset) }
    if !votes.isEmpty {
      try Self.demandFile(votes, of: "data.votes")
      prepared = try prepared.applying(FERPlusVotes.read(votes), rule: rule)
    }
    let selection = DatasetSelection(
      classes: classNames, imagesPerClass: imagesPerClass == 0 ? nil : imagesPerClass,
      limit: limit == 0 ? nil : limit, testFraction: testFraction == 0 ? nil : testFraction,
      validationFraction: testFraction == 0 ? nil : validationFraction, seed: splitSeed,
      excluded: excluded)
    return selection.isEmpty ? prepared : try prepared.selecting(selection, warn: warn)
  }

  private static func demandFile(_ path: String, of key: String) throws {
    guard FileKind(at: path) == nil else { return }
    throw MienError.usage("\(key): there is no \(path)")
  }

  /// The positions that ``clean`` lists.
  private func cleaned(_ dataset: FaceDataset) throws -> [Int] {
    try Self.demandFile(clean, of: "data.clean")
    let positions = try CleaningList.read(clean).positions(in: dataset)
    if let stray = positions.first(where: { $0 >= dataset.count }) {
      throw MienError.usage(
        "\(clean)\(Self.line(of: stray, in: clean)): there is no picture \(stray); \(dataset.source) has "
          + "\(dataset.count), counted from 0")
    }
    return positions
  }

  /// The line of a cleaning list that names a picture, as `, line 7`; empty where it cannot be told.
  private static func line(of picture: Int, in path: String) -> String {
    let (newline, tab, carriageReturn) = (UInt8(10), UInt8(9), UInt8(13))
    let lines = (FileManager.default.contents(atPath: path) ?? Data())
      .split(separator: newline, omittingEmptySubsequences: false)
    let index = lines.firstIndex { line in
      line.prefix { $0 != tab && $0 != carriageReturn }.elementsEqual("\(picture)".utf8)
    }
    return index.map { ", line \($0 + 1)" } ?? ""
  }

  private var rule: FERPlusVotes.Rule {
    switch voteRule {
    case .majority: .majority
    case .probability: .probability
    case .crossentropy: .crossEntropy
    }
  }
}

import MienCore
import MienData
import MienReport

/// What `mien data clean` says, for people and programs.
struct CleaningAnswer: Encodable {
  struct Finding: Encodable {
    let picture: Int
    let split: String
    let label: String?
    let score: Double?
  }

  struct Member: Encodable {
    let picture: Int
    let split: String
    let label: String?
    let relation: DuplicateGroup.Relation
    let original: Int
    let similarity: Double
  }

  struct Group: Encodable {
    let acrossSplits: Bool
    let conflicting: Bool
    let members: [Member]
  }

  struct Entry: Encodable {
    let picture: Int
    let reason: String
  }

  let source: String
  let fingerprint: String
  let pictures: Int
  let thresholds: CleaningThresholds
  let summary: CleaningSummary
  let blanks: [Finding]
  let drawn: [Finding]
  let duplicates: [Group]
  /// What a list leaves out.
  let listed: [Entry]

  init(_ findings: CleaningFindings, _ list: CleaningList, of dataset: FaceDataset) {
    func split(_ picture: Int) -> String { dataset.splitNames[Int(dataset.splitIndices[picture])] }
    func label(_ picture: Int) -> String? {
      let index = Int(dataset.labelIndices[picture])
      return index < 0 ? nil : dataset.labels.names[index]
    }
    source = dataset.source
    fingerprint = dataset.fingerprint
    pictures = dataset.count
    thresholds = findings.thresholds
    summary = CleaningSummary(of: findings, in: dataset)
    blanks = findings.blanks.map {
      Finding(picture: $0, split: split($0), label: label($0), score: nil)
    }
    drawn = findings.drawn.map {
      Finding(
        picture: $0.picture, split: split($0.picture), label: label($0.picture), score: $0.score)
    }
    duplicates = findings.duplicates.map { group in
      Group(
        acrossSplits: group.crossesSplits(in: dataset),
        conflicting: group.isConflicting(in: dataset),
        members: group.members.map {
          Member(
            picture: $0.picture, split: split($0.picture), label: label($0.picture),
            relation: $0.relation, original: $0.original, similarity: $0.similarity)
        })
    }
    listed = list.entries.map { Entry(picture: $0.picture, reason: $0.reason) }
  }

  /// The kinds of doubtful pictures, and how many each split has.
  var counts: [(kind: String, perSplit: [Int])] {
    let kinds: [(String, KeyPath<CleaningSummary.Split, Int>)] = [
      ("blank", \.blanks), ("no photograph of a face", \.drawn), ("exact copies", \.exactCopies),
      ("- of another split", \.exactCopiesOfOtherSplits), ("near copies", \.nearCopies),
      ("mirrored copies", \.mirroredCopies),
      ("with a copy in another split", \.sharedWithOtherSplits),
      ("with a copy of another label", \.conflicting),
    ]
    return kinds.map { name, count in (name, summary.splits.map { $0[keyPath: count] }) }
  }

  /// A table and what to do next.
  var text: String {
    var table = MetricsTable(
      [.init("pictures", .left)] + summary.splits.map { .init($0.name) } + [.init("all")])
    for (kind, counts) in [("all", summary.splits.map(\.pictures))] + counts {
      table.add([kind] + (counts + [counts.reduce(0, +)]).map(String.init))
    }
    return table.text + """

      \(summary.groups) groups of copies: \(summary.groupsAcrossSplits) across splits, \
      \(summary.conflictingGroups) with labels that disagree
      \(listed.count) pictures to leave out; --list FILE writes them, --clean FILE leaves them out

      """
  }
}

import Foundation
import MienCore

/// What ten people saw in every picture of FER2013 (Barsoum et al. 2016,
/// https://arxiv.org/abs/1608.01041).
public struct FERPlusVotes: Sendable {
  /// How votes become labels for training; every rule first drops what only one person voted for.
  public enum Rule: String, CaseIterable, Sendable {
    /// The emotion with more than half of the votes; pictures without one do not count.
    case majority
    /// The shares of the strongest emotions, of which the loss draws one label an epoch.
    ///
    /// The strongest are taken until they hold three quarters of the votes, at most three; pictures
    /// where they hold no more than half do not count.
    case probability
    /// The same shares, which the loss compares whole.
    case crossEntropy = "crossentropy"
  }

  /// The file, for messages.
  public let source: String
  /// The rows of each split, by the names in the file, in its order.
  let blocks: [(usage: String, rows: [Int])]
  /// Ten numbers a row: the emotions of ``LabelSet/ferPlus``, unknown, not a face.
  let counts: [UInt8]
  /// Whether the picture has a name in the file; those without are no faces.
  let isFace: [Bool]

  static let columnCount = LabelSet.ferPlus.count + 2

  /// Reads `fer2013new.csv`: the columns `Usage`, the eight emotions, `unknown` and `NF`, and
  /// `Image name` where there is one, in any order.
  ///
  /// - Throws: `MienError` naming file and row for a missing column or a number that is none.
  public static func read(_ path: String) throws -> FERPlusVotes {
    let table = try TextTable(path: path)
    func column(_ name: String) throws -> Int {
      guard let column = table.column(name) else {
        throw MienError(
          "\(path) row 1: the column \(name) is missing; FER+ votes are the file fer2013new.csv")
      }
      return column
    }
    let usage = try column("Usage")
    let voted = try (LabelSet.ferPlus.names + ["unknown", "NF"]).map(column)
    let name = table.column("Image name")
    var rows: [String: [Int]] = [:]
    var order: [String] = []
    var counts: [UInt8] = []
    var isFace: [Bool] = []
    try table.forEachRow { number, fields in
      guard let fields else {
        throw MienError("\(path) row \(number): the columns are not those of the header")
      }
      for column in voted {
        guard let count = UInt8(fields[column]) else {
          throw MienError(
            "\(path) row \(number): \"\(TerminalText.plain(String(fields[column].prefix(20))))\" is no "
              + "number of votes")
        }
        counts.append(count)
      }
      if rows[fields[usage]] == nil { order.append(fields[usage]) }
      rows[fields[usage], default: []].append(isFace.count)
      isFace.append(name.map { !fields[$0].isEmpty } ?? true)
    }
    guard !isFace.isEmpty else { throw MienError("\(path) holds no votes") }
    return FERPlusVotes(
      source: URL(fileURLWithPath: path).lastPathComponent,
      blocks: order.map { ($0, rows[$0] ?? []) }, counts: counts, isFace: isFace)
  }

  /// What tells these votes from others.
  var digest: String {
    let names = blocks.map { "\($0.usage) \($0.rows.count)" }.joined(separator: "\n")
    let rows = counts + isFace.map { $0 ? 1 : 0 }
    return names + rows.withUnsafeBytes { Fingerprint.of($0) }
  }

  /// The shares of the emotions in one row by a rule, together 1; nil when the row does not count.
  func shares(row: Int, rule: Rule) -> [Float]? {
    guard isFace[row] else { return nil }
    let start = row * Self.columnCount
    var left = counts[start..<start + Self.columnCount].map { $0 > 1 ? Int($0) : 0 }
    let total = left.reduce(0, +)
    let emotions = LabelSet.ferPlus.count
    var kept = [Int](repeating: 0, count: emotions)
    switch rule {
    case .majority:
      guard let label = left[..<emotions].firstIndex(where: { 2 * $0 > total }) else { return nil }
      kept[label] = left[label]
    case .probability, .crossEntropy:
      var taken = 0
      var chosen = 0
      while 4 * taken < 3 * total, chosen < 3 {
        let peak = left.max() ?? 0
        // Emotions with the same number of votes are taken together, even beyond three.
        for emotion in 0..<emotions where left[emotion] == peak {
          kept[emotion] = peak
          left[emotion] = 0
          taken += peak
          chosen += 1
        }
        // Unknown and not a face end the choice.
        if left[emotions...].contains(peak) { break }
      }
      guard 2 * taken > total, chosen <= 3 else { return nil }
    }
    let sum = Float(kept.reduce(0, +))
    return kept.map { Float($0) / sum }
  }
}

extension LabelSet {
  /// The eight emotions of FER+ in the order of its votes.
  public static let ferPlus = LabelSet([
    "neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt",
  ])
}

import ArgumentParser
import MienCore
import MienData
import MienReport

struct DataInspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Print what a data set is: size, splits, classes, fingerprint.")

  @Argument(help: "A csv, folder or pack.")
  var path: String

  @OptionGroup var reading: ReadingOptions

  @Option(
    help: ArgumentHelp(
      "Leave out the pictures of a list that `mien data clean --list` wrote.", valueName: "list"))
  var clean: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  private struct Answer: Encodable {
    let source: String
    let layout: String
    let fingerprint: String
    let count: Int
    let skipped: Int
    let channels: Int
    let height: Int
    let width: Int
    let labels: [String]
    let splits: [Split]

    struct Split: Encodable {
      let name: String
      let count: Int
      let classes: [Int]
      let unlabelled: Int
    }
  }

  func run() throws {
    let dataset = try reading.open(path, clean: clean)
    let answer = answer(about: dataset)
    if json { return try Output.json(answer) }

    try Output.text(
      """
      source       \(TerminalText.plain(answer.source))
      layout       \(answer.layout.isEmpty ? "unknown" : TerminalText.plain(answer.layout))
      pictures     \(answer.count) of \(answer.width) x \(answer.height), \
      \(answer.channels == 1 ? "grey" : "colour")
      skipped      \(answer.skipped)
      fingerprint  \(answer.fingerprint)


      """)
    var table = MetricsTable(
      [.init("split", .left)] + answer.labels.map { .init($0) } + [.init("no label"), .init("all")])
    for split in answer.splits {
      table.add(
        [split.name] + split.classes.map(String.init) + ["\(split.unlabelled)", "\(split.count)"])
    }
    try Output.text(table.text)
  }

  private func answer(about dataset: FaceDataset) -> Answer {
    var counts = dataset.splitNames.map { _ in [Int](repeating: 0, count: dataset.labels.count) }
    var unlabelled = [Int](repeating: 0, count: dataset.splitNames.count)
    for (split, label) in zip(dataset.splitIndices, dataset.labelIndices) {
      if label < 0 { unlabelled[Int(split)] += 1 } else { counts[Int(split)][Int(label)] += 1 }
    }
    return Answer(
      source: dataset.source, layout: dataset.layout, fingerprint: dataset.fingerprint,
      count: dataset.count, skipped: dataset.skipped, channels: dataset.channels,
      height: dataset.height, width: dataset.width, labels: dataset.labels.names,
      splits: dataset.splitNames.indices.map { index in
        .init(
          name: dataset.splitNames[index], count: counts[index].reduce(unlabelled[index], +),
          classes: counts[index], unlabelled: unlabelled[index])
      })
  }
}

import ArgumentParser
import MienCore
import MienData
import MienReport

struct DataStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract:
      "Mean and standard deviation of the pixels, per split and class; a page with sample faces.")

  @Argument(help: "A csv, folder or pack.")
  var path: String

  @OptionGroup var reading: ReadingOptions

  @Option(
    help: ArgumentHelp(
      "Leave out the pictures of a list that `mien data clean --list` wrote.", valueName: "list"))
  var clean: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  @Option(help: ArgumentHelp("Also write a page with charts and faces.", valueName: "file.html"))
  var html: String?

  @Option(help: "Faces of each class on the page.")
  var samples = 10

  func validate() throws {
    try (1...100).require(samples, for: "--samples")
  }

  func run() throws {
    try OutputPaths(files: [("--html", html)]).check(against: [path, clean])
    let dataset = try reading.open(path, clean: clean)
    let statistics = DatasetStatistics(of: dataset)
    if let html {
      try DatasetPage(overview(dataset, statistics)).write(to: html)
      Console.line("wrote \(html)")
    }
    if json { return try Output.json(statistics) }

    var table = MetricsTable([
      .init("split", .left), .init("class", .left), .init("pictures"), .init("mean"), .init("std"),
    ])
    for split in statistics.splits {
      table.add([split.name, "all", "\(split.count)", split.mean.fixed(4), split.std.fixed(4)])
      for row in split.classes {
        table.add(["", row.label, "\(row.count)", row.mean.fixed(4), row.std.fixed(4)])
      }
    }
    try Output.text(table.text)
  }

  private func overview(
    _ dataset: FaceDataset, _ statistics: DatasetStatistics
  ) throws -> DatasetOverview {
    let provenance = [
      Fact("Source", dataset.source), Fact("Fingerprint", dataset.fingerprint, code: true),
      Fact("Command", commandLine, code: true), Fact("Machine", Machine.description),
      Fact("Mien", MienVersion.current),
    ]
    let faces = try dataset.labels.names.indices.map { try sample(dataset, label: Int16($0)) }
    return DatasetOverview(
      name: dataset.source, labels: dataset.labels.names, splits: statistics.overview,
      provenance: provenance,
      samples: faces)
  }

  /// Faces spread evenly over those of a class, the same on every call.
  private func sample(_ dataset: FaceDataset, label: Int16) throws -> [Picture] {
    let members = dataset.labelIndices.indices.filter { dataset.labelIndices[$0] == label }
    let count = min(samples, members.count)
    return try (0..<count).map { try Picture(dataset, at: members[$0 * members.count / count]) }
  }
}

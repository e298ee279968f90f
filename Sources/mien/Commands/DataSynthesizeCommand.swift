import ArgumentParser
import MienData

struct DataSynthesizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Draw grey faces with 7, 8 or 13 expressions: data free of licences and real persons."
  )

  @Option(help: "How many faces; the expressions are equally frequent.")
  var count = 10_000

  @Option(help: "The same seed draws the same faces.")
  var seed: UInt64 = 1

  @Option(help: "Pixels a side.")
  var size = 48

  @Option(
    help: ArgumentHelp(
      "Whose classes: fer2013 (7), affectnet-hq (8, with contempt), fer-tiny (13, five invented).",
      valueName: "name"))
  var classes = SyntheticFaces.Classes.fer2013

  @Option(
    help: ArgumentHelp(
      "Write a folder as affectnet-hq (with labels.csv) or fer-tiny (train, validation, test).",
      valueName: "name"))
  var layout: PublishedLayout?

  @Option(
    help:
      "Where to: .csv, .csv.gz, .csv.xz, .safetensors (a pack), or a folder, whose name has no ending."
  )
  var out: String

  func run() throws {
    try OutputPaths.dataset("--out", out).check(against: [])
    let faces = try SyntheticFaces(count: count, seed: seed, size: size, classes: classes)
    let dataset = try faces.dataset()
    let progress = { @Sendable (done: Double) in
      Console.progress("writing \(out): \(Int(done * 100)) %")
    }
    if let layout {
      try dataset.writeFolder(to: out, as: layout, progress: progress)
    } else {
      try dataset.write(to: out, progress: progress)
    }
    Console.line("wrote \(out): \(dataset.count) faces of \(size) x \(size), seed \(seed)")
  }
}

extension SyntheticFaces.Classes: ExpressibleByArgument {}
extension PublishedLayout: ExpressibleByArgument {}

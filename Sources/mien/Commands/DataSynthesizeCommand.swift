import ArgumentParser
import MienData

struct DataSynthesizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Draw grey faces with seven expressions: data free of licences and real persons.")

  @Option(help: "How many faces; the seven expressions are equally frequent.")
  var count = 10_000

  @Option(help: "The same seed draws the same faces.")
  var seed: UInt64 = 1

  @Option(help: "Pixels a side.")
  var size = 48

  @Option(help: "Where to: .csv, .csv.gz, .csv.xz, .safetensors (a pack), or a folder.")
  var out: String

  func run() throws {
    let dataset = try SyntheticFaces(count: count, seed: seed, size: size).dataset()
    try dataset.write(to: out) { Console.progress("writing \(out): \(Int($0 * 100)) %") }
    Console.line("wrote \(out): \(dataset.count) faces of \(size) x \(size), seed \(seed)")
  }
}

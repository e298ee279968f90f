#if Training
  import ArgumentParser
  import Foundation
  import MienCore
  import MienData
  import MienLab
  import MienPapers
  import MienReport
  import Torch

  extension Paper: ExpressibleByArgument {}

  struct ReproduceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reproduce",
      abstract: "Repeat a paper's experiments and compare its figures with what comes out.",
      discussion: """
        Writes report.html, report.json and report.md into --out, with one run directory for each network below \
        runs/. The same command goes on where it was stopped. Data sets that are not given are synthetic, in the \
        layout of the real ones, and every table says so. --size, --channels, --skip-bad and --cache are for all \
        data sets, --clean for --data.
        """)

    @Argument(help: "li, bodapati, leaky or three-nets.")
    var paper: Paper

    @OptionGroup var source: DataOptions

    @Option(help: "The folder of page and runs.")
    var out: String

    @Flag(help: "What fits twenty minutes on two cores; the page says what was cut (default).")
    var quick = false

    @Flag(help: "Everything the paper did: hours, or days for three-nets.")
    var full = false

    @Option(
      help: ArgumentHelp("AffectNet-HQ, for three-nets (default: synthetic).", valueName: "path"))
    var affectnet: String?

    @Option(
      help: ArgumentHelp("FER-Tiny, for three-nets (default: synthetic).", valueName: "path"))
    var tiny: String?

    @Option(
      help: ArgumentHelp(
        "A PyTorch state dictionary of ResNet-18 that three-nets transfers from.",
        valueName: "file.pth"))
    var pretrained: String?

    @OptionGroup var engine: EngineOptions

    @Flag(help: "Print the comparison as one JSON document.")
    var json = false

    func validate() throws {
      if quick && full { throw ValidationError("--quick and --full: choose one.") }
      if !paper.usesThreeDataSets && (affectnet != nil || tiny != nil || pretrained != nil) {
        throw ValidationError("--affectnet, --tiny and --pretrained are for three-nets alone.")
      }
    }

    func run() throws {
      Interrupt.watch()
      try OutputPaths(reports: [("--out", out)]).check(against: [])
      try engine.start(
        threads: engine.threads ?? ProcessInfo.processInfo.activeProcessorCount)
      let extent: Extent = full ? .full : .quick
      let progress = PaperProgress()
      let laboratory = Laboratory(
        folder: out, command: commandLine,
        watcher: .init(
          shouldStop: { Interrupt.isRequested }, observe: { try progress.observe($0, $1) },
          note: { Console.line($0) }))
      do {
        let reproduction = try paper.reproduce(
          extent, data: try openData(extent), pretrained: pretrained, in: laboratory)
        let page = ReproductionPage(reproduction)
        try page.write(to: out)
        Console.line("wrote \(out)/report.html")
        if json {
          try Output.text(String(decoding: try page.json(), as: UTF8.self))
        } else {
          try Output.text(reproduction.summary + "\n\n" + table(reproduction.figures))
        }
      } catch let stopped as Laboratory.Stopped {
        Console.line("saved \(out)/runs/\(stopped.trial); go on with: \(commandLine)")
        throw ExitCode(1)
      }
    }

    private func table(_ figures: [PaperFigure]) -> String {
      var table = MetricsTable([
        .init("figure", .left), .init("paper"), .init("ours"), .init("difference"),
        .init("measured on", .left),
      ])
      for figure in figures {
        table.add([
          figure.what, figure.printed?.text ?? "-", figure.ours?.text ?? "-",
          figure.difference ?? "-", "\(figure.split), \(figure.data.label)",
        ])
      }
      return table.text
    }

    private func openData(_ extent: Extent) throws -> Paper.Data {
      let fer2013 = PaperData.fer2013(
        try source.open(besides: [affectnet, tiny]), options: shellLine(source.words))
      guard paper.usesThreeDataSets else { return Paper.Data(fer2013: fer2013) }
      return Paper.Data(
        fer2013: fer2013,
        affectNet: try open(affectnet, "AffectNet-HQ", standIn: .affectNetHQ, extent),
        tiny: try open(tiny, "FER-Tiny", standIn: .ferTiny, extent))
    }

    /// A data set, or synthetic faces with its classes.
    private func open(
      _ path: String?, _ name: String, standIn: SyntheticFaces.Classes, _ extent: Extent
    ) throws -> PaperData {
      if let path {
        let size = Paper.threeNetsSize(extent)
        return PaperData(
          name: name,
          dataset: try source.reading.open(
            path, usualSize: size, besides: [source.data, affectnet, tiny]),
          options: shellLine(source.reading.words(for: path, usualSize: size)))
      }
      Console.line("drawing synthetic faces in the place of \(name)")
      let count = extent == .full ? 15_000 : 5000
      return PaperData(
        name: name,
        dataset: try SyntheticFaces(count: count, seed: 1, classes: standIn).dataset(),
        options: "--data \(standIn.rawValue).safetensors",
        preparation: "mien data synthesize --count \(count) --seed 1 --classes \(standIn.rawValue) "
          + "--out \(standIn.rawValue).safetensors")
    }
  }
#endif

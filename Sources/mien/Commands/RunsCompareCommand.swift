#if Training
  import ArgumentParser
  import Foundation
  import MienCore
  import MienLab
  import MienReport

  struct RunsCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: "Lay runs side by side: recipe keys that differ, figures, curves.",
      discussion: "Figures are those of each run's best epoch on its validation split.")

    @Argument(help: "The folders of two runs or more.")
    var runs: [String]

    @Option(
      help: ArgumentHelp(
        "Also write report.html, with the curves over each other.", valueName: "folder"))
    var report: String?

    @Flag(help: "Print one JSON document.")
    var json = false

    func validate() throws {
      guard runs.count > 1 else {
        throw ValidationError("Give two runs or more; `mien runs show` tells of one.")
      }
      guard runs.count <= 64 else {
        throw ValidationError("At most 64 runs fit beside each other, these are \(runs.count).")
      }
    }

    private struct Answer: Encodable {
      struct Run: Encodable {
        let run: String
        let state: RecordedRun.State
        let epochs: Int
        let best: EpochMetrics?
        let seconds: Double
        let parameters: Int?
        let multiplyAdds: Int?

        enum CodingKeys: String, CodingKey {
          case run, state, epochs, best, seconds, parameters
          case multiplyAdds = "multiply_adds"
        }
      }

      let runs: [Run]
      let recipeDifferences: [RecipeDifference]
      let remarks: [String]

      enum CodingKeys: String, CodingKey {
        case runs, remarks
        case recipeDifferences = "recipe_differences"
      }
    }

    func run() throws {
      try OutputPaths(reports: [("--report", report)]).check(against: [])
      let records = try runs.map { try RecordedRun($0) }
      let differences = try RecipeDifference.all(records.map(\.recipe))
      let remarks = Self.remarks(records)
      if let report {
        try page(records, differences, remarks).write(to: report)
        Console.line("wrote \(report)/report.html")
      }
      remarks.forEach(Console.warn)
      if json {
        return try Output.json(
          Answer(
            runs: records.map {
              .init(
                run: $0.path, state: $0.state, epochs: $0.epochs.count, best: $0.best,
                seconds: $0.seconds, parameters: $0.provenance.parameters,
                multiplyAdds: $0.provenance.multiplyAdds)
            }, recipeDifferences: differences, remarks: remarks))
      }
      let names = Self.names(runs)
      try Output.text(
        Self.table(names, Self.figures(records))
          + "\n"
          + (differences.isEmpty
            ? "all runs have the same recipe\n"
            : Self.table(names, differences.map { .init($0.key, $0.values) }, title: "recipe")))
    }

    private static func table(
      _ names: [String], _ lines: [RunComparisonPage.Line], title: String = "best epoch"
    ) -> String {
      var table = MetricsTable([.init(title, .left)] + names.map { .init($0) })
      for line in lines { table.add([line.name] + line.cells) }
      return table.text
    }

    private static func figures(_ runs: [RecordedRun]) -> [RunComparisonPage.Line] {
      func line(_ name: String, _ value: (RecordedRun) -> String?) -> RunComparisonPage.Line? {
        let cells = runs.map(value)
        return cells.allSatisfy { $0 == nil } ? nil : .init(name, cells.map { $0 ?? "–" })
      }
      return [
        line("validation accuracy") { $0.best?.validationAccuracy.fixed(4) },
        line("validation loss") { $0.best?.validationLoss.fixed(4) },
        line("validation macro F1") { $0.best?.validationMacroF1.fixed(4) },
        line("training accuracy") { $0.best?.trainAccuracy.fixed(4) },
        line("training loss") { $0.best?.trainLoss.fixed(4) },
        line("best epoch") { $0.best.map { "\($0.epoch)" } },
        line("epochs") { "\($0.epochs.count)/\($0.recipe.training.epochs)" },
        line("seconds an epoch") { $0.secondsPerEpoch?.fixed(1) },
        line("seconds") { $0.timings.isEmpty ? nil : $0.seconds.fixed(1) },
        line("parameters") { $0.provenance.parameters.map { "\($0)" } },
        line("million multiply-adds") { $0.provenance.multiplyAdds.map { Double($0).inMillions } },
        line("state") { $0.state.rawValue },
      ].compactMap { $0 }
    }

    /// What forbids or hampers the comparison.
    private static func remarks(_ runs: [RecordedRun]) -> [String] {
      var remarks: [String] = []
      if Set(runs.map(\.provenance.dataFingerprint)).count > 1 {
        remarks.append("the runs learned from different data: their figures do not compare")
      }
      let judgedBy = runs.map { $0.provenance.validationFingerprint ?? $0.recipe.data.validation }
      if Set(judgedBy).count > 1 {
        remarks.append(
          "the runs were judged on different pictures or labels: their figures do not compare")
      }
      if Set(runs.map(\.provenance.machine)).count > 1 {
        remarks.append("the runs were trained on different machines: their times do not compare")
      }
      return remarks
    }

    /// The last parts of the paths, as many as tell all apart.
    private static func names(_ paths: [String]) -> [String] {
      let parts = paths.map { $0.split(separator: "/").map(String.init) }
      let longest = parts.map(\.count).max() ?? 1
      for length in 1...max(longest, 1) {
        let names = parts.map { $0.suffix(length).joined(separator: "/") }
        if Set(names).count == names.count { return names }
      }
      return paths
    }

    private func page(
      _ records: [RecordedRun], _ differences: [RecipeDifference], _ remarks: [String]
    ) -> RunComparisonPage {
      let names = Self.names(runs)
      return RunComparisonPage(
        runs: zip(names, records).map { ComparedRun(name: $0, history: $1.history) },
        figures: Self.figures(records),
        differences: differences.map { .init($0.key, $0.values) }, remarks: remarks,
        provenance: [Fact("Command", commandLine, code: true)]
          + zip(names, records).map { name, run in
            Fact(name, "\(run.provenance.command), seed \(run.provenance.seed)", code: true)
          })
    }
  }

  extension RecordedRun {
    /// The epochs as pages show them.
    var history: [EpochRecord] {
      epochs.map { row in
        EpochRecord(
          epoch: row.epoch, trainLoss: row.trainLoss, trainAccuracy: row.trainAccuracy,
          validationLoss: row.validationLoss, validationAccuracy: row.validationAccuracy,
          learningRate: row.learningRate, seconds: seconds(ofEpoch: row.epoch))
      }
    }
  }
#endif

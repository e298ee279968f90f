#if Training
  import ArgumentParser
  import MienLab
  import MienReport

  struct RunsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the runs in and below folders.",
      discussion: """
        Figures are those of the best epoch on the validation split. A damaged run is listed with \
        its reason.
        """)

    @Argument(help: "Folders to look in, up to four deep.")
    var folders = ["."]

    @Flag(help: "Print one JSON document.")
    var json = false

    private struct Row: Encodable {
      let run: String
      let state: String
      var reason: String?
      var model: String?
      var epochs: Int?
      var plannedEpochs: Int?
      var best: EpochMetrics?
      var secondsPerEpoch: Double?
      var started: String?

      enum CodingKeys: String, CodingKey {
        case run, state, reason, model, epochs, best, started
        case plannedEpochs = "planned_epochs"
        case secondsPerEpoch = "seconds_per_epoch"
      }

      init(_ finding: RunFinder.Finding) {
        run = finding.path
        switch finding {
        case .damaged(_, let reason):
          state = "damaged"
          self.reason = reason
        case .run(let record):
          state = record.state.rawValue
          model = record.recipe.model.name
          epochs = record.epochs.count
          plannedEpochs = record.recipe.training.epochs
          best = record.best
          secondsPerEpoch = record.secondsPerEpoch
          started = record.provenance.started
        }
      }

      var cells: [String] {
        let done = epochs.map { "\($0)/\(plannedEpochs ?? $0)" } ?? ""
        return [
          run, model ?? "", done, best.map { "\($0.epoch)" } ?? "",
          best?.validationAccuracy.fixed(4) ?? "", best?.validationLoss.fixed(4) ?? "",
          best?.validationMacroF1.fixed(4) ?? "", secondsPerEpoch?.fixed(1) ?? "", started ?? "",
          reason.map { "damaged: \($0)" } ?? state,
        ]
      }
    }

    func run() throws {
      let rows = try RunFinder.find(in: folders).map(Row.init)
      if json { return try Output.json(rows) }
      guard !rows.isEmpty else {
        return Console.line("no runs in \(folders.joined(separator: ", "))")
      }
      var table = MetricsTable([
        .init("run", .left), .init("model", .left), .init("epochs"), .init("best"),
        .init("accuracy"), .init("loss"), .init("macro F1"), .init("s/epoch"),
        .init("started", .left), .init("state", .left),
      ])
      for row in rows { table.add(row.cells) }
      try Output.text(table.text)
    }
  }
#endif

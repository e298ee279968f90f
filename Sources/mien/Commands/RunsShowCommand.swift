#if Training
  import ArgumentParser
  import Foundation
  import MienLab
  import MienReport

  struct RunsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show all that a run records: origin, cost, epochs, recipe.")

    @Argument(help: ArgumentHelp("A run's folder.", valueName: "run"))
    var folder: String

    @Flag(help: "Print one JSON document.")
    var json = false

    private struct Answer: Encodable {
      let run: String
      let state: RecordedRun.State
      let provenance: Provenance
      let recipe: Recipe
      let best: EpochMetrics?
      let epochs: [EpochMetrics]
      let seconds: [Double]
      let multiplyAddsPerEpoch: Double?

      enum CodingKeys: String, CodingKey {
        case run, state, provenance, recipe, best, epochs, seconds
        case multiplyAddsPerEpoch = "multiply_adds_per_epoch"
      }
    }

    func run() throws {
      let record = try RecordedRun(folder)
      if json {
        return try Output.json(
          Answer(
            run: folder, state: record.state, provenance: record.provenance, recipe: record.recipe,
            best: record.best, epochs: record.epochs, seconds: record.timings.map(\.seconds),
            multiplyAddsPerEpoch: record.multiplyAddsPerEpoch))
      }
      var facts = MetricsTable([.init("run", .left), .init(folder, .left)])
      for fact in record.facts { facts.add([fact.name, fact.value]) }
      var epochs = MetricsTable([
        .init("epoch"), .init("rate"), .init("loss"), .init("accuracy"), .init("validation loss"),
        .init("accuracy"), .init("macro F1"), .init("seconds"), .init("", .left),
      ])
      for row in record.epochs {
        epochs.add([
          "\(row.epoch)", row.learningRate.significant, row.trainLoss.fixed(4),
          row.trainAccuracy.fixed(4), row.validationLoss.fixed(4), row.validationAccuracy.fixed(4),
          row.validationMacroF1.fixed(4), record.seconds(ofEpoch: row.epoch)?.fixed(1) ?? "",
          row.epoch == record.best?.epoch ? "best" : "",
        ])
      }
      try Output.text("\(facts.text)\n\(epochs.text)\n\(try RecipeFile.text(of: record.recipe))")
    }
  }

  extension RecordedRun {
    /// What it is, where it comes from and what it costs, for tables.
    var facts: [Fact] {
      let origin = provenance
      var facts = [
        Fact("state", "\(state.rawValue), \(epochs.count) of \(recipe.training.epochs) epochs"),
        Fact("model", recipe.model.name),
      ]
      if let best {
        facts.append(
          Fact(
            "best epoch",
            "\(best.epoch): accuracy \(best.validationAccuracy.fixed(4)), loss "
              + "\(best.validationLoss.fixed(4)), macro F1 \(best.validationMacroF1.fixed(4))"))
      }
      if let secondsPerEpoch {
        facts.append(
          Fact(
            "time", "\(readable(seconds: seconds)), \(secondsPerEpoch.fixed(1)) s an epoch"))
      }
      if let parameters = origin.parameters { facts.append(Fact("parameters", "\(parameters)")) }
      if let adds = origin.multiplyAdds {
        facts.append(Fact("multiply-adds", "\(Double(adds).inMillions) million a picture"))
      }
      if let multiplyAddsPerEpoch {
        facts.append(
          Fact(
            "an epoch",
            "\(multiplyAddsPerEpoch.inMillions) million multiply-adds forward, "
              + "\(origin.trainingPictures ?? 0) pictures"))
      }
      return facts + [
        Fact("started", origin.started), Fact("command", origin.command, code: true),
        Fact("seed", "\(origin.seed)"), Fact("data", origin.data),
        Fact("fingerprint", origin.dataFingerprint, code: true), Fact("machine", origin.machine),
        Fact("threads", "\(origin.threads)"), Fact("libtorch", origin.libtorch),
        Fact("mien", origin.mien),
      ]
    }
  }

  extension Double {
    /// Three significant digits, for learning rates.
    var significant: String { String(format: "%.3g", self) }

    /// `12300000` as `12.3`.
    var inMillions: String { (self / 1e6).fixed(self < 1e7 ? 2 : self < 1e9 ? 1 : 0) }
  }
#endif

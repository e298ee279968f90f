#if Training
  import Foundation
  import MienCore
  import MienData
  import MienLab
  import MienReport

  /// What a complete sweep is told as: a table or JSON, and a page.
  struct SweepAnswer {
    let sweep: Sweep
    let dataset: FaceDataset
    let results: [SweepTrialResult]
    let ranking: SweepRanking

    init(_ sweep: Sweep, _ dataset: FaceDataset) throws {
      self.sweep = sweep
      self.dataset = dataset
      results = try sweep.results()
      ranking = SweepRanking(results, by: sweep.description.objective)
    }

    /// Writes the page and prints the ranking.
    ///
    /// - Throws: `MienError` when the page cannot be written, or every trial failed.
    func tell(json: Bool) throws {
      try SweepPage(overview()).write(to: sweep.folder)
      Console.line("wrote \(sweep.folder)/report.html")
      if json { try Output.json(document) } else { try Output.text(table) }
      guard ranking.entries.contains(where: { $0.score != nil }) else {
        throw MienError("every trial failed; the first: \(results.first?.message ?? "no message")")
      }
      let failed = results.count { $0.state == .failed }
      if failed > 0 { Console.warn("\(failed) trials failed; --retry-failed tries them again") }
    }

    private var objective: TrainingRecipe.Monitor { sweep.description.objective }

    private var table: String {
      let hasSeeds = sweep.description.seeds.count > 1
      var columns: [MetricsTable.Column] = [.init("setting")]
      columns += sweep.description.parameters.filter(\.varies).map { .init($0.key) }
      columns.append(.init(objective.title))
      if hasSeeds { columns += [.init("std"), .init("runs")] }
      columns += [.init("epochs"), .init("seconds"), .init("run", .left)]
      var table = MetricsTable(columns)
      for entry in ranking.entries {
        let done = entry.trials.filter { $0.best != nil }
        var cells = ["\(entry.setting)"] + sweep.description.varying(entry.values).map(\.value)
        cells.append(entry.score?.fixed(4) ?? "failed")
        if hasSeeds { cells += [entry.deviation?.fixed(4) ?? "–", "\(done.count)"] }
        cells += [
          done.first?.epochs.map { "\($0)" } ?? "–",
          done.isEmpty ? "–" : done.reduce(0) { $0 + ($1.seconds ?? 0) }.fixed(1),
          entry.trials.first.map { hasSeeds ? "\($0.trial.run) …" : $0.trial.run } ?? "",
        ]
        table.add(cells)
      }
      return table.text
    }

    /// The recipe's keys that are no defaults, and the same in all trials.
    private var constants: String {
      let description = sweep.description
      guard let first = ranking.entries.first,
        let recipe = try? description.recipe(of: first.values, seed: Recipe().seed),
        let keys = try? RecipeDifference.all([recipe, Recipe()])
      else { return "" }
      let varying = Set(description.varying(first.values).map(\.key))
      return keys.filter { !varying.contains($0.key) }
        .map { "\($0.key)=\($0.values[0])" }.joined(separator: " ")
    }

    private func overview() throws -> SweepOverview {
      let description = sweep.description
      let rows = ranking.entries.map { entry -> SweepOverview.Row in
        let done = entry.trials.filter { $0.best != nil }
        return SweepOverview.Row(
          name: "\(entry.setting)", values: description.varying(entry.values).map(\.value),
          score: entry.score,
          deviation: entry.deviation, runs: done.count, epochs: done.first?.epochs,
          seconds: done.isEmpty ? nil : done.reduce(0) { $0 + ($1.seconds ?? 0) },
          note: entry.trials.compactMap(\.message).first ?? "")
      }
      let runs = ranking.entries.flatMap(\.trials).compactMap { result -> ComparedRun? in
        let path = "\(sweep.folder)/\(result.trial.run)"
        guard let run = try? RecordedRun(path), !run.epochs.isEmpty else { return nil }
        let words = description.varying(result.trial.values).map {
          "\($0.key.split(separator: ".").last ?? "") \($0.value)"
        }
        let seed = description.seeds.count > 1 ? ["seed \(result.trial.seed)"] : []
        return ComparedRun(
          name: "\(result.trial.setting): " + (words + seed).joined(separator: ", "),
          history: run.history)
      }
      return SweepOverview(
        title: sweep.folder, method: description.method.title, objective: objective.title,
        isShare: objective != .loss, isLowerBetter: objective == .loss,
        parameters: description.parameters.filter(\.varies).map(\.key),
        rows: rows, runs: runs,
        provenance: [
          Fact("Command", commandLine, code: true), Fact("Data", dataset.source),
          Fact("Data fingerprint", dataset.fingerprint, code: true),
          Fact("Recipe", constants, code: true), Fact("Threads of a trial", "\(sweep.threads)"),
          Fact("Seed of the draws", "\(description.seed)"),
          Fact("Seeds of the trials", description.seeds.map { "\($0)" }.joined(separator: ", ")),
          Fact("Machine", Machine.description), Fact("Mien", MienVersion.current),
        ])
    }
  }

  extension SweepDescription.Method {
    fileprivate var title: String {
      switch self {
      case .grid: "Grid"
      case .random: "Random search"
      case .halving: "Successive halving"
      }
    }
  }
#endif

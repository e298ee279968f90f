#if Training
  import ArgumentParser
  import Foundation
  import MienCore
  import MienData
  import MienLab
  import MienReport
  import Torch

  struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "train",
      abstract: "Train a network as a recipe says and record the run.",
      discussion: """
        Learns from the training split, chooses the best epoch by the validation split, and never looks at \
        another one. Ctrl-C saves; --resume goes on at the same step, with the same numbers. Started several \
        times by torchrun or SLURM's srun, the processes train one network together: docs/distributed.md.
        """)

    @Argument(help: "A recipe in YAML; see Recipes/.")
    var recipe: String

    @OptionGroup var source: DataOptions

    @Option(help: "The run's folder: recipe, metrics, checkpoints, report.")
    var out: String

    @Option(
      name: .customLong("set"),
      help: ArgumentHelp("Change a key of the recipe; may be repeated.", valueName: "key=value"))
    var overrides: [String] = []

    @Flag(help: "Go on with the run in --out.")
    var resume = false

    @OptionGroup var engine: EngineOptions

    @Flag(help: "Print the outcome as one JSON document.")
    var json = false

    func run() throws {
      Interrupt.watch()
      let together = try TrainRanks(advice: "go on with: \(resumeCommand)")
      try together.run {
        try engine.start(with: together)
        try train(together.ranks)
      }
    }

    private func train(_ ranks: Ranks) throws {
      let chosen = try RecipeFile.read(recipe, overrides: overrides)
      let run = RunDirectory(out)
      if ranks.isLeader, !resume { try demandRoom(for: run) }
      let dataset = try source.open()
      let trainer = try makeTrainer(chosen, dataset, run, ranks)

      let progress = TrainingProgress(run: run, resuming: resume)
      let outcome = try trainer.train(
        shouldStop: { Interrupt.isRequested },
        observe: { if ranks.isLeader { try progress.observe($0) } })
      if ranks.isLeader {
        try finish(outcome, run: run, dataset: dataset)
      } else if case .interrupted = outcome {
        throw ExitCode(1)
      }
    }

    /// - Throws: `MienError.usage` for a folder with other files, such as a sweep's or a data set's.
    private func demandRoom(for run: RunDirectory) throws {
      // That it holds a run already is told by the trainer.
      guard !run.holdsRun else { return }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: run.path)) ?? []
      // Logs, which a shell opens before, and what a start that failed or was killed left behind.
      let logs: Set = ["log", "out", "err", "txt"]
      let leftovers = [run.provenanceFile, run.recipeFile].map {
        ($0 as NSString).lastPathComponent
      }
      let other = names.sorted().first { name in
        !name.hasPrefix(".") && !logs.contains((name as NSString).pathExtension)
          && !leftovers.contains { name == $0 || name.hasPrefix($0 + ".") }
      }
      guard let other else { return }
      throw MienError.usage(
        "\(run.path) holds \(other) and no run; choose a new or empty folder for --out")
    }

    private func makeTrainer(
      _ recipe: Recipe, _ dataset: FaceDataset, _ run: RunDirectory, _ ranks: Ranks
    ) throws -> Trainer {
      if resume {
        return try Trainer(resuming: run, recipe: recipe, data: dataset, ranks: ranks)
      }
      let provenance = Provenance(command: commandLine, seed: recipe.seed, data: dataset)
      return try Trainer(
        recipe, data: dataset, run: run, provenance: provenance, ranks: ranks)
    }

    private struct Answer: Encodable {
      let run: String
      let outcome: String
      let epochs: Int
      let best: EpochMetrics
    }

    private func finish(
      _ outcome: TrainingOutcome, run: RunDirectory, dataset: FaceDataset
    ) throws {
      let (word, best, epochs): (String, EpochMetrics, Int)
      switch outcome {
      case .interrupted(let epoch, let step):
        Console.line(
          "saved \(run.path) in epoch \(epoch) after step \(step); go on with: \(resumeCommand)")
        throw ExitCode(1)
      case .finished(let row, let count): (word, best, epochs) = ("finished", row, count)
      case .stoppedEarly(let row, let count): (word, best, epochs) = ("stopped early", row, count)
      }
      Console.line(
        "\(word) after \(epochs) epochs; best epoch \(best.epoch): validation accuracy "
          + "\(best.validationAccuracy.fixed(4)), loss \(best.validationLoss.fixed(4))")

      try writeReport(of: run, dataset)
      if json {
        try Output.json(Answer(run: run.path, outcome: word, epochs: epochs, best: best))
      }
    }

    /// Where pages cannot be written, as on a GPU machine that has the program alone, the training is no failure.
    private func writeReport(of run: RunDirectory, _ dataset: FaceDataset) throws {
      do {
        try EvaluationReport.demandPlotly()
      } catch {
        return Console.warn("no report was written: \(error); then \(resumeCommand) writes it")
      }
      try RunJudge(run).validationReport(dataset).write(to: run.path)
      Console.line("wrote \(run.path)/report.html")
    }

    private var resumeCommand: String {
      resume ? commandLine : commandLine + " --resume"
    }
  }
#endif

#if Training
  import ArgumentParser
  import Foundation
  import MienCore
  import MienData
  import MienLab
  import Torch

  struct BenchTrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "train",
      abstract: "Time whole training epochs, loading and augmentation included, validation not.",
      discussion: "Started several times by torchrun or srun, it times the processes together.")

    @Argument(help: "A recipe in YAML.")
    var recipe: String

    @OptionGroup var source: DataOptions

    @Option(
      name: .customLong("set"),
      help: ArgumentHelp("Change a key of the recipe; may be repeated.", valueName: "key=value"))
    var overrides: [String] = []

    @Option(help: "Epochs to time, after one that is not.")
    var epochs = 3

    @OptionGroup var engine: EngineOptions

    private struct Answer: Encodable {
      let engine: String
      let model: String
      let pictures: Int
      let secondsPerEpoch: [Double]
      let peakMegabytes: Double
      let machine: String

      enum CodingKeys: String, CodingKey {
        case engine, model, pictures, machine
        case secondsPerEpoch = "seconds_per_epoch"
        case peakMegabytes = "peak_megabytes"
      }
    }

    func validate() throws {
      try (1...1000).require(epochs, for: "--epochs")
    }

    func run() throws {
      let together = try TrainRanks(advice: "begin again")
      try together.run {
        try engine.start(with: together)
        try measure(together.ranks)
      }
    }

    private func measure(_ ranks: Ranks) throws {
      let chosen = try RecipeFile.read(recipe, overrides: overrides)
      let dataset = try source.open()
      let folder = NSTemporaryDirectory() + "mien-bench-\(UUID().uuidString)"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      var recipe = chosen
      recipe.training.epochs = epochs + 1
      let provenance = Provenance(command: commandLine, seed: recipe.seed, data: dataset)
      let trainer = try Trainer(
        recipe, data: dataset, run: RunDirectory(folder), provenance: provenance, ranks: ranks)

      let clock = ContinuousClock()
      var start = clock.now
      var pictures = 0
      var seconds: [Double] = []
      Interrupt.watch()
      let outcome = try trainer.train(shouldStop: { Interrupt.isRequested }) { event in
        switch event {
        case .started(let plan): pictures = plan.picturesPerEpoch
        case .step(let step) where step.step == step.steps:
          seconds.append((clock.now - start) / .seconds(1))
          if ranks.isLeader { Console.progress("epoch \(step.epoch)/\(step.epochs)") }
        case .epoch: start = clock.now
        case .asked, .step: break
        }
      }
      if case .interrupted = outcome {
        if ranks.isLeader { Console.fail("interrupted before all epochs were timed") }
        throw ExitCode(1)
      }
      guard ranks.isLeader else { return }
      let processes = ranks.isAlone ? "" : "\(ranks.size) ranks of "
      try Output.json(
        Answer(
          engine: "mien, libtorch \(Runtime.version), \(processes)\(place)",
          model: recipe.model.name, pictures: pictures,
          secondsPerEpoch: Array(seconds.dropFirst()), peakMegabytes: Self.peakMegabytes,
          machine: Machine.description))
    }

    private var place: String {
      Device.current == .cpu ? "\(Runtime.threads) threads" : Device.current.rawValue
    }

    private static var peakMegabytes: Double {
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) / 1024
    }
  }
#endif

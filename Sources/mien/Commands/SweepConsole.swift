#if Training
  import Foundation
  import MienLab

  /// Tells of a sweep on the terminal or in a log, a line a trial.
  final class SweepConsole {
    private let sweep: Sweep
    /// Whether no other worker of this command writes to the terminal.
    private let isAlone: Bool
    private var lastShown = ContinuousClock.now

    init(sweep: Sweep, isAlone: Bool) {
      self.sweep = sweep
      self.isAlone = isAlone
    }

    func observe(_ event: SweepEvent) throws {
      switch event {
      case .started(let trial, let epochsDone):
        if isAlone { Console.progress(name(trial)) }
        if epochsDone > 0 {
          Console.line("\(name(trial)): going on after epoch \(epochsDone)")
        }
      case .training(let trial, .step(let step)): show(trial, step)
      case .training(_, _): break
      case .ended(let result, let progress): tell(result, progress)
      case .waiting:
        if isAlone { Console.line("waiting for the trials that other workers have in hand") }
      }
    }

    private func show(_ trial: SweepTrial, _ step: StepProgress) {
      guard isAlone, Console.isTerminal, lastShown.duration(to: .now) > .milliseconds(200) else {
        return
      }
      lastShown = .now
      Console.progress(
        "\(name(trial))  epoch \(step.epoch)/\(step.epochs)  step \(step.step)/\(step.steps)  "
          + "loss \(step.loss.fixed(4))  \(readable(seconds: step.secondsLeft)) left")
    }

    private func tell(_ result: SweepTrialResult, _ progress: SweepProgress) {
      let count = "\(progress.done + progress.failed) of \(progress.total)"
      guard let best = result.best else {
        let reason = result.message ?? "no epoch has a figure"
        return Console.warn("\(name(result.trial)) failed (\(count)): \(reason)")
      }
      let objective = sweep.description.objective
      Console.line(
        "\(name(result.trial)): \(objective.title) \(objective.value(of: best).fixed(4)) in epoch "
          + "\(best.epoch), \((result.seconds ?? 0).fixed(1)) s (\(count))")
    }

    private func name(_ trial: SweepTrial) -> String {
      var words = sweep.description.varying(trial.values).map { "\($0.key)=\($0.value)" }
      if sweep.description.seeds.count > 1 { words.append("seed=\(trial.seed)") }
      return "trial \(trial.number) \(words.joined(separator: " "))"
    }
  }
#endif

#if Training
  import MienLab

  /// Shows the trials of a paper on the terminal or in a log.
  final class PaperProgress {
    private var lastShown = ContinuousClock.now

    func observe(_ trial: String, _ event: TrainingEvent) throws {
      switch event {
      case .started(let plan):
        for remark in plan.remarks { Console.warn("\(trial): \(remark)") }
        let from = plan.epochsDone > 0 ? ", going on after epoch \(plan.epochsDone)" : ""
        Console.line(
          "\(trial): \(plan.model), \(plan.trainCount) pictures, \(plan.epochs) epochs\(from)")
      case .asked: break
      case .step(let step):
        guard Console.isTerminal, lastShown.duration(to: .now) > .milliseconds(200) else { return }
        lastShown = .now
        Console.progress(
          "\(trial)  epoch \(step.epoch)/\(step.epochs)  step \(step.step)/\(step.steps)  "
            + "loss \(step.loss.fixed(4))  \(Int(step.rate)) pictures/s  "
            + "\(readable(seconds: step.secondsLeft)) left in this trial")
      case .epoch(let row, let seconds, _):
        Console.line(
          "\(trial)  epoch \(row.epoch)  accuracy \(row.trainAccuracy.fixed(4))  validation "
            + "\(row.validationAccuracy.fixed(4))  \(seconds.fixed(1)) s")
      }
    }
  }
#endif

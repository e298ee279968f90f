#if Training
  import Foundation
  import MienLab
  import MienReport

  /// Shows a run on the terminal or in a log, and writes TensorBoard's events.
  final class TrainingProgress {
    private let run: RunDirectory
    private let resuming: Bool
    private var events: TensorBoardWriter?
    private var lastShown = ContinuousClock.now

    init(run: RunDirectory, resuming: Bool) {
      self.run = run
      self.resuming = resuming
    }

    func observe(_ event: TrainingEvent) throws {
      switch event {
      case .started(let plan): try begin(plan)
      case .asked(let teachers): show(teachers)
      case .step(let step): show(step)
      case .epoch(let row, let seconds, let isBest): try record(row, seconds, isBest)
      }
    }

    private func begin(_ plan: TrainingPlan) throws {
      for remark in plan.remarks { Console.warn(remark) }
      let from = plan.epochsDone > 0 ? "going on after epoch \(plan.epochsDone)" : "starting"
      Console.line(
        "\(plan.model): \(plan.parameters) parameters; \(plan.trainCount) pictures of \(plan.trainName), "
          + "\(plan.validationCount) of \(plan.validationName); \(plan.epochs) epochs of "
          + "\(plan.stepsPerEpoch) steps; \(from)")
      // The process before may have ended between an epoch's checkpoint and its event.
      events = try TensorBoardWriter(
        folder: run.path + "/events", resumingAt: resuming ? 1 : nil)
      if resuming { try run.metrics().forEach(write) }
    }

    private func show(_ teachers: TeacherProgress) {
      guard teachers.done > 0 else {
        return Console.line("asking the teachers about \(teachers.count) pictures")
      }
      guard Console.isTerminal, lastShown.duration(to: .now) > .milliseconds(200) else { return }
      lastShown = .now
      Console.progress(
        "teachers asked about \(teachers.done)/\(teachers.count) pictures  "
          + "\(readable(seconds: teachers.secondsLeft)) left")
    }

    private func show(_ step: StepProgress) {
      guard Console.isTerminal, lastShown.duration(to: .now) > .milliseconds(200) else { return }
      lastShown = .now
      Console.progress(
        "epoch \(step.epoch)/\(step.epochs)  step \(step.step)/\(step.steps)  "
          + "loss \(step.loss.fixed(4))  accuracy \(step.accuracy.fixed(4))  "
          + "\(Int(step.rate)) pictures/s  \(readable(seconds: step.secondsLeft)) left")
    }

    private func record(_ row: EpochMetrics, _ seconds: Double, _ isBest: Bool) throws {
      Console.line(
        "epoch \(row.epoch)  loss \(row.trainLoss.fixed(4))  accuracy \(row.trainAccuracy.fixed(4))  "
          + "validation loss \(row.validationLoss.fixed(4))  accuracy "
          + "\(row.validationAccuracy.fixed(4))\(isBest ? " *" : "  ")  \(seconds.fixed(1)) s")
      try write(row)
    }

    private func write(_ row: EpochMetrics) throws {
      try events?.write(
        [
          "loss/train": row.trainLoss, "loss/validation": row.validationLoss,
          "accuracy/train": row.trainAccuracy, "accuracy/validation": row.validationAccuracy,
          "learning_rate": row.learningRate,
        ], step: row.epoch)
    }
  }
#endif

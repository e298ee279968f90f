#if Training
  import MienLab
  import MienReport

  /// Li 2023: what more epochs give.
  struct LiReproduction {
    let trials: LiTrials
    let extent: Extent

    func run(in laboratory: Laboratory) throws -> Reproduction {
      let data = trials.trial.data
      let run = try laboratory.train(trials.trial)
      let verdict = try run.verdict(on: Self.split)
      let stages = try trials.stages.map { try run.epoch($0) }
      guard let first = stages.first, let last = stages.last else {
        preconditionFailure("there are five stages")
      }
      let gain = last.trainAccuracy - first.trainAccuracy
      let peak = try run.history().max { $0.validationAccuracy < $1.validationAccuracy } ?? last

      return Reproduction(
        paper: Paper.li.record, mode: extent.rawValue,
        summary:
          "From \(first.epoch) to \(last.epoch) epochs the accuracy on the training split rises by "
          + "\(points(gain)), and that on PublicTest goes from \(percent(first.validationAccuracy)) to "
          + "\(percent(last.validationAccuracy)); it was highest, \(percent(peak.validationAccuracy)), after "
          + "epoch \(peak.epoch).",
        figures: [
          PaperFigure(
            "Accuracy after the most epochs", printed: .share(0.5117, digits: 2),
            on: "\"training set\"", ours: .share(last.trainAccuracy, digits: 2),
            on: "Training, while learning, on augmented pictures", data: data.source,
            note: "The paper does not say which of its five runs this is.", isHeadline: true),
          PaperFigure(
            "Gain from more epochs", printed: .share(0.0811, digits: 2),
            on: "\"training set\"", ours: .share(gain, digits: 2), on: "Training",
            data: data.source,
            note:
              "The paper's is over \"the previous iteration with a lower number of iterations\", without saying "
              + "which, nor whether in points or relative to it; ours in points, from \(first.epoch) to "
              + "\(last.epoch) epochs.", isHeadline: true),
          PaperFigure(
            "Accuracy after \(last.epoch) epochs", printed: nil, on: "not given",
            ours: .share(verdict.report.accuracy, digits: 2), on: Self.split, data: data.source,
            note: "Of the last epoch; none was chosen by this split.", isHeadline: true),
        ],
        sections: [
          .init(
            "Five numbers of epochs",
            text: "One run, looked at five times: with a constant learning rate the first "
              + "\(first.epoch) epochs of a run of \(last.epoch) are those of a run of "
              + "\(first.epoch), bit for bit.",
            blocks: [
              .table(table(stages, data)), .lines(lines(stages, data)),
              .curves(.init("Loss and accuracy by epoch", runs: [try run.curve("li")])),
            ]),
          .init(
            "After the last epoch",
            blocks: [verdict.confusion("Li's network on PublicTest", data: data.source)]),
        ],
        remarks: remarks(stages, peak),
        cuts: extent == .full
          ? []
          : [
            "\(trials.stages.map(String.init).joined(separator: ", ")) epochs instead of 20, 40, 60, 80 and "
              + "100: what many epochs do to the loss on new faces does not show yet."
          ],
        commands: [try run.command()], provenance: laboratory.facts([data]))
    }

    private static let split = "PublicTest"

    private func table(
      _ stages: [EpochMetrics], _ data: PaperData
    ) -> ReproductionBlock.Table {
      .init(
        "Accuracy and loss after each number of epochs",
        columns: [
          "Epochs", "Training loss", "Training accuracy", "PublicTest loss",
          "PublicTest accuracy",
        ],
        rows: stages.map { row in
          .init(
            [
              "\(row.epoch)", FigureValue.number(row.trainLoss, digits: 4).text,
              FigureValue.share(row.trainAccuracy, digits: 2).text,
              FigureValue.number(row.validationLoss, digits: 4).text,
              FigureValue.share(row.validationAccuracy, digits: 2).text,
            ], data: data.source)
        })
    }

    private func lines(_ stages: [EpochMetrics], _ data: PaperData) -> ReproductionBlock.Lines {
      .init(
        "Accuracy by number of epochs", axis: "epochs", places: stages.map { Double($0.epoch) },
        isLogarithmic: false, value: "accuracy",
        series: [
          .init("Training", values: stages.map(\.trainAccuracy), data: data.source),
          .init(Self.split, values: stages.map(\.validationAccuracy), data: data.source),
        ], isShare: true)
    }

    private func remarks(
      _ stages: [EpochMetrics], _ peak: EpochMetrics
    ) -> [Reproduction.Remark] {
      let accuracies = stages.map { percent($0.validationAccuracy) }.joined(separator: ", ")
      let losses = stages.map { FigureValue.number($0.validationLoss, digits: 3).text }
        .joined(separator: ", ")
      let ofTraining = improve(stages, accuracy: \.trainAccuracy, loss: \.trainLoss)
      let ofPublicTest = improve(stages, accuracy: \.validationAccuracy, loss: \.validationLoss)
      return [
        .init(
          "With more epochs accuracy rises and loss falls.",
          evidence:
            "\(ofTraining ? "True" : "Not true throughout") of the training split. On PublicTest the "
            + "accuracies are \(accuracies) and the losses \(losses); the best epoch is \(peak.epoch).",
          verdict: ofTraining && ofPublicTest
            ? .confirmed : ofTraining || ofPublicTest ? .partly : .contradicted),
        .init(
          "\"The training set is expected to achieve an accuracy of 0.5117.\"",
          evidence:
            "The only accuracy in the text is one of the training split; neither PublicTest nor "
            + "PrivateTest has a figure, though both are named as parts of the data.",
          verdict: .open),
        .init(
          "The network has two-dimensional convolutions.",
          evidence:
            "The text says Conv2D and MaxPooling2D; figure 3 also shows a \"Conv1d layer\" and a "
            + "\"Max pooling layer 1d (2*2)\". A pool of 2*2 is two-dimensional.",
          verdict: .partly),
        .init(
          "The experiment can be repeated from the text.",
          evidence:
            "Optimizer and learning rate are given; kernel sizes, widths, batch size, kinds of "
            + "augmentation and seed are not. Mien's choices stand in Recipes/li-2023.yaml.",
          verdict: .partly),
      ]
    }

    /// Whether from stage to stage the accuracy never falls and the loss never rises.
    private func improve(
      _ stages: [EpochMetrics], accuracy: KeyPath<EpochMetrics, Double>,
      loss: KeyPath<EpochMetrics, Double>
    ) -> Bool {
      zip(stages, stages.dropFirst()).allSatisfy { earlier, later in
        earlier[keyPath: accuracy] <= later[keyPath: accuracy]
          && earlier[keyPath: loss] >= later[keyPath: loss]
      }
    }
  }
#endif

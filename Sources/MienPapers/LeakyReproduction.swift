#if Training
  import MienCore
  import MienLab
  import MienMetrics
  import MienReport

  /// The leaky paper: a network of three convolutions, four optimizers, and a test accuracy that is none.
  struct LeakyReproduction {
    let trials: LeakyTrials
    let extent: Extent

    /// What one stage of the published network says about both splits.
    private struct Stage {
      let run: TrialRun
      let training: Verdict
      let publicTest: Verdict

      var epochs: Int { run.epochs }
    }

    func run(in laboratory: Laboratory) throws -> Reproduction {
      let data = trials.published.data
      var stages: [Stage] = []
      for epochs in trials.stages {
        let run = try laboratory.train(trials.published, epochs: epochs)
        laboratory.watcher.note("judging \(trials.published.name) after \(epochs) epochs")
        stages.append(
          Stage(
            run: run, training: try run.verdict(on: "Training"),
            publicTest: try run.verdict(on: "PublicTest")))
      }
      guard let last = stages.last, let first = stages.first else {
        preconditionFailure("there are two stages")
      }
      let others = try trials.others.map { try laboratory.train($0) }
      let variants = try trials.variants.map { try laboratory.train($0) }
      let published = last.run
      let answers = "\(laboratory.folder)/answers.csv"
      try write(last.publicTest, to: answers)

      let gap = last.training.report.accuracy - last.publicTest.report.accuracy
      return Reproduction(
        paper: Paper.leaky.record, mode: extent.rawValue,
        summary:
          "After \(last.epochs) epochs the network knows \(percent(last.training.report.accuracy)) of "
          + "the faces it learnt from and \(percent(last.publicTest.report.accuracy)) of PublicTest, "
          + "\(points(gap)) fewer. The paper's test accuracy of 83.2 % has the support of the training split.",
        figures: figures(first, last, published, data),
        sections: [
          try stagesSection(stages, published, data),
          try optimizersSection([published] + others),
          try variantsSection([published] + variants),
        ],
        remarks: try remarks(
          last.training, last.publicTest, [published] + others, variants, data),
        cuts: extent == .full
          ? []
          : [
            "\(trials.stages.map(String.init).joined(separator: " and ")) epochs instead of 8 and 13, and "
              + "\(trials.comparisonEpochs) for the other optimizers and networks: training accuracies stay far "
              + "below the paper's."
          ],
        commands: try ([published] + others + variants).map { try $0.command() },
        provenance: laboratory.facts([data]))
    }

    // MARK: Figures

    private func figures(
      _ first: Stage, _ last: Stage, _ published: TrialRun, _ data: PaperData
    ) -> [PaperFigure] {
      let loss = (try? published.history().last?.trainLoss) ?? nil
      return [
        PaperFigure(
          "Test accuracy", printed: .share(0.832), on: "\"test data\", support 28,709",
          ours: .share(last.publicTest.report.accuracy), on: "PublicTest", data: data.source,
          note: "The paper's support is that of the training split; see the remarks.",
          isHeadline: true),
        PaperFigure(
          "The same on the split with that support", printed: .share(0.832),
          on: "\"test data\", support 28,709", ours: .share(last.training.report.accuracy),
          on: "Training", data: data.source, isHeadline: true),
        PaperFigure(
          "Accuracy after the fewer epochs", printed: .share(0.82, digits: 0), on: "not said",
          ours: .share(first.training.report.accuracy), on: "Training, \(first.epochs) epochs",
          data: data.source),
        PaperFigure(
          "Accuracy after the more epochs", printed: .share(0.90, digits: 0), on: "not said",
          ours: .share(last.training.report.accuracy), on: "Training, \(last.epochs) epochs",
          data: data.source),
        PaperFigure(
          "Loss after the more epochs", printed: .number(1.738, digits: 3), on: "not said",
          ours: loss.map { .number($0, digits: 3) }, on: "Training, while learning",
          data: data.source,
          note:
            "Guessing among seven classes costs 1.946; 90 % accuracy goes with far less than 1.738."
        ),
        PaperFigure(
          "Weighted precision", printed: .number(0.84), on: "support 28,709",
          ours: .number(last.training.report.weighted.precision), on: "Training",
          data: data.source),
      ] + classFigures(last, data)
    }

    /// Figure 2 of the paper: the F1 of every class.
    private func classFigures(_ last: Stage, _ data: PaperData) -> [PaperFigure] {
      let printed = [
        "angry": 0.82, "disgust": 0.85, "fear": 0.76, "happy": 0.89, "sad": 0.80,
        "surprise": 0.90, "neutral": 0.80,
      ]
      return last.training.report.perClass.map { own in
        PaperFigure(
          "F1 of \(own.label)", printed: printed[own.label].map { .number($0) },
          on: "support 28,709", ours: .number(own.f1), on: "Training", data: data.source)
      }
    }

    // MARK: Sections

    private func stagesSection(
      _ stages: [Stage], _ published: TrialRun, _ data: PaperData
    ) throws -> Reproduction.Section {
      let table = ReproductionBlock.Table(
        "Training and PublicTest side by side",
        columns: ["Epochs", "Training accuracy", "PublicTest accuracy", "Difference"],
        rows: stages.map { stage in
          let (own, new) = (stage.training.report.accuracy, stage.publicTest.report.accuracy)
          return .init(
            ["\(stage.epochs)", percent(own), percent(new), points(own - new)], data: data.source)
        })
      guard let last = stages.last else { preconditionFailure("there are two stages") }
      return .init(
        "Two numbers of epochs",
        text:
          "The network predicts here, without dropout, on pictures as they are. answers.csv holds its "
          + "answers for PublicTest in the form of the Kaggle challenge's; `mien evaluate RUN --data "
          + "test.csv --split Test --answers FILE` writes them for the challenge's own test.csv.",
        blocks: [
          .table(table),
          .curves(.init("Loss and accuracy by epoch", runs: [try published.curve("Adam")])),
          last.publicTest.confusion("PublicTest, \(last.epochs) epochs", data: data.source),
          last.training.confusion("Training, \(last.epochs) epochs", data: data.source),
          last.publicTest.roc("PublicTest, every class against the rest", data: data.source),
        ])
    }

    private func optimizersSection(_ runs: [TrialRun]) throws -> Reproduction.Section {
      let table = ReproductionBlock.Table(
        "After \(trials.comparisonEpochs) epochs",
        columns: ["Optimizer", "Training loss", "Training accuracy", "PublicTest accuracy"],
        rows: try runs.map { run in
          let row = try run.epoch(trials.comparisonEpochs)
          return .init(
            [
              name(run), FigureValue.number(row.trainLoss, digits: 3).text,
              percent(row.trainAccuracy),
              percent(row.validationAccuracy),
            ], data: run.source)
        })
      return .init(
        "Four optimizers",
        text:
          "The paper does not say after how many epochs it compared them; here after "
          + "\(trials.comparisonEpochs), while Adam, its choice, goes on. Learning rates are the usual ones: "
          + "Adam 0.001, SGD 0.01, with momentum 0.9 or without, AdaDelta 1.",
        blocks: [
          .table(table),
          .curves(
            .init("Curves of the optimizers", runs: try runs.map { try $0.curve(name($0)) })),
        ])
    }

    private func variantsSection(_ runs: [TrialRun]) throws -> Reproduction.Section {
      .init(
        "Networks that the paper gave up",
        text:
          "A fourth convolution, ReLU in place of LeakyReLU, and both, which is how the paper began; "
          + "\(trials.comparisonEpochs) epochs each, beside the published network after all of its.",
        blocks: [
          .comparison(
            try runs.map { try $0.row($0.trial.recipe.model.name, on: "PublicTest") }
          )
        ])
    }

    private func name(_ run: TrialRun) -> String {
      String(run.trial.name.dropFirst("leaky-".count))
    }

    private func write(_ verdict: Verdict, to path: String) throws {
      let rows = verdict.truth.indices.map { "\(verdict.scores.top($0))\n" }
      try AtomicFile.write("emotion\n" + rows.joined(), to: path)
    }
  }
#endif

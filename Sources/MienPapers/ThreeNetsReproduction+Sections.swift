#if Training
  import MienCore
  import MienLab
  import MienMetrics
  import MienReport

  extension ThreeNetsReproduction {
    /// Confusion matrix, ROC curves and t-SNE of ResNet-18 on every set (figures 6, 7, 10 to 12).
    func detail(_ results: Results, _ laboratory: Laboratory) throws -> Reproduction.Section {
      var blocks: [ReproductionBlock] = []
      for set in sets {
        guard let run = results.run("resnet18", on: set) else { continue }
        let verdict = try run.verdict(on: Self.split)
        blocks.append(verdict.confusion("ResNet-18 on \(set.name)", data: set.source))
        blocks.append(
          verdict.roc("ResNet-18 on \(set.name), every class against the rest", data: set.source))
        let (features, rows) = try run.features(on: Self.split)
        // t-SNE lays out four samples and more.
        guard features.count >= 4 else { continue }
        laboratory.watcher.note("t-SNE of \(set.name)")
        blocks.append(.embedding(try embedding(features, rows, run, verdict)))
      }
      return .init("ResNet-18 in detail", blocks: blocks)
    }

    private func embedding(
      _ features: FeatureMatrix, _ rows: [Int], _ run: TrialRun, _ verdict: Verdict
    ) throws -> ReproductionBlock.Embedding {
      let layout = try TSNE().embed(features)
      let plot = try EmbeddingPlot(
        layout, truth: verdict.truth,
        predicted: verdict.truth.indices.map { verdict.scores.top($0) }, rows: rows,
        labels: verdict.labels, features: "\(features.dimension) penultimate features")
      return .init(
        "t-SNE of ResNet-18 on \(run.trial.data.name)", plot: plot, split: Self.split,
        data: run.source)
    }

    func transfer(_ results: Results) throws -> Reproduction.Section {
      let start =
        pretrained == nil
        ? "The paper starts from ImageNet's weights; here ResNet-18 starts from one that learnt the four "
          + "classes of FER2013 which the subset leaves out, so that it has seen no test picture. "
          + "`--pretrained FILE.pth` takes torchvision's weights."
        : "Starting from \(pretrained ?? "")."
      let scratch = [data.fer2013, data.tiny].compactMap { set in
        results.run("resnet18", on: set).map { ("from chance", $0) }
      }
      let tuned = results.transfers.map { ("transfer, \($0.cell.tuning) network tuned", $0.run) }
      return .init(
        "Transfer", text: start,
        blocks: [
          .comparison(
            try (scratch + tuned).map {
              try $0.1.row("ResNet-18, \($0.0)", on: Self.split)
            }),
          .curves(
            .init(
              "Curves with and without transfer",
              runs: try (scratch + tuned).map {
                try $0.1.curve("\($0.0), \($0.1.trial.data.name)")
              })),
        ])
    }

    func ablation(_ results: Results) throws -> Reproduction.Section {
      func lines(
        _ title: String, _ axis: String, _ points: [(x: Double, run: TrialRun)],
        isLogarithmic: Bool
      ) throws -> ReproductionBlock {
        let source = points.first?.run.source ?? data.fer2013.source
        // The best epoch of the validation split, as a search for the rate would choose.
        let values = try points.map { point in
          try point.run.history().map(\.validationAccuracy).max()
        }
        return .lines(
          .init(
            title, axis: axis, places: points.map(\.x), isLogarithmic: isLogarithmic,
            value: "best validation accuracy",
            series: [.init("ResNet-18", values: values, data: source)], isShare: true))
      }
      return .init(
        "Learning rate and ablation",
        text:
          "The paper shows ResNet-18 at rates from 0.1 to 0.000000001 on FER-Tiny (figures 8 and 9), and says "
          + "that the number of classes, the images of each class and the rate matter most.",
        blocks: [
          try lines("Learning rate, FER-Tiny", "learning rate", results.rates, isLogarithmic: true),
          try lines(
            "Number of classes, FER2013", "classes", results.classCounts, isLogarithmic: false),
          try lines(
            "Pictures of each class, FER2013", "pictures per class", results.picturesPerClass,
            isLogarithmic: false),
          .curves(
            .init(
              "Curves of the learning rates",
              runs: try results.rates.map { try $0.run.curve($0.run.trial.name) })),
        ])
    }

    // MARK: Figures

    func figures(_ results: Results) throws -> [PaperFigure] {
      let accuracies: [(set: PaperData, network: String, printed: Double, note: String)] = [
        (data.fer2013, "resnet18", 0.7412, ""),
        (data.fer2013, "mobilenet_v2", 0.7343, ""),
        (data.fer2013, "shufflenet_v2_x1_0", 0.7069, ""),
        (data.affectNet, "resnet18", 0.5880, ""),
        (data.affectNet, "shufflenet_v2_x1_0", 0.4695, ""),
        (
          data.affectNet, "mobilenet_v2", 0.5170,
          "Table 3; the text has 48.75, which is the table's validation accuracy."
        ),
        (data.tiny, "resnet18", 0.6796, "Elsewhere 68.33."),
        (data.tiny, "mobilenet_v2", 0.6732, ""), (data.tiny, "shufflenet_v2_x1_0", 0.6341, ""),
      ]
      let main = try accuracies.map { row in
        PaperFigure(
          "\(row.network) on \(row.set.name)", printed: .share(row.printed, digits: 2),
          on: "test, 20 %",
          ours: try results.run(row.network, on: row.set).map {
            .share(try accuracy($0), digits: 2)
          },
          on: "test, 20 %", data: row.set.source, note: row.note,
          isHeadline: row.network == "resnet18")
      }
      let transferred = try [(data.fer2013, 0.7882), (data.tiny, 0.7943)].map { set, printed in
        let run = results.transfers.first {
          $0.cell.data.name == set.name && $0.cell.tuning == "whole"
        }?.run
        return PaperFigure(
          "ResNet-18 with transfer on \(set.name)", printed: .share(printed, digits: 2),
          on: "not said", ours: try run.map { .share(try accuracy($0), digits: 2) },
          on: "test, 20 %", data: set.source,
          note: pretrained == nil
            ? "Theirs from ImageNet, ours from other faces of FER2013."
            : "Theirs from ImageNet, ours from \(pretrained ?? "").")
      }
      return main + transferred + (try costs(results))
    }

    /// Table 2 of the paper: seconds of an epoch.
    private func costs(_ results: Results) throws -> [PaperFigure] {
      let printed: [(String, [Double])] = [
        ("mobilenet_v2", [19.34, 40.31, 58.40]), ("shufflenet_v2_x1_0", [14.53, 30.23, 43.72]),
        ("resnet18", [16.00, 34.17, 49.65]),
      ]
      return try printed.flatMap { network, seconds in
        try zip(sets, seconds).map { set, theirs in
          let ours = try results.run(network, on: set)?.secondsPerEpoch()
          return PaperFigure(
            "Seconds of an epoch, \(network) on \(set.name)",
            printed: .number(theirs, unit: "s", digits: 1), on: "another machine",
            ours: ours.map { .number($0, unit: "s", digits: 1) }, on: "Training",
            data: set.source)
        }
      }
    }
  }
#endif

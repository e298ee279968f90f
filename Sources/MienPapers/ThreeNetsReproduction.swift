#if Training
  import MienCore
  import MienData
  import MienLab
  import MienMetrics
  import MienReport

  /// The three-nets paper: three networks on three data sets, transfer, learning rates, ablation.
  struct ThreeNetsReproduction {
    let data: ThreeNetsData
    let extent: Extent
    /// A `.pth` of torchvision's ResNet-18 to transfer from, if there is one.
    let pretrained: String?
    /// The epochs of each quick training.
    var quickEpochs = 5

    /// What was trained.
    struct Results {
      let cells: [(cell: ThreeNetsTrials.Cell, run: TrialRun)]
      let transfers: [(cell: ThreeNetsTrials.TransferCell, run: TrialRun)]
      let rates: [(x: Double, run: TrialRun)]
      let classCounts: [(x: Double, run: TrialRun)]
      let picturesPerClass: [(x: Double, run: TrialRun)]

      /// The network of the main table, `resnet18` on FER2013 and the like.
      func run(_ network: String, on set: PaperData) -> TrialRun? {
        cells.first { $0.cell.network == network && $0.cell.data.name == set.name }?.run
      }
    }

    static let split = "test"
    var sets: [PaperData] { [data.fer2013, data.affectNet, data.tiny] }

    func run(in laboratory: Laboratory) throws -> Reproduction {
      let trials = ThreeNetsTrials(
        extent, data: data, pretrained: pretrained, runs: "\(laboratory.folder)/runs",
        quickEpochs: quickEpochs)
      if pretrained != nil, let first = trials.transfers.first?.trial {
        try first.recipe.demandSource(for: first.data.dataset)
      }
      let cells = try trials.cells.map { (cell: $0, run: try laboratory.train($0.trial)) }
      let pretraining = try pretrained == nil ? [laboratory.train(trials.pretraining)] : []
      func points(_ points: [ThreeNetsTrials.Point]) throws -> [(x: Double, run: TrialRun)] {
        try points.map { (x: $0.x, run: try laboratory.train($0.trial)) }
      }
      let results = Results(
        cells: cells,
        transfers: try trials.transfers.map { (cell: $0, run: try laboratory.train($0.trial)) },
        rates: try points(trials.rates), classCounts: try points(trials.classCounts),
        picturesPerClass: try points(trials.picturesPerClass))
      let rows = try cells.map { try $0.run.row($0.cell.network, on: Self.split) }
      let prepared = try sets.map { set in
        let trial = cells.first { $0.cell.data.name == set.name }?.cell.trial
        return (set: set, data: try trial?.recipe.data.prepare(set.dataset) ?? set.dataset)
      }
      let all =
        cells.map(\.run) + pretraining + results.transfers.map(\.run)
        + (results.rates + results.classCounts + results.picturesPerClass).map(\.run)

      return Reproduction(
        paper: Paper.threeNets.record, mode: extent.rawValue,
        summary: try summary(results),
        figures: try figures(results),
        sections: [
          .init(
            "Data", text: "Pixels of each class, black 0 and white 1 (figures 2 and 3).",
            blocks: [.table(table(of: prepared)), pixels(of: prepared)]),
          .init(
            "Three networks on three data sets",
            text:
              "Every set is cut down and divided anew: 20 % test, and 20 % of the rest validation. "
              + "Operations are three times the multiply-adds of the way forward, over the training pictures.",
            blocks: [
              .comparison(rows),
              .curves(
                .init(
                  "Curves of the nine networks",
                  runs: try cells.map {
                    try $0.run.curve("\($0.cell.network), \($0.cell.data.name)")
                  })),
            ]),
          try detail(results, laboratory),
          try transfer(results),
          try ablation(results),
        ],
        remarks: try remarks(results),
        cuts: cuts, commands: try all.map { try $0.command() },
        provenance: laboratory.facts(sets))
    }

    private func summary(_ results: Results) throws -> String {
      let best = try sets.map { set -> String in
        let ranked = try ThreeNetsTrials.networks.compactMap { network in
          try results.run(network, on: set).map { (network, try accuracy($0)) }
        }.max { $0.1 < $1.1 }
        return "\(ranked?.0 ?? "none") on \(set.label) (\(percent(ranked?.1 ?? 0)))"
      }
      return "The best networks here: \(best.joined(separator: "; "))."
    }

    func accuracy(_ run: TrialRun) throws -> Double {
      try run.verdict(on: Self.split).report.accuracy
    }

    private var cuts: [String] {
      guard extent == .quick else { return [] }
      return [
        "48 x 48 pixels instead of 224 x 224: a network made for 224 sees little of so small a picture.",
        "At most 160 pictures a class, \(quickEpochs) epochs and batches of 32, instead of 5,000 to 15,000 pictures, 25 "
          + "epochs and batches of 128; 2 epochs a learning rate.",
      ]
    }

    // MARK: Data

    /// A data set and what the recipes make of it.
    private typealias Prepared = (set: PaperData, data: FaceDataset)

    private func table(of prepared: [Prepared]) -> ReproductionBlock.Table {
      .init(
        "Table 1 of the paper, and what is used here",
        columns: [
          "Data set", "Paper's images", "Paper's classes", "Images here", "Classes here",
          "Images at hand",
        ],
        rows: zip(prepared, [("5,000", "3"), ("10,000", "8"), ("15,000", "13")]).map { own, paper in
          .init(
            [
              own.set.name, paper.0, paper.1, "\(own.data.labelIndices.count { $0 >= 0 })",
              "\(own.data.labels.count)", "\(own.set.dataset.count)",
            ], data: own.set.source)
        })
    }

    private func pixels(of prepared: [Prepared]) -> ReproductionBlock {
      var labels: [String] = []
      for name in prepared.flatMap(\.data.labels.names) where !labels.contains(name) {
        labels.append(name)
      }
      let series = prepared.map { set, data in
        ReproductionBlock.Pixels.Series(
          data: set.source,
          classes: labels.map { label in
            guard let index = data.labels.names.firstIndex(of: label) else { return nil }
            let positions = data.labelIndices.indices.filter {
              data.labelIndices[$0] == Int16(index)
            }
            let moments = data.pixelMoments(at: positions)
            return .init(
              mean: moments.mean.reduce(0, +) / Double(moments.mean.count),
              standardDeviation: moments.std.reduce(0, +) / Double(moments.std.count))
          })
      }
      return .pixels(.init("Mean and standard deviation per class", labels: labels, series: series))
    }
  }
#endif

#if Training
  import MienLab
  import MienReport

  extension ThreeNetsReproduction {
    func remarks(_ results: Results) throws -> [Reproduction.Remark] {
      [
        .init(
          "Which network is best on FER2013?",
          evidence:
            "The abstract and the introduction say both that ResNet18 is best on all three sets by accuracy and F1 "
            + "and that MobileNetV2 is on FER2013; section 4.2 begins with ShuffleNetV2 and "
            + "goes on that ResNet-18 has 74.12 %, MobileNetV2 73.43 % and ShuffleNetV2 70.69 %, and that "
            + "MobileNetV2 has the higher precision, recall and F1. By its own accuracies it is ResNet-18, by 0.7 "
            + "points: with 1,000 test pictures the 95 % interval of each is about ±2.7 points, so that none is "
            + "shown to be better. Here: \(try ranking(results, data.fer2013)).",
          verdict: .contradicted),
        .init(
          "MobileNetV2 has 48.75 % on AffectNet-HQ.",
          evidence:
            "So the text; table 3 has 51.70 % for its test accuracy and 48.75 % for its validation accuracy.",
          verdict: .contradicted),
        .init(
          "MobileNetV2 needs the most operations, 4,018 billion, and ResNet-18 a quarter of them.",
          evidence:
            "For one picture of 224 x 224 ResNet-18 has 1.8 billion multiply-adds, MobileNetV2 0.3 and "
            + "ShuffleNetV2 0.15 (`mien models --size 224 --channels 3 --classes 1000`): ResNet-18 needs six "
            + "times MobileNetV2's. ShuffleNetV2 as the smallest is confirmed. Per epoch here: "
            + "\(try operations(results)).",
          verdict: .partly),
        .init(
          "MobileNetV2 takes the most time on FER2013 and AffectNet-HQ.",
          evidence:
            "Table 2 has it as the slowest on all three sets. Many operations and much time are not the same: "
            + "depthwise convolutions keep processors waiting for memory. Here: \(try times(results)).",
          verdict: .open),
        .init(
          "The best learning rate is 0.0001 (section 3.3), or 0.001 (sections 3.3, 4.1 and 4.3).",
          evidence:
            "Both are said. Here the best of nine on the validation split is \(try bestRate(results)).",
          verdict: .contradicted),
        .init(
          "ResNet-18 on FER-Tiny has 67.96 %, 68.33 % and 81.07 %.",
          evidence:
            "The first is of section 4.2, the second stands beside 79.43 % for the pretrained network, the "
            + "third is \"after hyperparameter optimisation\", by which split is not said. ResNet-18 on FER2013 "
            + "has 74.12 % and 76.18 %.",
          verdict: .open),
        .init(
          "FER2013 is the easiest because it has more, and more balanced, examples.",
          evidence:
            "Table 1 gives it the fewest pictures, 5,000 against 10,000 and 15,000. It also has three classes "
            + "against eight and thirteen: guessing alone gives 33 %, 12.5 % and 7.7 %.",
          verdict: .contradicted),
        .init(
          "AffectNet has 11 emotions, among them valence, arousal and dominance.",
          evidence: "These three are continuous measures and no classes; table 1 counts eight.",
          verdict: .contradicted),
        .init(
          "The data sets are those of the paper.",
          evidence:
            "Which three classes of FER2013 and which 13 of FER-Tiny is not said; here happy, neutral and sad, "
            + "the three largest. "
            + sets.filter(\.isSynthetic).map(\.name).joined(separator: " and ")
            + (sets.contains(where: \.isSynthetic)
              ? " are synthetic here: their figures say that the way works, and nothing about faces."
              : ""),
          verdict: .open),
      ]
    }

    private func ranking(_ results: Results, _ set: PaperData) throws -> String {
      try ThreeNetsTrials.networks.compactMap { network in
        try results.run(network, on: set).map { "\(network) \(percent(try accuracy($0)))" }
      }.joined(separator: ", ")
    }

    private func operations(_ results: Results) throws -> String {
      try ThreeNetsTrials.networks.compactMap { network in
        guard let run = results.run(network, on: data.fer2013) else { return nil }
        let adds = try run.multiplyAddsPerEpoch() ?? 0
        return "\(network) \(FigureValue.number(adds / 1e9, digits: 0).text) billion"
      }.joined(separator: ", ")
    }

    private func times(_ results: Results) throws -> String {
      try ThreeNetsTrials.networks.compactMap { network in
        guard let run = results.run(network, on: data.fer2013) else { return nil }
        let seconds = try run.secondsPerEpoch() ?? 0
        return
          "\(network) \(FigureValue.number(seconds, unit: "s", digits: 1).text) an epoch on FER2013"
      }.joined(separator: ", ")
    }

    private func bestRate(_ results: Results) throws -> String {
      let ranked = try results.rates.map { point in
        (point.x, try point.run.history().map(\.validationAccuracy).max() ?? 0)
      }.max { $0.1 < $1.1 }
      return ranked.map { "\($0.0), with \(percent($0.1))" } ?? "unknown"
    }
  }
#endif

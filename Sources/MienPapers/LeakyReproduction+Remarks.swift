#if Training
  import MienData
  import MienLab
  import MienReport

  extension LeakyReproduction {
    func remarks(
      _ training: Verdict, _ publicTest: Verdict, _ optimizers: [TrialRun], _ variants: [TrialRun],
      _ data: PaperData
    ) throws -> [Reproduction.Remark] {
      // Figure 2's supports in the order angry, disgust, fear, happy, sad, surprise, neutral.
      let printed = FaceDataset.fer2013TrainingCounts
      let counted = training.report.perClass.map(\.support)
      let same = printed == counted
      let accuracies = try optimizers.map {
        try $0.epoch(trials.comparisonEpochs).validationAccuracy
      }
      let spread = (accuracies.max() ?? 0) - (accuracies.min() ?? 0)
      let shares = zip(optimizers, accuracies).map { run, accuracy in
        "\(run.trial.name) \(percent(accuracy))"
      }.joined(separator: ", ")
      let ranges = try variants.map { run -> String in
        let recalls = try run.verdict(on: "PublicTest").report.perClass.map(\.recall)
        return
          "\(run.trial.recipe.model.name) \(percent(recalls.min() ?? 0)) to \(percent(recalls.max() ?? 0))"
      }
      return [
        .init(
          "\"On the test data, the final single-network model achieved an accuracy of 83.2 %.\"",
          evidence:
            "Figure 2 gives the classes \(list(printed)) faces, 28,709 in all. The training split of "
            + "\(data.label) has \(list(counted)). The figure is one of the split the network learnt from. "
            + "Here the same network has \(percent(training.report.accuracy)) there and "
            + "\(percent(publicTest.report.accuracy)) on PublicTest.",
          verdict: same ? .contradicted : .open),
        .init(
          "\"Sparse categorical accuracy of the trained model is 90 % with loss value of 1.738.\"",
          evidence:
            "A cross-entropy of 1.738 is little better than guessing among seven classes (1.946); a "
            + "network that is right nine times in ten has a loss well below 1. The two do not belong together.",
          verdict: .contradicted),
        .init(
          "\"Sad had the lowest precision and recall.\"",
          evidence:
            "By figure 2 fear has the lowest precision (0.72); sad has 0.81, and the lowest recall, 0.79, "
            + "just below angry's 0.80.",
          verdict: .partly),
        .init(
          "\"While SGD, AdaDelta and SGD with momentum demonstrated excellent performance, they were found to be "
            + "relatively slow to converge. Adam performed the best; the difference in results was not "
            + "substantial.\"",
          evidence:
            "After \(trials.comparisonEpochs) epoch\(trials.comparisonEpochs == 1 ? "" : "s") here, of which "
            + "the slow ones make least, they have \(shares) of PublicTest, \(points(spread)) apart. The paper "
            + "does not say after how many epochs it compared.",
          verdict: .open),
        .init(
          "\"In my first designed network, I faced a bias problem after adding the 4th convolution layer. The range of "
            + "the accuracy for different emotions was 58% to 90%\".",
          evidence:
            "Recall over the classes on PublicTest here: \(ranges.joined(separator: "; ")). The published "
            + "network has \(range(publicTest)).",
          verdict: .open),
        .init(
          "The network has three convolutions.",
          evidence:
            "Section \"Methods\" counts three convolutions and three pools, and later flattens \"after the "
            + "four steps of convolution and pooling\".",
          verdict: .partly),
      ]
    }

    private func range(_ verdict: Verdict) -> String {
      let recalls = verdict.report.perClass.map(\.recall)
      return "\(percent(recalls.min() ?? 0)) to \(percent(recalls.max() ?? 0))"
    }

    private func list(_ counts: [Int]) -> String {
      counts.map(String.init).joined(separator: ", ")
    }
  }
#endif

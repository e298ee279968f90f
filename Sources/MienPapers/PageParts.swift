#if Training
  import Foundation
  import MienCore
  import MienData
  import MienLab
  import MienMetrics
  import MienReport
  import Torch

  // What the pages of all papers are made of.

  extension PaperData {
    /// How figures measured on this data are labelled.
    var source: DataSource { isSynthetic ? .synthetic(layoutOf: name) : .real(name) }
  }

  extension TrialRun {
    var source: DataSource { trial.data.source }

    /// The epochs as the page draws them.
    func records() throws -> [EpochRecord] {
      let seconds = try seconds()
      return try history().enumerated().map { index, row in
        EpochRecord(
          epoch: row.epoch, trainLoss: row.trainLoss, trainAccuracy: row.trainAccuracy,
          validationLoss: row.validationLoss, validationAccuracy: row.validationAccuracy,
          learningRate: row.learningRate,
          seconds: seconds.indices.contains(index) ? seconds[index] : nil)
      }
    }

    func curve(_ name: String) throws -> ReproductionBlock.Curves.Run {
      .init(name, history: try records(), data: source)
    }

    /// What a person types to repeat this trial alone.
    func command() throws -> Reproduction.Command {
      let train = "mien train \(run.recipeFile) \(trial.data.options) --out \(trial.name)"
      return .init(
        trial.name, line: (trial.data.preparation.map { "\($0) && " } ?? "") + train,
        seed: trial.recipe.seed, seconds: try seconds().reduce(0, +))
    }

    /// Multiply-adds of an epoch: learning is one way forward and two backward.
    func multiplyAddsPerEpoch() throws -> Double? {
      let provenance = try Provenance.read(run.provenanceFile)
      return provenance.multiplyAdds.flatMap { adds in
        provenance.trainingPictures.map { Double(adds) * 3 * Double($0) }
      }
    }

    func secondsPerEpoch() throws -> Double? {
      let seconds = try seconds()
      return seconds.isEmpty ? nil : seconds.reduce(0, +) / Double(seconds.count)
    }

    /// One row of a comparison: how good the network is on a split after its last epoch, and its cost.
    /// The split by which epochs are judged is no test.
    func row(_ model: String, on split: String) throws -> ComparisonRow {
      let recipe = trial.recipe.data
      let judge = try TrainingSplits(recipe.prepare(trial.data.dataset), recipe: recipe)
        .validationName
      let verdict = try verdict(on: split)
      let last = try history().last
      return ComparisonRow(
        model: model, data: source, split: split, matrix: verdict.confusion,
        trainAccuracy: last?.trainAccuracy, validationAccuracy: last?.validationAccuracy,
        testAccuracy: split == judge ? nil : verdict.report.accuracy,
        parameters: try Provenance.read(run.provenanceFile).parameters,
        multiplyAddsPerEpoch: try multiplyAddsPerEpoch(), secondsPerEpoch: try secondsPerEpoch())
    }
  }

  extension Verdict {
    func confusion(_ title: String, data: DataSource) -> ReproductionBlock {
      .confusion(.init(title, matrix: confusion, split: split, data: data))
    }

    func roc(_ title: String, data: DataSource) -> ReproductionBlock {
      .roc(
        .init(
          title, labels: labels, analysis: ROCAnalysis(scores: scores, truth: truth),
          split: split, data: data))
    }
  }

  extension Laboratory {
    /// Machine, versions, date and the data's fingerprints.
    func facts(_ data: [PaperData]) -> [Fact] {
      [
        Fact("Command", command, code: true), Fact("Machine", Machine.description),
        Fact("Threads", "\(Runtime.threads)"), Fact("Mien", MienVersion.current),
        Fact("libtorch", Runtime.version),
        Fact("Date", ISO8601DateFormatter().string(from: Date())),
      ]
        + data.flatMap {
          [
            Fact($0.label, $0.dataset.source),
            Fact("Fingerprint", $0.dataset.fingerprint, code: true),
          ]
        }
    }
  }

  /// `0.5823` as `58.2 %`, for sentences.
  func percent(_ share: Double) -> String { FigureValue.share(share).text }

  /// A difference of shares, `0.105` as `10.5 points`, for sentences.
  func points(_ difference: Double) -> String {
    FigureValue.number(100 * difference, unit: "points", digits: 1).text
  }
#endif

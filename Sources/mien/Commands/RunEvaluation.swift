#if Training
  import MienCore
  import MienData
  import MienLab
  import MienMetrics
  import MienReport
  import Torch

  /// What a run's network says about a split, with the run's own record.
  struct RunEvaluation {
    let evaluation: Evaluation
    private let history: [EpochRecord]
    private let bestEpoch: Int?
    private let provenance: [Fact]

    init(
      _ network: TrainedNetwork, dataset: FaceDataset, split: String, positions: [Int]
    ) throws {
      let logits = try network.logits(of: dataset, at: positions)
      evaluation = try Evaluation(
        model: network.run.path, split: split, labels: dataset.labels.names,
        truth: positions.map { Int(dataset.labelIndices[$0]) },
        probabilities: TemperatureScaling(temperature: 1).probabilities(
          ClassScores(logits, classCount: dataset.labels.count)
        ).values,
        rows: positions)

      let metrics = try network.run.metrics()
      history = metrics.map { row in
        EpochRecord(
          epoch: row.epoch, trainLoss: row.trainLoss, trainAccuracy: row.trainAccuracy,
          validationLoss: row.validationLoss, validationAccuracy: row.validationAccuracy,
          learningRate: row.learningRate)
      }
      bestEpoch = metrics.bestEpoch?.epoch
      let record = try Provenance.read(network.run.provenanceFile)
      provenance = [
        Fact("Training", record.command, code: true), Fact("Trained on", record.machine),
        Fact("Threads", "\(record.threads)"), Fact("Seed", "\(record.seed)"),
        Fact("Started", record.started), Fact("Training data", record.dataFingerprint, code: true),
        Fact("libtorch", record.libtorch),
      ]
    }

    func report(dataset: FaceDataset) -> EvaluationReport {
      EvaluationReport(
        title: evaluation.model, evaluation: evaluation,
        provenance: evaluationFacts(dataset, split: evaluation.split) + provenance,
        history: history, bestEpoch: bestEpoch,
        picture: { [evaluation] in try Picture(dataset, at: evaluation.rows[$0]) })
    }
  }
#endif

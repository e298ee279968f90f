#if Training
  import MienCore
  import MienData
  import MienLab
  import MienMetrics
  import MienReport
  import Torch

  /// A run's best network, evaluated with libtorch, with the run's own record.
  struct RunJudge: Judge {
    let network: TrainedNetwork

    init(_ run: RunDirectory) throws {
      network = try TrainedNetwork(run: run)
    }

    func prepare(_ dataset: FaceDataset) throws -> FaceDataset { try network.prepare(dataset) }

    func probabilities(
      of dataset: FaceDataset, at positions: [Int], crops: Crops
    ) throws -> ClassScores {
      ClassScores(
        try network.probabilities(of: dataset, at: positions, crops: crops),
        classCount: dataset.labels.count)
    }

    func report(
      _ evaluation: Evaluation, data: FaceDataset, tsne: Bool
    ) throws -> EvaluationReport {
      let metrics = try network.run.metrics()
      let history = metrics.map { row in
        EpochRecord(
          epoch: row.epoch, trainLoss: row.trainLoss, trainAccuracy: row.trainAccuracy,
          validationLoss: row.validationLoss, validationAccuracy: row.validationAccuracy,
          learningRate: row.learningRate)
      }
      return EvaluationReport(
        title: evaluation.model, evaluation: evaluation,
        provenance: evaluationFacts(data, split: evaluation.split) + (try origin()),
        history: history,
        bestEpoch: metrics.bestEpoch(by: network.recipe.training.monitor)?.epoch,
        embedding: tsne ? try embedding(evaluation, data) : nil,
        splits: DatasetStatistics(of: data).overview,
        picture: { try Picture(data, at: evaluation.rows[$0]) })
    }

    /// The penultimate features in the plane, with how far their neighbourhoods can be trusted.
    private func embedding(
      _ evaluation: Evaluation, _ data: FaceDataset
    ) throws -> EmbeddingPlot {
      let values = try network.features(of: data, at: evaluation.rows)
      let features = try FeatureMatrix(values, dimension: values.count / evaluation.truth.count)
      let layout = try TSNE().embed(features) { step in
        Console.progress("t-SNE: \(step.phase.rawValue) \(step.done)/\(step.total)")
      }
      Console.progress("")
      return try EmbeddingPlot(
        layout, truth: evaluation.truth,
        predicted: evaluation.truth.indices.map { evaluation.probabilities.top($0) },
        rows: evaluation.rows, labels: evaluation.labels,
        features: "\(features.dimension) penultimate features",
        // Defined for fewer neighbours than half of the pictures.
        trustworthiness: features.count > 24
          ? try trustworthiness(original: features, embedded: layout.features(), neighbors: 12)
          : nil)
    }

    private func origin() throws -> [Fact] {
      let record = try Provenance.read(network.run.provenanceFile)
      return [
        Fact("Training", record.command, code: true), Fact("Trained on", record.machine),
        Fact("Threads", "\(record.threads)"), Fact("Seed", "\(record.seed)"),
        Fact("Started", record.started), Fact("Training data", record.dataFingerprint, code: true),
        Fact("libtorch", record.libtorch),
      ]
    }
  }

  extension RunJudge {
    /// The report on the split that chose the network's epoch.
    func validationReport(_ dataset: FaceDataset) throws -> EvaluationReport {
      let recipe = network.recipe
      let data = try prepare(dataset)
      let splits = try TrainingSplits(data, recipe: recipe.data)
      let evaluation = try Evaluation(
        model: network.run.path, split: splits.validationName, labels: data.labels.names,
        truth: splits.validation.map { Int(data.labelIndices[$0]) },
        probabilities: probabilities(of: data, at: splits.validation, crops: .single).values,
        rows: splits.validation)
      return try report(evaluation, data: data, tsne: false)
    }
  }
#endif

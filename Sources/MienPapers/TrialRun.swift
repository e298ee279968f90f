#if Training
  import Foundation
  import MienCore
  import MienData
  import MienLab
  import MienMetrics

  /// A trial whose epochs are done, and what can be asked of it.
  struct TrialRun {
    let trial: Trial
    let run: RunDirectory
    /// After how many epochs it was asked for; the run may have gone further since.
    let epochs: Int

    /// The epochs it was asked for, in order.
    func history() throws -> [EpochMetrics] { Array(try run.metrics().prefix(epochs)) }

    /// The seconds of each of them.
    func seconds() throws -> [Double] { try run.timings().prefix(epochs).map(\.seconds) }

    /// The epoch of that number.
    ///
    /// - Throws: `MienError` when the run does not have it.
    func epoch(_ number: Int) throws -> EpochMetrics {
      let history = try history()
      guard history.indices.contains(number - 1) else {
        throw MienError("\(run.path) has no epoch \(number)")
      }
      return history[number - 1]
    }

    /// What the network said about a split after ``epochs``, computed once and kept beside the run.
    ///
    /// The last epoch and not the best: the best one is chosen by the very split that papers report.
    ///
    /// - Throws: `MienError` when the run has gone further and nothing was kept.
    func verdict(on split: String) throws -> Verdict {
      let done = try run.metrics().count
      let judged = min(epochs, done)
      let file = "\(run.path)/verdict-\(judged)-\(split).json"
      if let data = FileManager.default.contents(atPath: file),
        let kept = try? JSONDecoder().decode(Verdict.self, from: data), kept.isWhole
      {
        return kept
      }
      guard judged == done else {
        throw MienError(
          "\(run.path) has gone on to epoch \(done) and kept no answers of epoch \(judged); "
            + "remove it to train it anew")
      }
      let network = try TrainedNetwork(run: run, weights: .last)
      let data = try network.prepare(trial.data.dataset)
      let positions = try data.indices(ofSplit: split).filter { data.labelIndices[$0] >= 0 }
      guard !positions.isEmpty else {
        throw MienError("\(trial.data.name) has no labelled pictures in \(split)")
      }
      let scores = TemperatureScaling(temperature: 1).probabilities(
        ClassScores(
          try network.logits(of: data, at: positions), classCount: data.labels.count))
      let verdict = Verdict(
        split: split, labels: data.labels.names,
        truth: positions.map { Int(data.labelIndices[$0]) }, probabilities: scores.values)
      try AtomicFile.write(try JSONEncoder().encode(verdict), to: file)
      return verdict
    }

    /// The penultimate features of a split's labelled pictures after the run's last epoch, also where it has gone
    /// further than asked, and the pictures' rows in the data set.
    func features(on split: String) throws -> (values: FeatureMatrix, rows: [Int]) {
      let network = try TrainedNetwork(run: run, weights: .last)
      let data = try network.prepare(trial.data.dataset)
      let positions = try data.indices(ofSplit: split).filter { data.labelIndices[$0] >= 0 }
      let values = try network.features(of: data, at: positions)
      let matrix = try FeatureMatrix(values, dimension: values.count / max(1, positions.count))
      return (matrix, positions)
    }
  }

  /// The probabilities a network gave for the pictures of a split.
  struct Verdict: Codable {
    let split: String
    let labels: [String]
    let truth: [Int]
    /// `[N * classes]`, row by row.
    let probabilities: [Float]

    /// Whether the numbers fit each other, as in a file that nobody changed.
    var isWhole: Bool {
      labels.count > 1 && probabilities.count == truth.count * labels.count
        && truth.allSatisfy(labels.indices.contains)
    }

    var scores: ClassScores { ClassScores(probabilities, classCount: labels.count) }

    var confusion: ConfusionMatrix {
      ConfusionMatrix(
        labels: labels, truth: truth, predicted: truth.indices.map { scores.top($0) })
    }

    var report: ClassificationReport { ClassificationReport(confusion) }
  }
#endif

#if Training
  import MienCore
  import MienData
  import MienMetrics
  import MienModels
  import Torch

  /// Shows pictures to a network that is not learning.
  struct Evaluator {
    let network: any Network
    let source: PictureSource
    var batchSize = 128

    /// Loss and scores over labelled pictures.
    struct Scores {
      let loss: Double
      let accuracy: Double
      let macroF1: Double
    }

    /// The logits of the pictures at `positions`, `[N * classes]`, row by row.
    func logits(at positions: [Int]) -> [Float] {
      var all: [Float] = []
      forEachBatch(positions) { pictures, _, _ in
        all += network(pictures).elements() as [Float]
      }
      return all
    }

    /// The penultimate features of the pictures at `positions`, `[N * D]`, row by row.
    func features(at positions: [Int]) -> [Float] {
      var all: [Float] = []
      forEachBatch(positions) { pictures, _, _ in
        all += network.features(pictures).elements() as [Float]
      }
      return all
    }

    /// Mean cross-entropy, accuracy and macro-averaged F1 at `positions`, which all have labels.
    ///
    /// - Parameter ranks: Who computes the batches between them; their number does not change the figures.
    /// - Throws: `MienError` when another rank is gone.
    func evaluate(at positions: [Int], ranks: Ranks = Ranks()) throws -> Scores {
      let batches = (positions.count + batchSize - 1) / batchSize
      // The losses of batches, then the answers; what other ranks compute stays zero here.
      var figures = [Double](repeating: 0, count: batches + positions.count)
      forEachBatch(positions, of: ranks) { pictures, number, batch in
        let logits = network(pictures)
        let labels = source.labels(at: batch)
        figures[number] = crossEntropy(logits, labels).item() * Double(batch.count)
        for (index, answer) in zip(batch.indices, logits.argmax(1).elements() as [Int64]) {
          figures[batches + index] = Double(answer)
        }
      }
      figures = try ranks.sum(figures)
      let loss = figures[..<batches].reduce(0, +)
      let predicted = figures[batches...].map { Int($0) }
      let truth = positions.map { Int(source.dataset.labelIndices[$0]) }
      let report = ClassificationReport(
        ConfusionMatrix(
          labels: source.dataset.labels.names, truth: truth, predicted: predicted))
      return Scores(
        loss: loss / Double(positions.count), accuracy: report.accuracy,
        macroF1: report.macro.f1)
    }

    /// - Parameter body: Receives the pictures of a batch, its number and its positions.
    private func forEachBatch(
      _ positions: [Int], of ranks: Ranks = Ranks(), _ body: (Tensor, Int, ArraySlice<Int>) -> Void
    ) {
      network.train(false)
      withoutGradient {
        let starts = stride(from: 0, to: positions.count, by: batchSize)
        for (number, start) in starts.enumerated() where number % ranks.size == ranks.rank {
          let batch = positions[start..<min(start + batchSize, positions.count)]
          body(source.batch(at: batch), number, batch)
        }
      }
    }
  }
#endif

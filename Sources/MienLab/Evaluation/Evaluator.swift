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
      forEachBatch(positions) { pictures, _ in
        all += network(pictures).elements() as [Float]
      }
      return all
    }

    /// The penultimate features of the pictures at `positions`, `[N * D]`, row by row.
    func features(at positions: [Int]) -> [Float] {
      var all: [Float] = []
      forEachBatch(positions) { pictures, _ in
        all += network.features(pictures).elements() as [Float]
      }
      return all
    }

    /// Mean cross-entropy, accuracy and macro-averaged F1 at `positions`, which all have labels.
    func evaluate(at positions: [Int]) -> Scores {
      var loss = 0.0
      var predicted: [Int] = []
      forEachBatch(positions) { pictures, batch in
        let logits = network(pictures)
        let labels = source.labels(at: batch)
        loss += crossEntropy(logits, labels).item() * Double(batch.count)
        predicted += (logits.argmax(1).elements() as [Int64]).map(Int.init)
      }
      let truth = positions.map { Int(source.dataset.labelIndices[$0]) }
      let report = ClassificationReport(
        ConfusionMatrix(
          labels: source.dataset.labels.names, truth: truth, predicted: predicted))
      return Scores(
        loss: loss / Double(positions.count), accuracy: report.accuracy,
        macroF1: report.macro.f1)
    }

    private func forEachBatch(_ positions: [Int], _ body: (Tensor, ArraySlice<Int>) -> Void) {
      network.train(false)
      withoutGradient {
        for start in stride(from: 0, to: positions.count, by: batchSize) {
          let batch = positions[start..<min(start + batchSize, positions.count)]
          body(source.batch(at: batch), batch)
        }
      }
    }
  }
#endif

import MienMetrics

/// Everything that is computed from an evaluation, once.
struct EvaluationFigures {
  let evaluation: Evaluation
  let matrix: ConfusionMatrix
  let report: ClassificationReport
  let calibration: Calibration
  let roc: ROCAnalysis

  init(_ evaluation: Evaluation) {
    let scores = evaluation.probabilities
    self.evaluation = evaluation
    matrix = ConfusionMatrix(
      labels: evaluation.labels, truth: evaluation.truth, predicted: scores.predicted)
    report = ClassificationReport(matrix)
    calibration = Calibration(probabilities: scores, truth: evaluation.truth)
    roc = ROCAnalysis(scores: scores, truth: evaluation.truth)
  }
}

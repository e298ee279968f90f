import MienData
import MienMetrics
import MienReport

/// Something that can be evaluated on a data set: a run, or an `.onnx` file.
protocol Judge {
  /// The data set as the network knows it: its classes, its splits.
  func prepare(_ dataset: FaceDataset) throws -> FaceDataset

  /// The probabilities of the pictures at `positions`, in the order of the data set's labels: the mean over
  /// `crops`.
  func probabilities(
    of dataset: FaceDataset, at positions: [Int], crops: Crops
  ) throws -> ClassScores

  /// The page for what ``probabilities(of:at:crops:)`` gave.
  func report(_ evaluation: Evaluation, data: FaceDataset, tsne: Bool) throws -> EvaluationReport
}

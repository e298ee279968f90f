import Foundation
import MienMetrics

/// All figures of an evaluation, in the shape `mien evaluate --json` prints.
public struct EvaluationSummary: Encodable, Sendable {
  /// The model's name or file.
  public let model: String
  /// The split's name.
  public let split: String
  /// The number of samples.
  public let count: Int
  /// The share answered rightly, `0 ... 1`.
  public let accuracy: Double
  /// The views of each picture that were averaged, `single` for the picture alone.
  public let crops: String
  /// The accuracy of the picture alone.
  public let singleCropAccuracy: Double
  /// 95 %, Wilson.
  public let accuracyInterval: ConfidenceInterval
  /// The accuracy of always answering with the most frequent true label.
  public let baselineAccuracy: Double
  /// The mean F1 of the classes, `0 ... 1`.
  public let macroF1: Double
  /// The share of faces whose true label is among the two most probable ones.
  public let top2Accuracy: Double
  /// The names of the classes.
  public let labels: [String]
  /// In the order of the labels.
  public let perClass: [ClassificationReport.ClassScore]
  /// Every class counts the same.
  public let macroAverage: ClassificationReport.Average
  /// Every class counts by its samples.
  public let weightedAverage: ClassificationReport.Average
  /// Rows are true labels.
  public let confusion: [[Int]]
  /// See ``Calibration/expectedError``.
  public let expectedCalibrationError: Double
  /// See ``Calibration/maximumError``.
  public let maximumCalibrationError: Double
  /// How well scores rank the classes.
  public let areaUnderROC: Areas

  /// Areas under the one-against-rest curves; `null` where a class has no samples or all.
  public struct Areas: Encodable, Sendable {
    /// Classes count the same.
    public let macro: Double?
    /// Classes count by their number of samples.
    public let weighted: Double?
    /// All samples and classes as one pool.
    public let micro: Double?
    /// In the order of the labels.
    public let perClass: [Double?]

    init(_ analysis: ROCAnalysis) {
      macro = analysis.macroArea
      weighted = analysis.weightedArea
      micro = analysis.micro?.area
      perClass = analysis.curves.map { $0?.area }
    }

    enum CodingKeys: String, CodingKey {
      case macro, weighted, micro
      case perClass = "per_class"
    }

    /// Missing areas are written as `null`, so that every file has the same keys.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(macro, forKey: .macro)
      try container.encode(weighted, forKey: .weighted)
      try container.encode(micro, forKey: .micro)
      try container.encode(perClass, forKey: .perClass)
    }
  }

  enum CodingKeys: String, CodingKey {
    case model, split, count, accuracy, labels, confusion
    case crops
    case singleCropAccuracy = "single_crop_accuracy"
    case accuracyInterval = "accuracy_interval"
    case baselineAccuracy = "baseline_accuracy"
    case macroF1 = "macro_f1"
    case top2Accuracy = "top2_accuracy"
    case perClass = "per_class"
    case macroAverage = "macro_avg"
    case weightedAverage = "weighted_avg"
    case expectedCalibrationError = "expected_calibration_error"
    case maximumCalibrationError = "maximum_calibration_error"
    case areaUnderROC = "roc_auc"
  }

  /// All figures of an evaluation.
  ///
  /// - Complexity: O(n·c log(n·c)) for `n` samples and `c` labels.
  public init(_ evaluation: Evaluation) {
    self.init(EvaluationFigures(evaluation))
  }

  init(_ figures: EvaluationFigures) {
    let report = figures.report
    model = figures.evaluation.model
    split = figures.evaluation.split
    count = report.count
    accuracy = report.accuracy
    crops = figures.evaluation.averaging?.crops ?? "single"
    singleCropAccuracy = figures.evaluation.averaging?.singleCropAccuracy ?? report.accuracy
    accuracyInterval = .wilson(successes: figures.matrix.correct, trials: report.count)
    baselineAccuracy =
      Double(figures.matrix.rowTotals.max() ?? 0) / Double(Swift.max(report.count, 1))
    macroF1 = report.macro.f1
    top2Accuracy = figures.evaluation.probabilities.topAccuracy(2, truth: figures.evaluation.truth)
    labels = figures.evaluation.labels
    perClass = report.perClass
    macroAverage = report.macro
    weightedAverage = report.weighted
    confusion = figures.matrix.counts
    expectedCalibrationError = figures.calibration.expectedError
    maximumCalibrationError = figures.calibration.maximumError
    areaUnderROC = Areas(figures.roc)
  }

  /// The JSON document, keys sorted.
  public func json() throws -> Data {
    try ReportJSON.encode(self)
  }
}

/// How Mien writes JSON for people and scripts.
enum ReportJSON {
  static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value) + Data("\n".utf8)
  }
}

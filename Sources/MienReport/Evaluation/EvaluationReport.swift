import Foundation
import MienCore
import MienMetrics

/// A page that tells how good a model is, and the same figures as JSON.
public struct EvaluationReport {
  let title: String
  let provenance: [Fact]
  let history: [EpochRecord]
  let bestEpoch: Int?
  let figures: EvaluationFigures
  let mistakes: [Mistake]
  let embedding: EmbeddingPlot?
  let splits: [DatasetOverview.Split]
  let picture: (Int) throws -> Picture?

  /// The figures without the page.
  public var summary: EvaluationSummary { EvaluationSummary(figures) }

  /// The table of classes for a terminal, as scikit-learn prints it.
  public var text: String { figures.report.text() }

  /// Computes all figures; pictures are asked for when the page is made.
  ///
  /// - Parameters:
  ///   - provenance: Where the figures come from: command, split, seed, machine, data fingerprint,
  ///     versions, date.
  ///   - history: The epochs of training; empty when they are not known, as for an `.onnx` file.
  ///   - bestEpoch: The epoch whose weights were evaluated, marked in the curves.
  ///   - mistakeCount: How many of the worst mistakes are shown.
  ///   - embedding: Where t-SNE laid the samples' features, if it did.
  ///   - splits: The data set's splits, whose brightness and contrast per class are then shown;
  ///     their labels are those of `evaluation`.
  ///   - picture: The pixels of a sample by its position in the evaluation, `nil` when there are
  ///     none.
  public init(
    title: String, evaluation: Evaluation, provenance: [Fact], history: [EpochRecord] = [],
    bestEpoch: Int? = nil, mistakeCount: Int = 24, embedding: EmbeddingPlot? = nil,
    splits: [DatasetOverview.Split] = [],
    picture: @escaping (_ sample: Int) throws -> Picture?
  ) {
    self.title = title
    self.provenance = provenance
    self.history = history
    self.bestEpoch = bestEpoch
    self.embedding = embedding
    self.splits = splits
    self.picture = picture
    figures = EvaluationFigures(evaluation)
    mistakes = Mistake.worst(mistakeCount, of: evaluation)
  }

  /// Asks whether ``write(to:)`` finds what it needs.
  ///
  /// - Throws: ``MienError`` when Plotly's script is not installed.
  public static func demandPlotly() throws {
    _ = try HTMLPage.plotlyPath()
  }

  /// Writes `report.html` and `report.json` into `folder`, which is made if missing.
  ///
  /// - Throws: ``MienError`` when Plotly's script is not installed or a file cannot be written, and
  ///   what `picture` throws; nothing half-written stays.
  public func write(to folder: String) throws {
    let page = try html()
    try AtomicFile.write(json(), to: "\(folder)/report.json")
    try AtomicFile.write(page, to: "\(folder)/report.html")
  }

  /// The content of `report.json`: ``EvaluationSummary`` with provenance, history, reliability
  /// bins, the worst mistakes and the features' layout.
  public func json() throws -> Data {
    try ReportJSON.encode(Document(report: self))
  }

  /// The page.
  public func html() throws -> String {
    let evaluation = figures.evaluation
    var sections: [HTMLPage.Section] = []
    if !history.isEmpty {
      sections.append(.init(anchor: "training", title: "Training", body: trainingSection))
    }
    sections += [
      .init(anchor: "confusion", title: "Confusion matrix", body: confusionSection),
      .init(anchor: "classes", title: "Class by class", body: classesSection),
      .init(anchor: "ranking", title: "Ranking and confidence", body: rankingSection),
    ]
    if let embedding {
      sections.append(
        .init(anchor: "features", title: "Features", body: embeddingSection(embedding)))
    }
    if !splits.isEmpty {
      let charts = PixelCharts(labels: evaluation.labels, splits: splits).html
      sections.append(
        .init(
          anchor: "pixels", title: "Brightness and contrast",
          body: "<p>What light alone tells about the classes of the data set.</p>\(charts)"))
    }
    sections += [
      .init(anchor: "mistakes", title: "Worst mistakes", body: try mistakesSection()),
      .init(anchor: "limits", title: "How to read this page", body: Self.readingSection),
      .init(
        anchor: "provenance", title: "Provenance",
        body: PageParts.facts(provenance)),
    ]
    return try HTMLPage(
      kind: "Evaluation report", title: title,
      lead: "\(evaluation.model) read \(Format.count(figures.report.count)) faces of the split "
        + "\(evaluation.split); every figure below is measured on them.",
      headline: headline, sections: sections
    ).html()
  }

  private struct Document: Encodable {
    let report: EvaluationReport

    enum CodingKeys: String, CodingKey {
      case title, provenance, history, reliability, embedding
      case bestEpoch = "best_epoch"
      case worstMistakes = "worst_mistakes"
    }

    func encode(to encoder: any Encoder) throws {
      try report.summary.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(report.title, forKey: .title)
      try container.encode(report.provenance, forKey: .provenance)
      try container.encode(report.history, forKey: .history)
      try container.encodeIfPresent(report.bestEpoch, forKey: .bestEpoch)
      try container.encode(report.figures.calibration.bins, forKey: .reliability)
      try container.encode(report.mistakes, forKey: .worstMistakes)
      try container.encodeIfPresent(report.embedding, forKey: .embedding)
    }
  }
}

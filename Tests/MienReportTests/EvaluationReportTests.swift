import Foundation
import MienCore
import MienMetrics
import MienReport
import TestSupport
import Testing

/// Pages need Plotly's script, which `make setup` fetches.
private let plotly = try? Installation.file("plotly.min.js")

@Suite struct EvaluationReportTests {
  /// Six faces of three classes: four right, the third class never answered and the second hostile.
  private func evaluation(
    labels: [String] = ["happy", "</script><script>alert(1)</script>", "sad"]
  ) throws -> Evaluation {
    try Evaluation(
      model: "<b>net</b>", split: "PublicTest", labels: labels, truth: [0, 0, 0, 1, 1, 2],
      probabilities: [
        0.8, 0.1, 0.1, 0.7, 0.2, 0.1, 0.3, 0.6, 0.1, 0.2, 0.7, 0.1, 0.1, 0.9, 0, 0.95, 0.03, 0.02,
      ],
      rows: [10, 11, 12, 13, 14, 15])
  }

  private func report(
    _ evaluation: Evaluation, history: [EpochRecord] = [], mistakes: Int = 24,
    picture: @escaping (Int) throws -> Picture? = { _ in nil }
  ) -> EvaluationReport {
    EvaluationReport(
      title: "A & B", evaluation: evaluation,
      provenance: [Fact("Command", "mien evaluate <x>", code: true), Fact("Seed", "7")],
      history: history, mistakeCount: mistakes, picture: picture)
  }

  private func object(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func theSummaryHasTheContractsShape() throws {
    let summary = try object(report(evaluation()).summary.json())
    #expect(summary["model"] as? String == "<b>net</b>")
    #expect(summary["split"] as? String == "PublicTest")
    #expect(summary["count"] as? Int == 6)
    #expect(abs((summary["accuracy"] as? Double ?? 0) - 4.0 / 6) < 1e-12)
    #expect(abs((summary["macro_f1"] as? Double ?? 0) - (2.0 / 3 + 0.8) / 3) < 1e-12)
    #expect(summary["confusion"] as? [[Int]] == [[2, 1, 0], [0, 2, 0], [1, 0, 0]])
    let classes = try #require(summary["per_class"] as? [[String: Any]])
    #expect(classes.count == 3)
    for entry in classes {
      #expect(Set(entry.keys) == ["label", "precision", "recall", "f1", "support"])
    }
    #expect(classes.map { $0["support"] as? Int } == [3, 2, 1])
    #expect(classes[2]["f1"] as? Double == 0)
    #expect(abs((summary["baseline_accuracy"] as? Double ?? 0) - 0.5) < 1e-12)
  }

  /// Undecided faces count alike for one view and for the mean of several.
  @Test func oneViewIsCountedAsSeveralAre() throws {
    let scores: [Float] = [0.5, 0.5, 0.5, 0.5, 0.2, 0.8]
    let truth = [0, 0, 1]
    var evaluation = try Evaluation(
      model: "net", split: "PublicTest", labels: ["happy", "sad"], truth: truth,
      probabilities: scores)
    evaluation.averaging = .init(
      crops: "ten", single: ClassScores(scores, classCount: 2), truth: truth)
    let summary = EvaluationSummary(evaluation)
    #expect(summary.accuracy == 1 && summary.singleCropAccuracy == 1)
  }

  @Test func theDocumentAddsHistoryAndMistakes() throws {
    let history = [
      EpochRecord(epoch: 1, trainLoss: .nan, validationLoss: 2, learningRate: 0.001),
      EpochRecord(epoch: 2, trainLoss: 1, trainAccuracy: 0.5),
    ]
    let document = try object(report(evaluation(), history: history, mistakes: 1).json())
    #expect(document["accuracy"] != nil)
    let epochs = try #require(document["history"] as? [[String: Any]])
    #expect(Set(epochs[0].keys) == ["epoch", "validation_loss", "learning_rate"])
    #expect(epochs[1]["train_accuracy"] as? Double == 0.5)
    let mistakes = try #require(document["worst_mistakes"] as? [[String: Any]])
    #expect(mistakes.count == 1)
    #expect(mistakes[0]["row"] as? Int == 15)
    #expect(mistakes[0]["truth"] as? String == "sad")
    #expect(mistakes[0]["predicted"] as? String == "happy")
    #expect((document["reliability"] as? [Any])?.count == 15)
    let facts = try #require(document["provenance"] as? [[String: String]])
    #expect(facts[1] == ["name": "Seed", "value": "7"])
  }

  @Test(.enabled(if: plotly != nil, "needs `make setup`"))
  func nothingHostileReachesThePage() throws {
    let page = try Support.content(
      report(evaluation(), history: [EpochRecord(epoch: 1, trainLoss: 1)]).html())
    #expect(!page.contains("<script>alert(1)"))
    #expect(!page.contains("<b>net</b>"))
    #expect(page.contains("&lt;b&gt;net&lt;/b&gt;"))
    #expect(page.contains("<h1>A &amp; B</h1>"))
    // Loss, bars, ROC and reliability, and nothing that calls itself a script beside them.
    #expect(Support.count("<script", in: page) == 4)
    #expect(Support.count("</script", in: page) == 4)
  }

  @Test(.enabled(if: plotly != nil, "needs `make setup`"))
  func thePageNeedsNoNetwork() throws {
    let whole = try report(evaluation()).html()
    let scripts = Support.count("plotly.js v", in: whole)
    #expect(scripts == 1)
    let page = Support.content(whole)
    #expect(page.contains("default-src 'none'"))
    for reference in [" src=\"http", " href=\"http", "@import", "url(http"] {
      #expect(!page.contains(reference))
    }
  }

  @Test(.enabled(if: plotly != nil, "needs `make setup`"))
  func theWorstMistakesAreShownAsPictures() throws {
    let pixels = try Picture(width: 2, height: 2, pixels: [0, 80, 160, 255])
    var asked: [Int] = []
    let page = try Support.content(
      report(evaluation(labels: ["happy", "fear", "sad"])) { sample in
        asked.append(sample)
        return sample == 5 ? pixels : nil
      }.html())
    #expect(asked == [5, 2])
    #expect(page.contains("<img src=\"\(try PNGEncoder.dataURI(pixels))\""))
    #expect(page.contains("alt=\"Face labelled sad, answered happy\""))
    #expect(page.contains("row 15"))
  }

  @Test(.enabled(if: plotly != nil, "needs `make setup`"))
  func pageAndDocumentAreWrittenBesideEachOther() throws {
    try withTemporaryFolder { folder in
      try report(evaluation()).write(to: folder + "/deep/report")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/deep/report")
      #expect(names.sorted() == ["report.html", "report.json"])
    }
  }

  @Test(.enabled(if: plotly != nil, "needs `make setup`"))
  func withoutTrainingOrFacesThereIsStillAPage() throws {
    let empty = try Evaluation(
      model: "m", split: "none", labels: ["only"], truth: [], probabilities: [])
    let page = try Support.content(report(empty).html())
    #expect(!page.contains("id=\"training\""))
    #expect(page.contains("No face was answered wrongly."))
    let document = try object(report(empty).json())
    #expect(document["count"] as? Int == 0)
    #expect((document["roc_auc"] as? [String: Any])?["macro"] is NSNull)
  }

  @Test(.enabled(if: plotly != nil, "needs `make setup`"))
  func brokenProbabilitiesStillGiveAPage() throws {
    let broken = try Evaluation(
      model: "m", split: "s", labels: ["a", "b"], truth: [0, 1, 1],
      probabilities: [.nan, .nan, .infinity, 0, -1, 7])
    let report = report(
      broken, history: [EpochRecord(epoch: .max, trainLoss: .infinity, seconds: 1e300)])
    #expect(try Support.content(report.html()).contains("id=\"provenance\""))
    #expect(try object(report.json())["count"] as? Int == 3)
  }

  @Test func countsThatDisagreeAreTold() {
    #expect(throws: MienError.self) {
      try Evaluation(model: "m", split: "s", labels: ["a"], truth: [0, 0], probabilities: [1])
    }
    #expect(throws: MienError.self) {
      try Evaluation(model: "m", split: "s", labels: ["a"], truth: [1], probabilities: [1])
    }
    #expect(throws: MienError.self) {
      try Evaluation(model: "m", split: "s", labels: [], truth: [], probabilities: [])
    }
    #expect(throws: MienError.self) {
      try Evaluation(
        model: "m", split: "s", labels: ["a"], truth: [0], probabilities: [1], rows: [])
    }
  }
}

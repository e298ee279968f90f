import Foundation
import MienCore
import MienMetrics
import Testing

@testable import MienReport

@Suite struct EmbeddingPlotTests {
  private static let hasPlotly = (try? Installation.file("plotly.min.js")) != nil

  private func embedding(count: Int = 6) throws -> TSNE.Embedding {
    try TSNE(iterations: 5).embed(
      FeatureMatrix((0..<2 * count).map { Float($0 * $0 % 13) }, dimension: 2))
  }

  private func plot(labels: [String] = ["happy", "sad"]) throws -> EmbeddingPlot {
    try EmbeddingPlot(
      embedding(), truth: [0, 0, 1, 1, 0, 1], predicted: [0, 1, 1, 1, 0, 1],
      rows: [10, 11, 12, 13, 14, 15], labels: labels, features: "2 features",
      trustworthiness: 0.75)
  }

  /// The chart's traces, read back from the page's JSON.
  private func traces(_ plot: EmbeddingPlot) throws -> [[String: Any]] {
    let html = EmbeddingChart(plot: plot).html.description
    let start = try #require(html.range(of: "application/json\">"))
    let end = try #require(html.range(of: "</script>"))
    let data = Data(html[start.upperBound..<end.lowerBound].utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(object["traces"] as? [[String: Any]])
  }

  @Test func mistakesAreHollowAndShareTheirClassesPlaceInTheLegend() throws {
    let traces = try traces(plot())
    #expect(traces.map { $0["name"] as? String } == ["happy", "happy", "sad"])
    #expect(traces.map { $0["legendgroup"] as? String } == ["0", "0", "1"])
    #expect(traces.map { $0["showlegend"] as? Bool } == [true, false, true])
    let symbols = traces.map { ($0["marker"] as? [String: Any])?["symbol"] as? String }
    #expect(symbols == ["circle", "circle-open", "circle"])
    #expect(traces.map { ($0["x"] as? [Any])?.count } == [2, 1, 3])
    #expect(traces[1]["text"] as? [String] == ["true happy<br>answered sad<br>row 11"])
  }

  @Test func aClassWithOnlyMistakesIsInTheLegend() throws {
    let plot = try EmbeddingPlot(
      embedding(), truth: [0, 0, 0, 0, 0, 0], predicted: [1, 1, 1, 1, 1, 1],
      labels: ["happy", "sad"], features: "f")
    #expect(try traces(plot).map { $0["showlegend"] as? Bool } == [true])
  }

  @Test(.enabled(if: hasPlotly, "needs `make setup`"))
  func theReportShowsFeaturesAndPixels() throws {
    let evaluation = try Evaluation(
      model: "m", split: "s", labels: ["happy", "sad"], truth: [0, 1],
      probabilities: [0.9, 0.1, 0.2, 0.8])
    let split = DatasetOverview.Split(
      name: "Training", counts: [1, 1], pixels: nil,
      classPixels: [.init(mean: 0.5, standardDeviation: 0.25), nil])
    let report = EvaluationReport(
      title: "t", evaluation: evaluation, provenance: [], embedding: try plot(),
      splits: [split]
    ) { _ in nil }
    let page = try Support.content(report.html())
    #expect(page.contains("<h2 id=\"features\">Features</h2>"))
    #expect(page.contains("by 2 features."))
    #expect(page.contains("Trustworthiness 0.750."))
    #expect(page.contains("perplexity lowered") == false)
    #expect(page.contains("Perplexity lowered from 30.0"))
    #expect(page.contains("Mean of the pixels per class. Training: happy 0.500, sad –"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: report.json()) as? [String: Any])
    let embedding = try #require(object["embedding"] as? [String: Any])
    #expect((embedding["points"] as? [[Double]])?.count == 6)
    #expect(embedding["trustworthiness"] as? Double == 0.75)
    #expect(object["top2_accuracy"] as? Double == 1)
  }

  @Test(.enabled(if: hasPlotly, "needs `make setup`"))
  func theReportShowsMeanCurvesAndTheirAreas() throws {
    let evaluation = try Evaluation(
      model: "m", split: "s", labels: ["happy", "sad"], truth: [0, 1, 1],
      probabilities: [0.9, 0.1, 0.2, 0.8, 0.95, 0.05])
    let report = EvaluationReport(title: "t", evaluation: evaluation, provenance: []) { _ in nil }
    let page = try Support.content(report.html())
    #expect(page.contains("mean of the classes 0.500, all answers pooled 0.444"))
    #expect(page.contains("all answers pooled</th>"))
  }

  @Test func countsThatDisagreeAreTold() throws {
    let embedding = try embedding()
    let labels = ["happy", "sad"]
    #expect(throws: MienError.self) {
      try EmbeddingPlot(embedding, truth: [0], labels: labels, features: "")
    }
    #expect(throws: MienError.self) {
      try EmbeddingPlot(
        embedding, truth: [0, 0, 1, 1, 0, 1], predicted: [0], labels: labels, features: "")
    }
    #expect(throws: MienError.self) {
      try EmbeddingPlot(
        embedding, truth: [0, 0, 1, 1, 0, 1], rows: [1], labels: labels, features: "")
    }
    for wrong in [2, -1] {
      #expect(throws: MienError.self) {
        try EmbeddingPlot(
          embedding, truth: [0, 0, 1, 1, 0, wrong], labels: labels, features: "")
      }
    }
  }
}

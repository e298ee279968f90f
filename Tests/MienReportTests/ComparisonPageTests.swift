import Foundation
import MienCore
import MienMetrics
import MienReport
import TestSupport
import Testing

@Suite struct ComparisonPageTests {
  private static let hasPlotly = (try? Installation.file("plotly.min.js")) != nil

  private func matrix(correct: Int) -> ConfusionMatrix {
    ConfusionMatrix(
      labels: ["happy", "sad"], truth: (0..<100).map { $0 % 2 },
      predicted: (0..<100).map { $0 < correct ? $0 % 2 : 1 - $0 % 2 })
  }

  private func page() -> ComparisonPage {
    let fer = DataSource.real("FER2013")
    return ComparisonPage(
      title: "Networks",
      rows: [
        ComparisonRow(
          model: "ResNet-18", data: fer, split: "test", matrix: matrix(correct: 74),
          trainAccuracy: 0.98, parameters: 11_171_271, multiplyAddsPerEpoch: 990.43e9,
          secondsPerEpoch: .nan),
        ComparisonRow(
          model: "ShuffleNetV2", data: fer, split: "test", matrix: matrix(correct: 70)),
        ComparisonRow(
          model: "ResNet-18", data: .synthetic(layoutOf: "AffectNet-HQ"), split: "test",
          matrix: matrix(correct: 90)),
      ], provenance: [Fact("Seed", "7")])
  }

  @Test(.enabled(if: hasPlotly, "needs `make setup`"))
  func accuraciesStandWithTheirIntervals() throws {
    let text = try Support.content(page().html())
    // statsmodels' proportion_confint(74, 100, method="wilson").
    #expect(text.contains("<b>74.0\u{202F}%</b><small>64.6 to 81.6\u{202F}%</small>"))
    #expect(text.contains("<td>70.0\u{202F}%<small>"))
    // Alone on its data set, a model is not the best of any.
    #expect(!text.contains("<b>90.0"))
    #expect(text.contains("11,171,271"))
    #expect(text.contains("990.4\u{A0}G"))
    #expect(text.contains("2 models on 2 data sets"))
    #expect(text.contains("1 of the 3 rows were measured on synthetic faces."))
    // In the scores and in the costs.
    #expect(
      Support.count("<span class=\"tag synthetic\">synthetic, in the layout", in: text) == 2)
  }

  @Test func theMarkdownHoldsEveryRow() {
    let lines = page().markdown.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[2].contains("| FER2013 | test | 100 | 74.0\u{202F}% | 64.6 to 81.6\u{202F}% |"))
    #expect(lines[4].contains("synthetic, in the layout of AffectNet-HQ"))
  }

  @Test(.enabled(if: hasPlotly, "needs `make setup`"))
  func allThreeFilesAreWritten() throws {
    try withTemporaryFolder { folder in
      try page().write(to: folder)
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/comparison.json"))
      let rows = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
      #expect(rows.count == 3)
      #expect(rows[0]["accuracy"] as? Double == 0.74)
      #expect(rows[0]["parameters"] as? Int == 11_171_271)
      // What is no number is left out, as what was not measured.
      #expect(rows[0]["seconds_per_epoch"] == nil)
      #expect((rows[2]["data"] as? [String: Any])?["synthetic"] as? Bool == true)
      #expect(FileManager.default.fileExists(atPath: folder + "/comparison.html"))
      #expect(FileManager.default.fileExists(atPath: folder + "/comparison.md"))
    }
  }
}

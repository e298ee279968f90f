import Foundation
import MienMetrics
import Testing

@testable import MienReport

@Suite struct ComparisonTableTests {
  private func matrix(correct: Int) -> ConfusionMatrix {
    ConfusionMatrix(
      labels: ["happy", "sad"], truth: (0..<100).map { $0 % 2 },
      predicted: (0..<100).map { $0 < correct ? $0 % 2 : 1 - $0 % 2 })
  }

  private var rows: [ComparisonRow] {
    let fer = DataSource.real("FER2013")
    return [
      ComparisonRow(
        model: "ResNet-18", data: fer, split: "test", matrix: matrix(correct: 74),
        trainAccuracy: 0.98, parameters: 11_171_271, multiplyAddsPerEpoch: 990.43e9,
        secondsPerEpoch: .nan),
      ComparisonRow(
        model: "ShuffleNetV2", data: fer, split: "test", matrix: matrix(correct: 70)),
      ComparisonRow(
        model: "ResNet-18", data: .synthetic(layoutOf: "AffectNet-HQ"), split: "test",
        matrix: matrix(correct: 90)),
    ]
  }

  @Test func accuraciesStandWithTheirIntervals() {
    let text = ComparisonTable(rows: rows).html.description
    // statsmodels' proportion_confint(74, 100, method="wilson").
    #expect(text.contains("<b>74.0\u{202F}%</b><small>64.6 to 81.6\u{202F}%</small>"))
    #expect(text.contains("<td>70.0\u{202F}%<small>"))
    // Alone on its data set, a model is not the best of any.
    #expect(!text.contains("<b>90.0"))
    #expect(text.contains("11,171,271"))
    #expect(text.contains("990.4\u{A0}G"))
    // In the scores and in the costs.
    #expect(
      Support.count("<span class=\"tag synthetic\">synthetic, in the layout", in: text) == 2)
  }

  @Test func theMarkdownHoldsEveryRow() {
    let lines = ComparisonTable(rows: rows).markdown.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[2].contains("| FER2013 | test | 100 | 74.0\u{202F}% | 64.6 to 81.6\u{202F}% |"))
    #expect(lines[4].contains("synthetic, in the layout of AffectNet-HQ"))
  }

  @Test func theDocumentLeavesOutWhatIsNoNumber() throws {
    let data = try ReportJSON.encode(rows)
    let entries = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(entries.count == 3)
    #expect(entries[0]["accuracy"] as? Double == 0.74)
    #expect(entries[0]["parameters"] as? Int == 11_171_271)
    #expect(entries[0]["seconds_per_epoch"] == nil)
    #expect((entries[2]["data"] as? [String: Any])?["synthetic"] as? Bool == true)
  }
}

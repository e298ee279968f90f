import MienCore
import MienReport
import Testing

@Suite struct DatasetPageTests {
  private func overview(counts: [Int] = [1200, 3]) throws -> DatasetOverview {
    let face = try Picture(width: 2, height: 1, pixels: [9, 200])
    return DatasetOverview(
      name: "faces <1>.csv", labels: ["happy", "<i>sad</i>"],
      splits: [
        .init(
          name: "Training", counts: counts, pixels: .init(mean: 0.507, standardDeviation: 0.251),
          classPixels: [.init(mean: 0.5, standardDeviation: 0.25), nil])
      ],
      provenance: [Fact("Fingerprint", "abc", code: true)], samples: [[face, face], []])
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil, "needs `make setup`"))
  func thePageCountsAndShows() throws {
    let page = try Support.content(DatasetPage(overview()).html())
    #expect(page.contains("<h1>faces &lt;1&gt;.csv</h1>"))
    #expect(page.contains("1,203 faces in 2 classes and one split."))
    #expect(page.contains("1,200 (99.8\u{202F}%)"))
    #expect(page.contains("0.507 ± 0.251"))
    #expect(page.contains("400.0×"))
    #expect(page.contains("<h3>Mean per class</h3>"))
    #expect(page.contains("Standard deviation of the pixels per class. Training: happy 0.250"))
    #expect(!page.contains("<i>"))
    #expect(Support.count("data:image/png;base64,", in: page) == 2)
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil, "needs `make setup`"))
  func anEmptySetHasAPage() throws {
    let page = try Support.content(DatasetPage(overview(counts: [0, 0])).html())
    #expect(page.contains("0 faces in 2 classes"))
    #expect(page.contains("<td>0</td>"))
  }

  @Test func countsThatDisagreeAreTold() throws {
    let wrong = try overview(counts: [1])
    #expect(throws: MienError.self) { try DatasetPage(wrong) }
  }
}

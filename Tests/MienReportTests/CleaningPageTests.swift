import MienCore
import MienReport
import Testing

@Suite struct CleaningPageTests {
  private func overview(perSplit: [Int] = [12, 2]) throws -> CleaningOverview {
    func item(_ number: Int, _ remark: String) throws -> CleaningOverview.Item {
      .init(
        picture: try Picture(width: 2, height: 1, pixels: [9, UInt8(number)]), number: number,
        label: "<i>sad</i>", split: "Training", remark: remark)
    }
    return CleaningOverview(
      name: "faces <1>.csv", count: 2000, listed: 13, splits: ["Training", "PublicTest"],
      counts: [("blank", perSplit)],
      sections: [
        .init(
          title: "Blank", explanation: "One grey.",
          groups: [.init(title: "", items: [try item(7, "score <3")])], leftOut: 1200),
        .init(
          title: "Copies", explanation: "The same.",
          groups: [
            .init(title: "sad, happy", items: [try item(8, "first"), try item(9, "near, 0.991")])
          ]),
        .init(title: "Others", explanation: "Nothing.", groups: []),
      ],
      provenance: [Fact("Fingerprint", "abc", code: true)])
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil, "needs `make setup`"))
  func thePageShowsGroupsSideBySide() throws {
    let page = try Support.content(CleaningPage(overview()).html())
    #expect(page.contains("<h1>faces &lt;1&gt;.csv</h1>"))
    #expect(page.contains("0.7\u{202F}% of 2,000 pictures"))
    #expect(page.contains("<td>12</td><td>2</td><td>14</td>"))
    #expect(page.contains("score &lt;3") && !page.contains("<i>"))
    #expect(page.contains("1,200 more are not shown."))
    #expect(page.contains("sad, happy<small>2 pictures</small>"))
    #expect(page.contains("near, 0.991"))
    #expect(Support.count("<p>None.</p>", in: page) == 1)
    #expect(Support.count("data:image/png;base64,", in: page) == 3)
  }

  @Test func countsThatDisagreeAreTold() throws {
    let wrong = try overview(perSplit: [1])
    #expect(throws: MienError.self) { try CleaningPage(wrong) }
  }
}

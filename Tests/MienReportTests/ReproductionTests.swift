import Foundation
import MienCore
import MienMetrics
import TestSupport
import Testing

@testable import MienReport

@Suite struct ReproductionTests {
  private static let hasPlotly = (try? Installation.file("plotly.min.js")) != nil
  private static let real = DataSource.real("FER2013")
  private static let synthetic = DataSource.synthetic(layoutOf: "FER-Tiny")
  private static let hostile = "</script><script>alert(1)</script>| `x`"

  private static func plot(_ labels: [String]) throws -> EmbeddingPlot {
    let values = (0..<12).map { Float($0 * $0 % 13) }
    let embedding = try TSNE(iterations: 5).embed(FeatureMatrix(values, dimension: 2))
    return try EmbeddingPlot(
      embedding, truth: [0, 0, 1, 1, 0, 1], predicted: [0, 1, 1, 1, 0, 0], labels: labels,
      features: "2 features")
  }

  /// One block of every kind that holds measured values, all measured on `data`.
  private static func blocks(
    _ data: DataSource, labels: [String] = ["happy", "sad"], name: String = "net"
  ) throws -> [(kind: String, block: ReproductionBlock)] {
    let matrix = ConfusionMatrix(labels: labels, truth: [0, 0, 1, 1], predicted: [0, 1, 1, 1])
    let scores = ClassScores([0.9, 0.1, 0.4, 0.6, 0.2, 0.8, 0.3, 0.7], classCount: 2)
    let history = [
      EpochRecord(epoch: 1, trainLoss: 1, validationAccuracy: 0.4),
      EpochRecord(epoch: 2, trainLoss: .nan, validationAccuracy: 0.6),
    ]
    return [
      ("table", .table(.init(name, columns: ["a", "b"], rows: [.init([name], data: data)]))),
      ("curves", .curves(.init(name, runs: [.init(name, history: history, data: data)]))),
      (
        "bars",
        .bars(
          .init(
            name, value: "accuracy", categories: ["20", "40"],
            series: [.init(name, values: [0.5, .nan, 7], data: data)], isShare: true))
      ),
      (
        "lines",
        .lines(
          .init(
            name, axis: "rate", places: [0.1, 0.01], isLogarithmic: true, value: "loss",
            series: [.init(name, values: [2], data: data)], isShare: false))
      ),
      (
        "heat_map",
        .heatMap(
          .init(
            name, rowName: "optimizer", columnName: "rate", rows: [name, "b"],
            columns: ["0.1", "1"], values: [[0.25, nil], [.infinity]], isShare: true, data: data))
      ),
      ("confusion", .confusion(.init(name, matrix: matrix, split: "PublicTest", data: data))),
      (
        "roc",
        .roc(
          .init(
            name, labels: labels, analysis: ROCAnalysis(scores: scores, truth: [0, 0, 1, 1]),
            split: "PublicTest", data: data))
      ),
      ("embedding", .embedding(.init(name, plot: try plot(labels), split: "test", data: data))),
      (
        "pixels",
        .pixels(
          .init(
            name, labels: labels,
            series: [.init(data: data, classes: [.init(mean: 0.5, standardDeviation: 0.2)])]))
      ),
      (
        "comparison",
        .comparison([ComparisonRow(model: name, data: data, split: "test", matrix: matrix)])
      ),
    ]
  }

  private func reproduction(
    _ data: DataSource = real, blocks: [ReproductionBlock] = [], name: String = "net"
  ) -> Reproduction {
    Reproduction(
      paper: .init(key: "li", title: name, authors: "A. Li", venue: "DAML 2023"), mode: "quick",
      summary: "Summary of \(name).",
      figures: [
        PaperFigure(
          "accuracy", printed: .share(0.5117, digits: 2), on: "training", ours: .share(0.5),
          on: "PublicTest", data: data, note: name, isHeadline: true)
      ],
      sections: [.init(name, text: name, blocks: blocks)],
      remarks: [.init("Claim \(name).", evidence: "Seen \(name).", verdict: .contradicted)],
      cuts: ["3 epochs instead of \(name)"],
      commands: [.init(name, line: "mien reproduce li # \(name)", seed: 7, seconds: .nan)],
      provenance: [Fact("Machine", name)])
  }

  @Test func differencesAreInPointsOrUnits() {
    func gap(_ ours: FigureValue, _ printed: FigureValue) -> String? {
      PaperFigure("x", printed: printed, on: "", ours: ours, on: "", data: Self.real).difference
    }
    #expect(gap(.share(0.62), .share(0.65)) == "−3.0\u{A0}points")
    #expect(gap(.share(0.62), .share(0.6117, digits: 2)) == "+0.83\u{A0}points")
    #expect(gap(.share(0.62), .share(0.62)) == "±0.0\u{A0}points")
    #expect(gap(.number(20, unit: "s"), .number(16, unit: "s")) == "+4.00\u{A0}s")
    #expect(gap(.number(20, unit: "s"), .number(16, unit: "ms")) == nil)
    #expect(gap(.number(20), .share(0.5)) == nil)
    #expect(gap(.share(.nan), .share(0.5)) == nil)
    #expect(gap(.text("a"), .text("b")) == "another")
    let missing = PaperFigure(
      "x", printed: nil, on: "", ours: .share(1), on: "", data: Self.real)
    #expect(missing.difference == nil)
  }

  @Test func theDocumentHoldsFiguresAsNumbers() throws {
    let data = try ReproductionPage(reproduction(Self.synthetic)).json()
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "paper", "mode", "summary", "figures", "sections", "remarks", "cuts", "commands",
        "provenance",
      ])
    let figure = try #require((object["figures"] as? [[String: Any]])?.first)
    #expect(figure["printed"] as? Double == 0.5117)
    #expect(figure["ours"] as? Double == 0.5)
    #expect(abs((figure["difference"] as? Double ?? 0) + 0.0117) < 1e-12)
    #expect(figure["unit"] as? String == "share")
    #expect(figure["split"] as? String == "PublicTest")
    #expect(figure["paper_split"] as? String == "training")
    let source = try #require(figure["data"] as? [String: Any])
    #expect(source["synthetic"] as? Bool == true)
    #expect(source["label"] as? String == "synthetic, in the layout of FER-Tiny")
  }

  @Test func everyKindOfBlockIsADocumentEvenWithNaN() throws {
    for (kind, block) in try Self.blocks(Self.synthetic) {
      let data = try ReportJSON.encode(block)
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(object["kind"] as? String == kind)
      let text = String(decoding: data, as: UTF8.self)
      #expect(text.contains("synthetic, in the layout of FER-Tiny"), "\(kind)")
    }
  }

  @Test func syntheticDataIsNamedInEveryRow() throws {
    let label = "synthetic, in the layout of FER-Tiny"
    for (kind, block) in try Self.blocks(Self.synthetic) {
      let page = block.html.description
      #expect(page.contains("<span class=\"tag synthetic\">\(label)</span>"), "\(kind)")
      let lines = block.markdown.split(separator: "\n").filter { $0.hasPrefix("|") }
      // Two lines of every table are its head; the confusion matrix has its scores as a second one.
      let rows = lines.indices.filter { index in
        let isHead = index + 1 < lines.count && lines[index + 1].hasPrefix("| ---")
        return !isHead && !lines[index].hasPrefix("| ---")
      }
      #expect(!rows.isEmpty, "\(kind)")
      for row in rows { #expect(lines[row].contains(label), "\(kind): \(lines[row])") }
      for (_, other) in try Self.blocks(Self.real) {
        #expect(!other.html.description.contains("synthetic"))
        #expect(!other.markdown.contains("synthetic"))
      }
    }
  }

  @Test func chartsSayWhichSeriesAreSynthetic() throws {
    for (kind, block) in try Self.blocks(Self.synthetic)
    where ["bars", "lines", "curves"].contains(kind) {
      #expect(block.html.description.contains("net (synthetic)"), "\(kind)")
    }
  }

  @Test func theBestCellOfAHeatMapIsMarkedWhicheverWayIsGood() {
    func marked(lowIsGood: Bool) -> [String] {
      let map = ReproductionBlock.HeatMap(
        "m", rowName: "r", columnName: "c", rows: ["a"], columns: ["x", "y", "z"],
        values: [[0.25, 0.75, nil]], isShare: false, lowIsGood: lowIsGood, data: Self.real)
      return HeatMapTable(map: map).html.description.components(separatedBy: "<td ").dropFirst()
        .filter { $0.contains("best") }
    }
    #expect(marked(lowIsGood: false).count == 1)
    #expect(marked(lowIsGood: false).first?.contains(">0.75<") == true)
    #expect(marked(lowIsGood: true).first?.contains(">0.25<") == true)
  }

  @Test(.enabled(if: hasPlotly, "needs `make setup`"))
  func thePageShowsFigureSplitAndVerdict() throws {
    let page = try Support.content(
      ReproductionPage(reproduction(blocks: Self.blocks(Self.real).map(\.block))).html())
    #expect(page.contains("<h1>net</h1>"))
    #expect(page.contains("<b>51.17\u{202F}%</b><small>training</small>"))
    #expect(page.contains("<b>50.0\u{202F}%</b><small>PublicTest</small>"))
    #expect(page.contains("−1.17\u{A0}points"))
    #expect(page.contains("verdict no\">contradicted"))
    #expect(page.contains("What --quick cut"))
    #expect(page.contains("<pre><code>mien reproduce li # net</code></pre>"))
    #expect(!page.contains("class=\"warning\""))
  }

  @Test(.enabled(if: hasPlotly, "needs `make setup`"))
  func thePageWarnsOfSyntheticFigures() throws {
    let page = try Support.content(ReproductionPage(reproduction(Self.synthetic)).html())
    #expect(page.contains("class=\"warning\">1 of 1 figures were measured on synthetic faces"))
    #expect(page.contains("; synthetic data"))
  }

  @Test(.enabled(if: hasPlotly, "needs `make setup`"))
  func nothingHostileReachesThePage() throws {
    let blocks = try Self.blocks(
      .synthetic(layoutOf: Self.hostile), labels: [Self.hostile, "sad"], name: Self.hostile)
    let page = try Support.content(
      ReproductionPage(reproduction(blocks: blocks.map(\.block), name: Self.hostile)).html())
    #expect(!page.contains("<script>"))
    #expect(
      Support.count("<script", in: page)
        == Support.count("<script type=\"application/json\">", in: page))
    #expect(Support.count("<script", in: page) == Support.count("</script", in: page))
  }

  @Test func nothingHostileBreaksTheMarkdown() throws {
    let blocks = try Self.blocks(Self.real, labels: [Self.hostile, "sad"], name: Self.hostile)
    let text = ReproductionPage(
      reproduction(blocks: blocks.map(\.block), name: Self.hostile)
    ).markdown
    for line in text.split(separator: "\n") where !line.hasPrefix("mien ") {
      #expect(!line.replacingOccurrences(of: "\\<", with: "").contains("<"), "\(line)")
    }
    // A table's lines have equally many bars, escaped ones not counted.
    var bars: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        bars = nil
        continue
      }
      let own = Support.count("|", in: line.replacingOccurrences(of: "\\|", with: ""))
      if let bars { #expect(own == bars, "\(line)") }
      bars = own
    }
    #expect(Markdown.code("a ``` b").hasPrefix("````sh\na ``` b\n````\n"))
  }

  @Test func theMarkdownHoldsFiguresAndHeadings() {
    let text = ReproductionPage(reproduction(Self.synthetic)).markdown
    #expect(text.hasPrefix("## net (`li`, quick)\n"))
    #expect(
      text.contains(
        "| accuracy | 51.17\u{202F}% | training | 50.0\u{202F}% | PublicTest | "
          + "−1.17\u{A0}points | synthetic, in the layout of FER-Tiny | net |\n"))
    #expect(text.contains("- **contradicted**: Claim net. Seen net.\n"))
    #expect(text.contains("```sh\nmien reproduce li # net\n```\n"))
  }

  @Test(.enabled(if: hasPlotly, "needs `make setup`"))
  func allThreeFilesAreWritten() throws {
    try withTemporaryFolder { folder in
      try ReproductionPage(reproduction()).write(to: folder + "/li")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/li")
      #expect(names.sorted() == ["report.html", "report.json", "report.md"])
    }
  }

  @Test(.enabled(if: hasPlotly, "needs `make setup`"))
  func anEmptyReproductionHasAPage() throws {
    let empty = Reproduction(
      paper: .init(key: "x", title: "", authors: "", venue: ""), mode: "full", summary: "",
      figures: [])
    let page = try Support.content(ReproductionPage(empty).html())
    #expect(page.contains("Nothing was measured."))
    #expect(!page.contains("id=\"cuts\""))
    let blocks: [ReproductionBlock] = [
      .curves(.init("", runs: [])), .comparison([]),
      .bars(.init("", value: "", categories: [], series: [], isShare: true)),
      .heatMap(
        .init(
          "", rowName: "", columnName: "", rows: ["a"], columns: ["b"], values: [], isShare: true,
          data: Self.real)),
      .table(.init("", columns: [], rows: [.init([], data: nil)])),
    ]
    for block in blocks {
      _ = block.html
      _ = block.markdown
      _ = try ReportJSON.encode(block)
    }
  }
}

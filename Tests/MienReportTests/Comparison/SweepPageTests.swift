import MienCore
import Testing

@testable import MienReport

@Suite struct SweepPageTests {
  private func overview(
    _ rows: [(values: [String], score: Double?)], isLowerBetter: Bool = false,
    parameters: [String] = ["optimizer.lr", "optimizer.name"]
  ) -> SweepOverview {
    SweepOverview(
      title: "sweeps/<a>", method: "Grid",
      objective: isLowerBetter ? "validation loss" : "validation accuracy",
      isShare: !isLowerBetter, isLowerBetter: isLowerBetter, parameters: parameters,
      rows: rows.enumerated().map { index, row in
        SweepOverview.Row(
          name: "\(index + 1)", values: row.values, score: row.score, deviation: nil,
          runs: row.score == nil ? 0 : 1, epochs: 2, seconds: 3,
          note: row.score == nil ? "the loss is <nan>" : "")
      },
      runs: [
        ComparedRun(
          name: "lr 0.1, <b>",
          history: [
            EpochRecord(epoch: 1, trainLoss: .nan, validationAccuracy: 0.25),
            EpochRecord(epoch: 2, trainLoss: 1, validationAccuracy: 0.5),
          ])
      ], provenance: [Fact("Command", "mien sweep", code: true)])
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil, "needs `make setup`"))
  func thePageRanksAndDraws() throws {
    let rows: [(values: [String], score: Double?)] = [
      (["0.1", "sgd"], 0.5), (["0.01", "adam"], 0.4), (["0.1", "adam"], 0.25),
      (["0.01", "sgd"], nil),
    ]
    let page = try Support.content(SweepPage(overview(rows)).html())
    #expect(page.contains("<h1>sweeps/&lt;a&gt;</h1>"))
    #expect(page.contains("Grid: 4 settings in 3 runs, ranked by validation accuracy"))
    #expect(page.contains("50.00\u{202F}%") && page.contains("the loss is &lt;nan&gt;"))
    #expect(page.contains("Without a score"))
    // Two with curves, the parallel coordinates and one pair of parameters.
    #expect(Support.count("class=\"chart\"", in: page) == 4)
    #expect(page.contains("\"type\":\"heatmap\""))
    #expect(
      page.contains("\"z\":[[null,0.5],[0.4,0.25]]"), "rows are the second parameter's values")
    #expect(!page.contains("<b>") && !page.contains("<nan>"))
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil, "needs `make setup`"))
  func lossesAreBestWhenLow() throws {
    let rows: [(values: [String], score: Double?)] = [
      (["0.1", "sgd"], 0.5), (["0.1", "sgd"], 0.75), (["0.2", "adam"], 2),
    ]
    let page = try Support.content(SweepPage(overview(rows, isLowerBetter: true)).html())
    #expect(page.contains("\"z\":[[0.5,null],[null,2]]") && page.contains("\"reversescale\":true"))
    #expect(page.contains("0.5000"))
  }

  /// Losses of 0.1 to 10 have an axis of factors; the line of 1 ends in its middle.
  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil, "needs `make setup`"))
  func linesEndAtTheirScore() throws {
    let rows: [(values: [String], score: Double?)] = [(["1"], 0.1), (["2"], 1), (["3"], 10)]
    let page = try Support.content(
      SweepPage(overview(rows, isLowerBetter: true, parameters: ["batch_size"])).html())
    // 0.09 where scores lay by their differences.
    #expect(page.contains(/"y":\[0\.5,0\.(5|49999\d+)\]/))
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil, "needs `make setup`"))
  func sweepsWithNothingToDrawHaveAPage() throws {
    let nothing = overview([])
    #expect(try Support.content(SweepPage(nothing).html()).contains("0 settings in 0 runs"))
    let failed = overview([(["0.1", "sgd"], nil), (["0.2", "adam"], nil)])
    let page = try Support.content(SweepPage(failed).html())
    #expect(!page.contains("Parallel") && !page.contains("Pairs of parameters"))
    let seeds = overview([([], 0.5)], parameters: [])
    #expect(try Support.content(SweepPage(seeds).html()).contains("50.00"))
  }

  @Test(.enabled(if: (try? Installation.file("plotly.min.js")) != nil, "needs `make setup`"))
  func runsLieSideBySide() throws {
    let page = RunComparisonPage(
      runs: [
        ComparedRun(name: "a", history: [EpochRecord(epoch: 1, validationLoss: 1)]),
        ComparedRun(name: "<b>", history: [EpochRecord(epoch: 1, validationLoss: 2)]),
      ],
      figures: [.init("validation loss", ["1", "2"])], differences: [],
      remarks: ["different & data"], provenance: [])
    let html = try Support.content(page.html())
    #expect(html.contains("<th scope=\"col\">&lt;b&gt;</th>"))
    #expect(html.contains("different &amp; data") && html.contains("the same recipe"))
    #expect(Support.count("class=\"chart\"", in: html) == 1)
    #expect(html.contains("\"y\":[1]") && html.contains("\"y\":[2]"))
  }
}

@Suite struct ParameterAxisTests {
  @Test func numbersLieBySize() {
    let axis = ParameterAxis(key: "k", values: ["3", "1", "2", "1"])
    #expect(axis.values == ["1", "2", "3"] && !axis.isLogarithmic)
    #expect(axis.values.map(axis.place) == [0, 0.5, 1])
    #expect(axis.classes == ["1", "2", "3"] && axis.classIndex(of: "3") == 2)
  }

  @Test func widePositiveRangesAreLogarithmic() {
    let axis = ParameterAxis(key: "k", values: ["0.001", "0.1", "0.01"])
    #expect(axis.isLogarithmic)
    #expect(abs(axis.place(of: "0.01") - 0.5) < 1e-12)
    #expect(!ParameterAxis(key: "k", values: ["0", "100"]).isLogarithmic)
  }

  @Test func wordsKeepTheirOrder() {
    let axis = ParameterAxis(key: "k", values: ["sgd", "adam", "sgd", "7"])
    #expect(axis.values == ["sgd", "adam", "7"])
    #expect(axis.values.map(axis.place) == [0, 0.5, 1])
    let one = ParameterAxis(key: "k", values: ["sgd", "sgd"])
    #expect(!one.varies && one.place(of: "sgd") == 0.5)
  }

  @Test func manyNumbersFallIntoClasses() {
    let axis = ParameterAxis(key: "k", values: (0...60).map { "\($0)" })
    #expect(axis.classes.count == 5 && axis.classes[0] == "0 – 12")
    #expect(axis.classIndex(of: "0") == 0 && axis.classIndex(of: "60") == 4)
    #expect(axis.classIndex(of: "31") == 2)
    #expect(axis.ticks.map(\.text) == ["0", "15", "30", "45", "60"])
    // A grid's values come again and again, and are kept.
    let grid = ParameterAxis(key: "k", values: (0...60).map { "\($0 % 9)" })
    #expect(!grid.isContinuous && grid.classes.count == 9 && grid.ticks.count == 9)
  }
}

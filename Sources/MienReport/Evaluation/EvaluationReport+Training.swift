extension EvaluationReport {
  /// Loss, accuracy and learning rate over the epochs.
  var trainingSection: HTML {
    let measuredSeconds = history.compactMap(\.seconds)
    let seconds = measuredSeconds.isEmpty ? nil : measuredSeconds.reduce(0, +)
    let time = seconds.map { " in \(Self.duration($0))" } ?? ""
    let best = bestEpoch.map { " The weights measured here are those of epoch \($0)." } ?? ""
    return """
      <p>\(history.count == 1 ? "One epoch" : "\(history.count) epochs")\(time).\(best) Where the \
      two curves part, the network learns its training faces by heart.</p>
      <div class="pair">
      \(curves("Loss", \.trainLoss, \.validationLoss))
      \(curves("Accuracy", \.trainAccuracy, \.validationAccuracy, percent: true))
      </div>
      <details><summary>All epochs as a table</summary>\(table)</details>
      """
  }

  private func curves(
    _ name: String, _ train: (EpochRecord) -> Double?, _ validation: (EpochRecord) -> Double?,
    percent: Bool = false
  ) -> HTML {
    let epochs = ChartValue.numbers(history.map { Double($0.epoch) })
    func line(_ title: String, _ value: (EpochRecord) -> Double?, _ color: Int) -> ChartValue {
      [
        "type": "scatter", "mode": history.count == 1 ? "markers" : "lines", "name": .string(title),
        "x": epochs, "y": .numbers(history.map(value)),
        "line": ["color": Chart.series(color), "width": 2.2],
        "marker": ["color": Chart.series(color)],
        "hovertemplate": .string("%{y:\(percent ? ".1%" : ".4f")}"),
      ]
    }
    var layout: [String: ChartValue] = [
      "hovermode": "x unified",
      "xaxis": Chart.axis("epoch", ["showgrid": false]),
      "yaxis": Chart.axis("", percent ? ["tickformat": ".0%"] : [:]),
    ]
    if let bestEpoch {
      let position = ChartValue.number(Double(bestEpoch))
      layout["shapes"] = [
        [
          "type": "line", "x0": position, "x1": position, "yref": "paper", "y0": 0, "y1": 1,
          "line": ["color": .color("soft"), "width": 1, "dash": "dot"],
        ]
      ]
    }
    var lines: [ChartValue] = []
    if history.contains(where: { train($0)?.isFinite == true }) {
      lines.append(line("training", train, 0))
    }
    if history.contains(where: { validation($0)?.isFinite == true }) {
      lines.append(line("validation", validation, 1))
    }
    guard !lines.isEmpty else { return "" }
    let chart = Chart(
      alternative: "\(name) over \(history.count) epochs; the table below holds the values",
      traces: lines, layout: layout)
    return "<figure><h3>\(name)</h3>\(chart.html)</figure>"
  }

  private var table: HTML {
    PageParts.table(
      caption: "Loss and accuracy on the training and validation split, learning rate and time",
      head: [
        "Epoch", "Training loss", "Training accuracy", "Validation loss", "Validation accuracy",
        "Learning rate", "Seconds",
      ],
      rows: history.map { epoch in
        [
          "\(epoch.epoch)", Format.number(epoch.trainLoss, digits: 4),
          Format.percent(epoch.trainAccuracy ?? .nan),
          Format.number(epoch.validationLoss, digits: 4),
          Format.percent(epoch.validationAccuracy ?? .nan), Format.significant(epoch.learningRate),
          Format.number(epoch.seconds, digits: 1),
        ]
      })
  }

  private static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, (0..<1e9).contains(seconds) else { return "–" }
    let whole = Int(seconds.rounded())
    if whole < 120 { return "\(whole) seconds" }
    if whole < 7200 { return "\(whole / 60) minutes" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}

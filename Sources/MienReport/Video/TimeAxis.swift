/// An axis of seconds that people read: `12 s`, `1:30`, `1:02:00`.
struct TimeAxis {
  let start: Double
  let end: Double

  private static let steps: [Double] = [
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200,
  ]

  var value: ChartValue {
    let marks = marks
    return Chart.axis(
      "time in the video",
      [
        "range": .numbers([start, end]), "showgrid": false, "tickmode": "array",
        "tickvals": .numbers(marks), "ticktext": .array(marks.map { .string(Self.text($0)) }),
      ])
  }

  /// At most ten places, at round times.
  var marks: [Double] {
    let length = max(end - start, 0.1)
    let step = Self.steps.first { length / $0 <= 9 } ?? max(length / 9, 1)
    let first = Int((start / step).rounded(.up))
    let last = Int((end / step).rounded(.down))
    return first <= last ? (first...last).map { Double($0) * step } : []
  }

  static func text(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e9 else { return "–" }
    guard seconds >= 60 else {
      return Format.number(seconds, digits: seconds == seconds.rounded() ? 0 : 1) + "\u{202F}s"
    }
    let whole = Int(seconds.rounded())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return whole < 3600
      ? "\(whole / 60):\(two(whole % 60))"
      : "\(whole / 3600):\(two(whole / 60 % 60)):\(two(whole % 60))"
  }
}

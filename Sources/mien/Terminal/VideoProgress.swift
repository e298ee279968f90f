#if Vision
  import MienVision

  /// Shows on the terminal how far a video was read.
  struct VideoProgress {
    private let name: String
    private let start = ContinuousClock.now
    private var lastShown = ContinuousClock.now
    private var rows = 0

    init(_ name: String) {
      self.name = name
    }

    mutating func show(_ row: VideoRow, of duration: Double?) {
      rows += 1
      guard Console.isTerminal, lastShown.duration(to: .now) > .milliseconds(200) else { return }
      lastShown = .now
      let passed = start.duration(to: .now) / .seconds(1)
      let length = duration.map { " of \(readable(seconds: $0))" } ?? ""
      let speed = (Double(rows) / max(passed, 0.001)).fixed(1)
      Console.progress(
        "\(name)  frame \(row.frame)  \(readable(seconds: row.time))\(length)  \(speed) frames/s")
    }

    /// Clears the line.
    func end() {
      Console.progress("")
    }
  }
#endif

#if Vision
  import MienVision

  /// Tells on standard error how far `mien predict` is, and which pictures could not be read.
  struct PredictProgress {
    private let total: Int
    private(set) var done = 0
    /// Pictures that could be read.
    private(set) var read = 0
    private var faces = 0
    private let start = ContinuousClock.now
    private var lastShown = ContinuousClock.now

    init(total: Int) {
      self.total = total
    }

    mutating func add(_ analyses: [Analysis]) {
      for analysis in analyses {
        done += 1
        faces += analysis.faces.count
        if let error = analysis.error {
          let isNamed = error.contains(analysis.image)
          Console.fail(isNamed ? error : "\(analysis.image): \(error)")
        } else {
          read += 1
        }
      }
      show()
    }

    /// What was done in all; nothing for a single picture.
    func finish() {
      guard total > 1 else { return }
      let failed = done > read ? ", \(done - read) could not be read" : ""
      Console.line("\(done) pictures, \(faces) faces\(failed); \(rate.fixed(1)) pictures/s")
    }

    /// A terminal's line follows at once, a log gets one every 10 s.
    private mutating func show() {
      let pause: Duration = Console.isTerminal ? .milliseconds(200) : .seconds(10)
      guard done < total, lastShown.duration(to: .now) > pause else { return }
      lastShown = .now
      let text =
        "\(done)/\(total) pictures  \(faces) faces  \(rate.fixed(1)) pictures/s  "
        + "\(readable(seconds: Double(total - done) / rate)) left"
      if Console.isTerminal { Console.progress(text) } else { Console.line(text) }
    }

    private var rate: Double {
      Double(done) / max(start.duration(to: .now) / .seconds(1), 0.001)
    }
  }
#endif

#if Vision
  import MienImage

  /// A small table beside a face: a row for every emotion with its name, a bar and its probability
  /// in percent.
  struct EmotionBars {
    private struct Row {
      let label: RenderedText
      let percent: RenderedText
      let share: Double
      let isTop: Bool
    }

    private let rows: [Row]
    private let face: Box
    private let picture: Box
    private let width: Double
    private let height: Double
    private let size: Double
    private let labelWidth: Double
    private let percentWidth: Double
    private let color: Canvas.Color

    private static let smallestText = 9.0

    /// Measures the table; nil where readable text would take too much of the picture.
    ///
    /// - Throws: ``MienError`` when a label cannot be drawn.
    init?(_ face: Face, in picture: Box, color: Canvas.Color) throws {
      let lines = Double(face.emotions.count) * 1.45 + 0.8
      let wanted = min(max(min(picture.width, picture.height) / 38, 10), 48)
      size = min(wanted, face.box.height * 1.2 / lines, picture.height / lines).rounded(.down)
      guard size >= Self.smallestText else { return nil }
      let top = face.top
      let textSize = Int(size)
      rows = try face.emotions.map { emotion in
        let percent = "\(Int((emotion.probability * 100).rounded()))"
        let isTop = emotion == top
        return Row(
          label: try RenderedText(emotion.label, size: textSize, isBold: isTop),
          percent: try RenderedText(percent, size: textSize, isBold: isTop),
          share: emotion.probability, isTop: isTop)
      }
      labelWidth = Double(rows.map(\.label.coverage.width).max() ?? 0)
      percentWidth = Double(rows.map(\.percent.coverage.width).max() ?? 0)
      width = size * 0.6 * 4 + labelWidth + size * 5 + percentWidth
      height = size * lines
      guard width <= picture.width * 0.6 else { return nil }
      self.face = face.box
      self.picture = picture
      self.color = color
    }

    /// Right of the face or left of it, where there is more room; it may reach over the face.
    var nearest: Box {
      let candidates = places
      let roomRight = picture.width - face.x - face.width
      return inside(roomRight >= face.x ? candidates[0] : candidates[1])
    }

    /// The best place that hides none of the boxes given; nil when there is none.
    func place(besides taken: [Box]) -> Box? {
      let first = nearest
      return ([first] + places.map(inside)).first { place in
        taken.allSatisfy { $0.overlap(with: place) == 0 }
      }
    }

    /// Right, left, below and above the face, whether inside the picture or not.
    private var places: [Box] {
      let gap = size * 0.6
      let tag = size * 2.2
      return [
        (face.x + face.width + gap, face.y), (face.x - gap - width, face.y),
        (face.x, face.y + face.height + gap), (face.x, face.y - tag - height),
      ].map { Box(x: $0, y: $1, width: width, height: height) }
    }

    /// The box, moved into the picture.
    private func inside(_ box: Box) -> Box {
      Box(
        x: min(max(box.x, 0), picture.width - width),
        y: min(max(box.y, 0), picture.height - height), width: width, height: height)
    }

    func draw(in panel: Box, on canvas: inout Canvas) {
      canvas.fill(panel, radius: size * 0.5, .night, opacity: 0.68)
      let gap = size * 0.6
      let barX = panel.x + 2 * gap + labelWidth
      let barWidth = panel.width - labelWidth - percentWidth - 4 * gap
      for (index, row) in rows.enumerated() {
        let y = panel.y + size * (0.4 + Double(index) * 1.45)
        let line = Int((y + size * 0.06).rounded())
        let ink = row.isTop ? color : .white
        canvas.write(row.label, x: Int((panel.x + gap).rounded()), y: line, ink)
        let bar = Box(x: barX, y: y + size * 0.4, width: barWidth, height: size * 0.65)
        let radius = bar.height / 2
        canvas.fill(bar, radius: radius, .white, opacity: 0.16)
        var filled = bar
        filled.width = barWidth * min(max(row.share, 0), 1)
        canvas.fill(filled, radius: radius, ink, opacity: row.isTop ? 1 : 0.75)
        let percentX = panel.x + panel.width - gap - Double(row.percent.coverage.width)
        canvas.write(row.percent, x: Int(percentX.rounded()), y: line, ink)
      }
    }
  }
#endif

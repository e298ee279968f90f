#if Vision
  import MienCore
  import MienImage

  /// Draws what was found onto a copy of the picture.
  public enum Annotation {
    /// The picture in colour with every face's box, its top emotion, and a bar for every emotion's
    /// probability.
    ///
    /// Sizes follow the picture's and the face's. The bars stand beside the face where they hide no
    /// other; in a crowd, and where they would be too small to read, they are left out.
    ///
    /// - Throws: ``MienError`` when a label cannot be drawn.
    public static func draw(_ faces: [Face], on image: Image) throws -> Image {
      try draw(faces, names: faces.map { _ in "" }, on: image)
    }

    /// The same with the number of each face's track before its label, as in "#2 happy 93 %".
    ///
    /// - Throws: ``MienError`` when a label cannot be drawn.
    public static func draw(_ faces: [TrackedFace], on image: Image) throws -> Image {
      try draw(faces.map(\.face), names: faces.map { "#\($0.track) " }, on: image)
    }

    private static func draw(_ faces: [Face], names: [String], on image: Image) throws -> Image {
      var canvas = Canvas(image)
      for face in faces {
        let color = color(of: face)
        canvas.stroke(face.box, radius: unit(image) * 0.5, thickness: unit(image) * 0.16, color)
      }
      // Above all boxes, so that a neighbour's outline does not run through the text.
      var taken = faces.map(\.box)
      for (face, name) in zip(faces, names) {
        try drawTag(face, name: name, on: &canvas)
        guard let bars = try EmotionBars(face, in: canvas.bounds, color: color(of: face)),
          let panel = bars.place(besides: taken) ?? (faces.count == 1 ? bars.nearest : nil)
        else { continue }
        bars.draw(in: panel, on: &canvas)
        taken.append(panel)
      }
      return canvas.image
    }

    /// The length all sizes are multiples of: the height of the text.
    static func unit(_ image: Image) -> Double {
      min(max(Double(min(image.width, image.height)) / 30, 9), 64)
    }

    /// The top label and its probability, on a coloured ground above the face, or below its upper
    /// edge.
    private static func drawTag(_ face: Face, name: String, on canvas: inout Canvas) throws {
      let size = min(unit(canvas.image), max(face.box.width / 6, 9))
      let share = Int((face.top.probability * 100).rounded())
      let text = try RenderedText(
        "\(name)\(face.top.label) \(share) %", size: Int(size), isBold: true)
      let height = size * 1.5
      let width = Double(text.coverage.width) + size
      let x = max(0, min(face.box.x, canvas.bounds.width - width))
      let above = face.box.y - height - size * 0.25
      let y = above >= 0 ? above : face.box.y + size * 0.25
      let color = color(of: face)
      canvas.fill(
        Box(x: x, y: y, width: width, height: height), radius: size * 0.35, color, opacity: 0.92)
      canvas.write(
        text, x: Int((x + size / 2).rounded()), y: Int((y + size * 0.16).rounded()), .night)
    }

    /// One colour a label, by its place among the labels; told apart by the colour-blind too (Okabe
    /// and Ito 2008).
    private static func color(of face: Face) -> Canvas.Color {
      let index = face.emotions.firstIndex(of: face.top) ?? 0
      return palette[index % palette.count]
    }

    private static let palette = [
      Canvas.Color(red: 230, green: 110, blue: 60), Canvas.Color(red: 60, green: 190, blue: 150),
      Canvas.Color(red: 204, green: 121, blue: 187), Canvas.Color(red: 240, green: 200, blue: 66),
      Canvas.Color(red: 86, green: 160, blue: 240), Canvas.Color(red: 230, green: 159, blue: 40),
      Canvas.Color(red: 190, green: 200, blue: 210), Canvas.Color(red: 150, green: 200, blue: 80),
    ]
  }
#endif

#if Vision
  import MienImage
  import Testing

  @testable import MienVision

  @Suite struct AnnotationTests {
    private let ground = Image(width: 400, height: 300) { _, _ in 100 }

    private func face(_ box: Box, labels: [String] = ["angry", "happy", "neutral"]) -> Face {
      let rest = 0.2 / Double(max(labels.count - 1, 1))
      return Face(
        box: box, score: 0.9, landmarks: [],
        emotions: labels.enumerated().map {
          .init(label: $1, probability: $0 == 0 ? 0.8 : rest)
        })
    }

    /// The smallest box around all pixels that differ from the ground.
    private func changed(_ image: Image) -> Box? {
      let places = (0..<image.width * image.height).filter { place in
        (0..<3).contains { image.pixels[3 * place + $0] != 100 }
      }
      let (columns, rows) = (places.map { $0 % image.width }, places.map { $0 / image.width })
      guard let left = columns.min(), let right = columns.max(), let top = rows.min(),
        let bottom = rows.max()
      else { return nil }
      return Box(
        x: Double(left), y: Double(top), width: Double(right - left + 1),
        height: Double(bottom - top + 1))
    }

    @Test func noFaceLeavesThePicture() throws {
      #expect(try Annotation.draw([Face](), on: ground) == ground.rgb())
    }

    @Test func tracksShowTheirNumbers() throws {
      let face = face(Box(x: 60, y: 80, width: 90, height: 110))
      let pictures = try [1, 2, 12].map {
        try Annotation.draw([TrackedFace(track: $0, face: face)], on: ground)
      }
      #expect(pictures[0] != pictures[1])
      // Only the tag differs, which is above the face.
      let rows = 80 * 400 * 3
      #expect(pictures[0].pixels.dropFirst(rows) == pictures[1].pixels.dropFirst(rows))
      #expect(try pictures[0] != Annotation.draw([face], on: ground))
      #expect(pictures[1] != pictures[2])
    }

    @Test func boxTagAndBarsAppearAroundTheFace() throws {
      let drawn = try Annotation.draw([face(Box(x: 60, y: 80, width: 90, height: 110))], on: ground)
      #expect((drawn.width, drawn.height, drawn.channels) == (400, 300, 3))
      let area = try #require(changed(drawn))
      // The tag stands above the box, the bars to its right, nothing to its left.
      #expect(area.y < 75 && area.x > 55 && area.x + area.width > 180)
      // The face itself stays clear.
      let middle = 3 * (135 * 400 + 105)
      #expect(drawn.pixels[middle..<middle + 3].allSatisfy { $0 == 100 })
    }

    @Test func barsGrowWithTheProbability() throws {
      let box = Box(x: 20, y: 80, width: 90, height: 110)
      func bright(_ share: Double) throws -> Int {
        let faces = [
          Face(
            box: box, score: 1, landmarks: [],
            emotions: [
              .init(label: "a", probability: share), .init(label: "b", probability: 1 - share),
            ])
        ]
        let bars = try #require(
          try EmotionBars(faces[0], in: Canvas(ground).bounds, color: .white))
        var canvas = Canvas(ground)
        bars.draw(in: bars.nearest, on: &canvas)
        return canvas.image.pixels.filter { $0 > 240 }.count
      }
      #expect(try bright(0.9) > bright(0.6))
    }

    @Test func aCrowdGetsTagsWithoutBars() throws {
      let boxes = (0..<24).map {
        Box(x: Double($0 % 6) * 66 + 2, y: Double($0 / 6) * 74 + 2, width: 60, height: 70)
      }
      let crowd = try Annotation.draw(boxes.map { face($0) }, on: ground)
      let lone = try Annotation.draw([face(boxes[8])], on: ground)
      // The table's dark panel covers what lies beside the lone face only.
      let beside = 3 * (200 * 400 + 230)
      #expect(crowd.pixels[beside] == 100)
      #expect(lone.pixels != crowd.pixels)
    }

    @Test(arguments: [(1, 1), (3, 200), (200, 3), (16, 16), (900, 700)])
    func everyPictureSizeWorks(width: Int, height: Int) throws {
      let picture = Image(width: width, height: height) { _, _ in 100 }
      let labels = (0..<12).map { "a <long> & label \($0)" }
      let whole = face(
        Box(x: 0, y: 0, width: Double(width), height: Double(height)), labels: labels)
      let drawn = try Annotation.draw([whole], on: picture)
      #expect((drawn.width, drawn.height) == (width, height))
      #expect(drawn != picture.rgb())
    }

    @Test func edgesAreSmooth() {
      var canvas = Canvas(Image(width: 10, height: 10) { _, _ in 0 })
      canvas.fill(Box(x: 2.5, y: 2, width: 4, height: 5), radius: 0, .white)
      let row = (0..<10).map { canvas.image.pixels[3 * (40 + $0)] }
      #expect(row == [0, 0, 128, 255, 255, 255, 128, 0, 0, 0])
    }
  }
#endif

#if Vision
  import Foundation
  import MienCore
  import MienImage
  import MienVision
  import Testing

  private let installed = (try? Installation.file("centerface.onnx")) != nil

  @Suite struct AnalyzerTests {
    private let classifier: ExpressionClassifier

    init() throws {
      classifier = try ExpressionClassifier(path: "\(Support.golden)/grey.onnx")
    }

    @Test(.enabled(if: Support.hasPhotos && installed))
    func aPhotographGivesItsFace() throws {
      let detector = try FaceDetector()
      let analyzer = Analyzer(classifier: classifier, detector: detector)
      let photo = try Support.photo("grace_hopper.jpg")
      let faces = try analyzer.analyze(photo)
      #expect(faces.count == 1)
      let face = try #require(faces.first)
      let found = try #require(detector.detect(photo).first)
      #expect(face.box == found.box && face.landmarks == found.landmarks)
      let cut = FaceCrop().cut(found, from: photo, width: 6, height: 8)
      #expect(face.emotions.map { Float($0.probability) } == (try classifier.classify([cut])[0]))
      #expect(face.emotions.map(\.label) == ["angry", "happy", "neutral"])
      #expect(face.emotions.allSatisfy { $0.probability <= face.top.probability })
    }

    @Test(.enabled(if: installed)) func aPictureWithoutAFaceGivesNone() throws {
      let analyzer = Analyzer(classifier: classifier, detector: try FaceDetector())
      #expect(try analyzer.analyze(Image(width: 64, height: 64) { _, _ in 90 }).isEmpty)
    }

    @Test func withoutADetectorThePictureIsTheFace() throws {
      let picture = Image(width: 12, height: 10) { x, y in UInt8(x * y) }
      let faces = try Analyzer(classifier: classifier, detector: nil).analyze(picture)
      #expect(faces.count == 1)
      #expect(faces[0].box == Box(x: 0, y: 0, width: 12, height: 10))
      #expect(faces[0].score == 1 && faces[0].landmarks.isEmpty)
      let row = try classifier.classify([picture])[0]
      #expect(faces[0].emotions.map { Float($0.probability) } == row)
    }

    @Test(.enabled(if: Support.hasPhotos && installed))
    func manyPicturesGetTheAnswersOfEachAlone() throws {
      let analyzer = Analyzer(classifier: classifier, detector: try FaceDetector())
      let photos = try ["grace_hopper.jpg", "astronaut.png"].map(Support.photo)
      let none = Image(width: 64, height: 64) { _, _ in 90 }
      let pictures = [photos[0], none, photos[1], photos[0]]
      let answers = try analyzer.analyze(pictures)
      #expect(answers.map(\.count) == [1, 0, 1, 1])
      for (picture, answer) in zip(pictures, answers) {
        let alone = try analyzer.analyze(picture)
        #expect(alone.map(\.box) == answer.map(\.box))
        for (one, many) in zip(alone, answer) {
          #expect(abs(one.top.probability - many.top.probability) < 1e-5)
          #expect(abs(many.emotions.reduce(0) { $0 + $1.probability } - 1) < 1e-5)
        }
      }
      #expect(try analyzer.analyze([Image]()).isEmpty)
    }

    @Test(.enabled(if: Support.hasPhotos && installed))
    func smallAndSurplusFacesArePassedOver() throws {
      let photo = try Support.photo("grace_hopper.jpg")
      let detector = try FaceDetector()
      let box = try #require(detector.detect(photo).first).box
      let long = max(box.width, box.height)
      func count(_ options: Analyzer.Options) throws -> Int {
        try Analyzer(classifier: classifier, detector: detector, options: options)
          .analyze(photo).count
      }
      #expect(try count(.init(smallestFace: long - 1)) == 1)
      #expect(try count(.init(smallestFace: long + 1)) == 0)
      #expect(try count(.init(mostFaces: 0)) == 0)
    }

    @Test func mirrorImagesAreAveraged() throws {
      let picture = Image(width: 6, height: 8) { x, y in UInt8(40 * x + y * y) }
      let mirror = Image(width: 6, height: 8) { x, y in UInt8(40 * (5 - x) + y * y) }
      let rows = try classifier.classify([picture, mirror])
      #expect(rows[0] != rows[1])
      let analyzer = Analyzer(
        classifier: classifier, detector: nil, options: .init(isFlipAveraged: true))
      let emotions = try #require(analyzer.analyze(picture).first).emotions
      for (index, emotion) in emotions.enumerated() {
        #expect(abs(emotion.probability - Double(rows[0][index] + rows[1][index]) / 2) < 1e-6)
      }
    }

    @Test func temperatureReplacesTheModels() throws {
      let picture = Image(width: 6, height: 8) { x, y in UInt8(40 * x + y * y) }
      func top(_ temperature: Double?) throws -> Double {
        let analyzer = Analyzer(
          classifier: classifier, detector: nil, options: .init(temperature: temperature))
        return try #require(analyzer.analyze(picture).first).top.probability
      }
      #expect(try top(nil) == top(classifier.metadata.temperature))
      #expect(try top(0.5) > top(nil) && top(nil) > top(5))
    }

    @Test(.enabled(if: Support.hasPhotos && installed))
    func withoutAPathTheModelOfThePackageAnswers() throws {
      let faces = try Analyzer().analyze(Support.photo("astronaut.png"))
      #expect(faces.map(\.top.label) == ["happy"])
      #expect(try ExpressionClassifier().labels.count == 7)
    }

    @Test(.enabled(if: installed)) func bothNetworksLoadSideBySide() throws {
      let path = "\(Support.golden)/grey.onnx"
      let picture = Image(width: 64, height: 64) { _, _ in 90 }
      #expect(try Analyzer(model: path).analyze(picture).isEmpty)
      #expect(try Analyzer(model: path, detection: nil).analyze(picture).count == 1)
      #expect(throws: MienError.self) { try Analyzer(model: "/nowhere.onnx") }
      #expect(throws: MienError.self) { try Analyzer(model: path, detection: .init(longSide: 1)) }
    }
  }
#endif

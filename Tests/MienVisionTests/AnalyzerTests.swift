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

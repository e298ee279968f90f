#if Vision
  import Foundation
  import MienCore
  import MienImage
  import Testing

  @testable import MienVision

  private let installed = (try? Installation.file("centerface.onnx")) != nil

  @Suite(.enabled(if: installed)) struct FaceDetectorTests {
    private struct Expected: Decodable {
      let box: [Double]
      let score: Double
      let landmarks: [[Double]]
    }

    private static let shared = Result { try FaceDetector() }
    private let detector: FaceDetector

    init() throws { detector = try Self.shared.get() }

    /// The answers of ONNX Runtime and a decoder in Python; see `Golden/make_detections.py`.
    @Test(.enabled(if: Support.hasPhotos), arguments: ["astronaut.png", "grace_hopper.jpg"])
    func agreesWithTheReferenceOnPhotographs(name: String) throws {
      let expected = try #require(
        Support.decoded([String: Expected].self, "detections.json")[name])
      let thorough = try FaceDetector(options: .init(quickSide: nil))
      let faces = try thorough.detect(Support.photo(name))
      #expect(faces.count == 1)
      let face = try #require(faces.first)
      let box = [face.box.x, face.box.y, face.box.width, face.box.height]
      for (got, want) in zip(box, expected.box) { #expect(abs(got - want) < 0.2) }
      #expect(abs(face.score - expected.score) < 0.005)
      #expect(face.landmarks.count == 5)
      for (point, want) in zip(face.landmarks, expected.landmarks) {
        #expect(abs(point.x - want[0]) < 0.2 && abs(point.y - want[1]) < 0.2)
      }
    }

    @Test(.enabled(if: Support.hasPhotos), arguments: [0.35, 0.5, 0.77, 1.3, 2.0, 3.1])
    func boxesAreInThePicturesOwnPixels(scale: Double) throws {
      let photo = try Support.photo("astronaut.png")
      let expected = try #require(detector.detect(photo).first)
      // The sides scale differently, so that a mix-up of width and height shows.
      let (width, height) = (Int(512 * scale), Int(512 * scale * 0.9))
      let faces = try detector.detect(photo.resized(width: width, height: height))
      #expect(faces.count == 1)
      let box = try #require(faces.first).box
      let (x, y) = (Double(width) / 512, Double(height) / 512)
      let back = Box(x: box.x / x, y: box.y / y, width: box.width / x, height: box.height / y)
      #expect(back.overlap(with: expected.box) > 0.8)
    }

    /// Beside a face that the small view shows well, others still get their look in the large one.
    @Test(.enabled(if: Support.hasPhotos), arguments: [620, 400, 300, 220])
    func theSmallViewLosesNothing(side: Int) throws {
      let astronaut = try Support.photo("astronaut.png").grey()
      let large = try astronaut.resized(width: 620, height: 620)
      let other = try astronaut.resized(width: side, height: side)
      let picture = Image(width: 1280, height: 640) { x, y in
        if x < 620, y < 620 { return large.pixels[y * 620 + x] }
        guard x >= 640, x - 640 < side, y < side else { return 120 }
        return other.pixels[y * side + x - 640]
      }
      let thorough = try FaceDetector(options: .init(quickSide: nil)).detect(picture)
      let faces = try detector.detect(picture)
      #expect(thorough.count == 2 && faces.count == 2)
      for face in faces {
        let best = thorough.map { $0.box.overlap(with: face.box) }.max() ?? 0
        #expect(best > 0.75, "\(face.box)")
      }
    }

    @Test(.enabled(if: Support.hasPhotos)) func aSmallPictureOfAFaceIsEnlarged() throws {
      let photo = try Support.photo("astronaut.png")
      let face = try #require(detector.detect(photo).first)
      let small = FaceCrop(margin: 0.4).cut(face, from: photo, width: 40, height: 40)
      #expect(try detector.detect(small).count == 1)
    }

    @Test(.enabled(if: Support.hasPhotos)) func aGroupIsFoundBestFirst() throws {
      let photo = try Support.photo("astronaut.png").grey()
      let group = Image(width: 1024, height: 512) { x, y in photo.pixels[y * 512 + x % 512] }
      let faces = try detector.detect(group)
      #expect(faces.count == 2)
      #expect(abs(abs(faces[0].box.x - faces[1].box.x) - 512) < 4)
      #expect(faces[0].score >= faces[1].score)
    }

    @Test func picturesWithoutFacesGiveNone() throws {
      var random = SeededGenerator(seed: 3)
      let noise = Image(width: 320, height: 240) { _, _ in UInt8.random(in: 0...255, using: &random)
      }
      let gradient = Image(width: 640, height: 480) { x, y in UInt8((x + y) * 255 / 1120) }
      let even = Image(width: 200, height: 300) { _, _ in 128 }
      for picture in [noise, gradient, even, noise.rgb()] {
        #expect(try detector.detect(picture).isEmpty)
      }
    }

    @Test(arguments: [(1, 1), (1, 4000), (4000, 1), (33, 31)])
    func extremeShapesAreNoError(width: Int, height: Int) throws {
      let picture = Image(width: width, height: height) { x, y in UInt8((x &* 7 &+ y) % 256) }
      #expect(try detector.detect(picture).isEmpty)
    }

    @Test func theViewFitsTheLongSide() {
      #expect(FaceDetector.viewSize(width: 640, height: 480, 800) == (640, 480))
      #expect(FaceDetector.viewSize(width: 4000, height: 3000, 800) == (800, 600))
      #expect(FaceDetector.viewSize(width: 48, height: 48, 800) == (96, 96))
      #expect(FaceDetector.viewSize(width: 20, height: 4000, 800) == (4, 800))
      #expect(FaceDetector.viewSize(width: 1, height: 100_000, 800) == (1, 800))
    }

    @Test func senselessOptionsAreRefused() {
      #expect(throws: MienError.self) { try FaceDetector(options: .init(longSide: 10)) }
      #expect(throws: MienError.self) { try FaceDetector(options: .init(quickSide: 31)) }
      for threshold in [-0.1, 1.1, .nan] {
        #expect(throws: MienError.self) { try FaceDetector(options: .init(threshold: threshold)) }
      }
      for overlap in [0, -0.1, 1.1, .nan] {
        #expect(throws: MienError.self) { try FaceDetector(options: .init(overlap: overlap)) }
      }
      #expect(throws: MienError.self) { try FaceDetector(path: "\(Support.golden)/grey.onnx") }
    }
  }
#endif

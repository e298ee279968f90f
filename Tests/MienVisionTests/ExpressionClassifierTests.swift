#if Vision
  import Foundation
  import MienCore
  import MienImage
  import Testing

  @testable import MienVision

  @Suite struct ExpressionClassifierTests {
    private func classifier(_ name: String) throws -> ExpressionClassifier {
      try ExpressionClassifier(path: "\(Support.golden)/\(name).onnx")
    }

    /// The pixels of `Golden/make_classifier.py`.
    private func pixels(_ count: Int, channels: Int) -> [UInt8] {
      (0..<UInt64(count * 48 * channels)).map { UInt8((($0 * 2_654_435_761) >> 7) % 256) }
    }

    /// The answers of ONNX Runtime; 150 faces are two full batches and a part of one.
    @Test(arguments: [("grey", 1), ("colour", 3), ("probabilities", 1)])
    func agreesWithONNXRuntime(name: String, channels: Int) throws {
      let expected = try #require(
        Support.decoded([String: [[Float]]].self, "classifier.json")[name])
      let model = try classifier(name)
      #expect(model.labels == ["angry", "happy", "neutral"])
      let rows = try pixels(150, channels: channels).withUnsafeBufferPointer {
        try model.classify(pixels: $0, count: 150)
      }
      #expect(rows.count == 150)
      for (row, want) in zip(rows, expected) {
        #expect(abs(row.reduce(0, +) - 1) < 1e-5)
        for (got, want) in zip(row, want) { #expect(abs(got - want) < 1e-5) }
      }
    }

    @Test func picturesAndBareMemoryAgree() throws {
      let model = try classifier("colour")
      let values = pixels(3, channels: 3)
      let faces = (0..<3).map {
        Image(width: 6, height: 8, channels: 3, pixels: Array(values[$0 * 144..<($0 + 1) * 144]))
      }
      let rows = try values.withUnsafeBufferPointer { try model.classify(pixels: $0, count: 3) }
      #expect(try model.classify(faces) == rows)
      #expect(try model.classify([]).isEmpty)
    }

    @Test func greyServesAColourNetwork() throws {
      let model = try classifier("colour")
      let values = pixels(1, channels: 1)
      let grey = Image(width: 6, height: 8, channels: 1, pixels: values)
      let rows = try values.withUnsafeBufferPointer { try model.classify(pixels: $0, count: 1) }
      #expect(try model.classify([grey, grey.rgb()]) == [rows[0], rows[0]])
    }

    @Test func networksThatLearntFromGreySeeNoColour() throws {
      let face = Image(width: 6, height: 8, channels: 3, pixels: pixels(1, channels: 3))
      for (name, isSame) in [("grey_thrice", true), ("colour", false)] {
        let model = try classifier(name)
        #expect((try model.classify([face]) == model.classify([face.grey()])) == isSame)
      }
    }

    @Test func otherSizesAreResized() throws {
      let model = try classifier("grey")
      let face = Image(width: 6, height: 8) { x, y in UInt8(20 * x + 10 * y) }
      let large = try face.resized(width: 60, height: 80)
      let rows = try model.classify([face, large])
      for (first, second) in zip(rows[0], rows[1]) { #expect(abs(first - second) < 0.05) }
    }

    @Test func softmaxIsTemperedAndDoesNotOverflow() {
      #expect(ExpressionClassifier.softmax([1000, 0], temperature: 1) == [1, 0])
      #expect(ExpressionClassifier.softmax([-1e30, -1e30], temperature: 0.1) == [0.5, 0.5])
      let two = ExpressionClassifier.softmax([2, 0], temperature: 2)
      #expect(abs(two[0] - 0.731_058_6) < 1e-6)
    }

    @Test func modelsThatDoNotFitAreRefused() throws {
      let five = try classifier("five_outputs")
      let error = #expect(throws: MienError.self) {
        try five.classify([Image(width: 6, height: 8) { _, _ in 0 }])
      }
      #expect(error?.description.contains("answers with [1, 5] where [1, 3]") == true)
      #expect(throws: MienError.self) { try classifier("no_metadata") }
      #expect(throws: MienError.self) { try classifier("missing") }
    }
  }
#endif

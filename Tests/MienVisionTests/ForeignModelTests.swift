#if Vision
  import Foundation
  import MienCore
  import MienImage
  import TestSupport
  import Testing

  @testable import MienVision

  @Suite struct ForeignModelTests {
    private static let whole = """
      labels: [angry, happy]
      size: 64
      channels: 1
      output: probabilities
      """

    private func parse(_ text: String) throws -> ForeignModel {
      try ForeignModel(StrictYAML(text, name: "m.yaml", keys: ForeignModel.keys))
    }

    /// ONNX Runtime's answers for a network of channels last, blue first, pixels of 0...255, one
    /// picture a run.
    @Test func agreesWithONNXRuntime() throws {
      let expected = try Support.decoded([[Float]].self, "foreign.json")
      let model = try ExpressionClassifier(path: "\(Support.golden)/foreign.onnx")
      #expect(model.labels == ["smile", "frown"] && model.metadata.isColoured)
      let pixels = (0..<UInt64(5 * 8 * 6 * 3)).map { UInt8((($0 * 2_654_435_761) >> 7) % 256) }
      let faces = (0..<5).map {
        Image(width: 6, height: 8, channels: 3, pixels: Array(pixels[$0 * 144..<($0 + 1) * 144]))
      }
      let rows = try model.classify(faces)
      #expect(rows.count == 5)
      for (row, want) in zip(rows, expected) {
        for (got, want) in zip(row, want) { #expect(abs(got - want) < 1e-5) }
      }
    }

    @Test func whatIsNotSaidHasItsDefault() throws {
      let model = try parse(Self.whole)
      #expect(model.metadata.labels == ["angry", "happy"])
      #expect((model.metadata.height, model.metadata.width) == (64, 64))
      #expect(model.metadata.mean == [0] && model.metadata.std == [1])
      #expect(model.metadata.output == .probabilities && model.metadata.temperature == 1)
      #expect(model.layout == .nchw && model.order == .rgb)
    }

    @Test func pixelsUpTo255AreCountedInParts() throws {
      let model = try parse(Self.whole + "\nrange: 0-255\nmean: 127.5\nstd: 51")
      #expect(model.metadata.mean == [0.5] && model.metadata.std == [0.2])
    }

    @Test(arguments: [
      ("", "m.yaml: a model's description is a list of keys"),
      ("[1, 2]", "m.yaml: a model's description is a list of keys"),
      ("labels: [a\n", "m.yaml is not YAML: "),
      ("labels: &a [x]", "m.yaml, line 1: a model's description takes no anchors"),
      ("labels: ['#', &a x]", "m.yaml, line 1: a model's description takes no anchors"),
      ("label: [a]", "m.yaml: unknown key label; did you mean \"labels\"?"),
      ("labels: [a, b]", "m.yaml: channels is missing"),
      (whole.replacing("size: 64", with: "size: 0"), "size is 0; it takes whole numbers from 1"),
      (whole.replacing("size: 64", with: "size: [1, 2, 3]"), "size takes one number of pixels"),
      (whole.replacing("size: 64", with: "size: {a: 1}"), "size takes a number or a list"),
      (whole.replacing("channels: 1", with: "channels: 2"), "channels is 2; it takes 1"),
      (whole.replacing("[angry, happy]", with: "happy"), "labels takes a list, such as"),
      (whole.replacing("[angry, happy]", with: "[a, a]"), "m.yaml: labels holds \"a\" twice"),
      (whole.replacing("probabilities", with: "logit"), "did you mean \"logits\"?"),
      (whole + "\nmean: [1, 2]", "mean holds 2 numbers for 1 channels"),
      (whole + "\nmean: nan", "mean is nan; it takes numbers"),
      (whole + "\nstd: 0", "std must be above 0"),
      (whole + "\nstd: 1e-300", "std must be above 0"),
      (whole + "\nmean: 1e300", "mean must be between"),
      (whole + "\ntemperature: -1", "temperature is -1.0"),
      (whole + "\ntemperature: 2", "temperature divides logits, and output is probabilities"),
      (whole + "\nrange: 0-1000", "range is 0-1000; it takes 0-1 or 0-255"),
      (
        String(repeating: "[", count: 30),
        "m.yaml is not a model's description: lines are too long or nested too deeply"
      ),
      (
        String(repeating: "- ", count: 600),
        "m.yaml is not a model's description: lines are too long or nested too deeply"
      ),
    ])
    func mistakesAreTold(text: String, part: String) {
      let error = #expect(throws: MienError.self) { try parse(text) }
      #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
      #expect(error?.description.contains { $0.isNewline } == false)
      #expect(error?.kind == .usage)
    }

    @Test func descriptionsThatCannotBeReadAreNamed() throws {
      try withTemporaryFolder { folder in
        #expect(try ForeignModel.beside(folder + "/m.onnx") == nil)
        for bytes in [Data([0xFF, 0xFE, 0x00]), Data(repeating: 35, count: 70_000)] {
          try bytes.write(to: URL(fileURLWithPath: folder + "/m.yaml"))
          let error = #expect(throws: MienError.self) {
            try ForeignModel.beside(folder + "/m.onnx")
          }
          #expect(error?.description.contains("m.yaml is not a model's description") == true)
        }
        // A recipe beside the network that it made.
        try Data("model:\n  name: li\n".utf8).write(to: URL(fileURLWithPath: folder + "/m.yaml"))
        let error = #expect(throws: MienError.self) { try ForeignModel.beside(folder + "/m.onnx") }
        #expect(error?.description.contains("description of \(folder)/m.onnx") == true)
      }
    }

    /// A network whose answers are no probabilities, described as if they were.
    @Test func logitsAreNotTakenForProbabilities() throws {
      try withTemporaryFolder { folder in
        let text = try String(contentsOfFile: "\(Support.golden)/foreign.yaml", encoding: .utf8)
        try AtomicFile.write(
          text.replacing("output: logits", with: "output: probabilities")
            .replacing("temperature: 1.5", with: ""), to: folder + "/m.yaml")
        try FileManager.default.copyItem(
          atPath: "\(Support.golden)/foreign.onnx", toPath: folder + "/m.onnx")
        let model = try ExpressionClassifier(path: folder + "/m.onnx")
        let error = #expect(throws: MienError.self) {
          try model.classify([Image(width: 6, height: 8) { x, y in UInt8(30 * x + y) }])
        }
        #expect(error?.description.contains("are they logits?") == true)
      }
    }
  }
#endif

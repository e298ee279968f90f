#if Vision
  import MienCore
  import MienImage
  import Testing

  @testable import MienVision

  @Suite struct CenterFaceTests {
    /// Maps of 2x3 cells in which one cell, row 1 and column 2, holds a face.
    private func outputs(heat: Float) -> [FloatTensor] {
      func map(_ values: [Float]) -> FloatTensor {
        FloatTensor(
          shape: [1, values.count, 2, 3],
          values: values.flatMap { [0, 0, 0, 0, 0, $0] })
      }
      // 20 pixels high and 12 wide (natural logarithms of 5 and 3 cells); a quarter down, an eighth
      // right.
      let size: [Float] = [1.609438, 1.0986123]
      return [
        map([heat]), map(size), map([0.25, 0.125]),
        map([0.25, 0.2, 0.25, 0.8, 0.5, 0.5, 0.75, 0.3, 0.75, 0.7]),
      ]
    }

    @Test func aCellBecomesABox() throws {
      let face = try #require(
        CenterFace.faces(outputs(heat: 0.75), threshold: 0.5, path: "").first)
      // Centre: (2 + 0.125 + 0.5) * 4 = 10.5 right, (1 + 0.25 + 0.5) * 4 = 7 down.
      #expect(abs(face.box.x - 4.5) < 1e-4)
      #expect(abs(face.box.y + 3) < 1e-4)
      #expect(abs(face.box.width - 12) < 1e-4)
      #expect(abs(face.box.height - 20) < 1e-4)
      #expect(face.score == 0.75)
      let expected = [(6.9, 2.0), (14.1, 2), (10.5, 7), (8.1, 12), (12.9, 12)]
      for (point, (x, y)) in zip(face.landmarks, expected) {
        #expect(abs(point.x - x) < 1e-4 && abs(point.y - y) < 1e-4)
      }
      #expect(try CenterFace.faces(outputs(heat: 0.5), threshold: 0.5, path: "").isEmpty)
    }

    @Test func sizesBeyondNumbersAreNoFaces() throws {
      var broken = outputs(heat: 0.9)
      broken[1].values[5] = 1e9
      #expect(try CenterFace.faces(broken, threshold: 0.5, path: "").isEmpty)
    }

    @Test func otherNetworksAreNamed() {
      let error = #expect(throws: MienError.self) {
        try CenterFace.faces(Array(outputs(heat: 0.9).prefix(3)), threshold: 0.5, path: "x.onnx")
      }
      #expect(error?.description == "x.onnx: not the network CenterFace")
    }

    @Test func theInputIsPlanesPaddedWithZeros() {
      let image = Image(
        width: 2, height: 1, channels: 3, pixels: [10, 20, 30, 40, 50, 60])
      let input = CenterFace.input(image)
      #expect(input.shape == [1, 3, 32, 32])
      #expect(
        input.values.indices.filter { input.values[$0] != 0 } == [0, 1, 1024, 1025, 2048, 2049])
      #expect([0, 1, 1024, 1025, 2048, 2049].map { input.values[$0] } == [10, 40, 20, 50, 30, 60])
      #expect(CenterFace.input(image.grey().rgb()) == CenterFace.input(image.grey()))
    }

    @Test func overlappingFacesAreOne() {
      func face(_ x: Double, _ score: Double) -> Detection {
        Detection(box: Box(x: x, y: 0, width: 10, height: 10), score: score, landmarks: [])
      }
      // Shifted by 5 of 10 pixels, a third of the joint area is shared; by 6, a quarter.
      let kept = Detection.suppressed(
        [face(5, 0.6), face(0, 0.9), face(11, 0.5), face(100, 0.55)], overlap: 0.3)
      #expect(kept.map(\.score) == [0.9, 0.55, 0.5])
    }
  }
#endif

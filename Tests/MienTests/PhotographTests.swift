#if Training && Vision
  import Foundation
  import TestSupport
  import Testing

  @Suite struct PhotographTests {
    static let photos = URL(fileURLWithPath: Workshop.package + "/../shared/photos")
      .standardized.path
    static let hasPhotos = FileManager.default.isReadableFile(atPath: photos + "/astronaut.png")

    /// The model knows drawings; what counts here is the face that is found.
    @Test(.enabled(if: hasPhotos), arguments: ["astronaut.png", "grace_hopper.jpg"])
    func faceOfAPhotographIsFound(name: String) throws {
      try withTemporaryFolder { folder in
        let photo = "\(Self.photos)/\(name)"
        let outcome = try runMien([
          "predict", photo, "--model", try Workshop.model(), "--json", "--annotate",
          folder + "/copies",
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answers = try JSON(outcome.output).elements
        try #require(answers.count == 1)
        try #require(answers[0]["faces"].elements.count == 1)
        let face = answers[0]["faces"].elements[0]
        let box = face["box"].elements.map(\.number)
        #expect(box.count == 4 && box.allSatisfy { $0 > 0 })
        #expect((0.5...1).contains(face["score"].number))
        let landmarks = face["landmarks"].elements.map { $0.elements.map(\.number) }
        #expect(landmarks.count == 5)
        for point in landmarks {
          #expect(point[0] >= box[0] && point[0] <= box[0] + box[2])
          #expect(point[1] >= box[1] && point[1] <= box[1] + box[3])
        }
        #expect(abs(face["emotions"].sum - 1) < 1e-4)
        let copies = try FileManager.default.contentsOfDirectory(atPath: folder + "/copies")
        #expect(copies == [(name as NSString).deletingPathExtension + ".png"])
        let copy = try bytes("\(folder)/copies/\(copies[0])")
        #expect(copy.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(try bytes(photo) != copy)
      }
    }

    @Test func pictureWithoutAFaceGivesAnEmptyList() throws {
      let path = Workshop.package + "/Tests/MienImageTests/Golden/waves.png"
      let outcome = try runMien(["predict", path, "--model", try Workshop.model(), "--json"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == "[{\"image\":\"\(path)\",\"faces\":[]}]\n")
    }

    @Test func brokenPictureIsNamed() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/broken\u{1B}[31m\n.png"
        try Data("no picture at all".utf8).write(to: URL(fileURLWithPath: path))
        let outcome = try runMien([
          "predict", path, "--model", try Workshop.model(), "--no-detect", "--json",
        ])
        #expect(outcome.status == 1)
        let told = folder + "/broken\u{FFFD}[31m\u{FFFD}.png"
        #expect(outcome.told.count == 1 && outcome.errors.contains(told))
        let answer = try JSON(outcome.output).elements.first
        #expect(answer?["error"].text?.contains(path) == true)
      }
    }
  }

  extension JSON {
    /// The sum of an object's numbers.
    fileprivate var sum: Double { keys.reduce(0) { $0 + self[$1].number } }
  }
#endif

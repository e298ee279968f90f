#if Vision
  import Foundation
  import MienCore
  import MienImage
  import MienVision
  import TestSupport
  import Testing

  @Suite(.enabled(if: OtherProgram.hasFFmpeg)) struct VideoAnalyzerTests {
    private let face = Face(
      box: Box(x: 40, y: 30, width: 50, height: 60), score: 0.9, landmarks: [],
      emotions: [
        .init(label: "angry", probability: 0.25), .init(label: "happy", probability: 0.75),
      ])

    private func analyzer(_ options: VideoAnalyzer.Options = .init()) -> VideoAnalyzer {
      VideoAnalyzer(options: options) { [face] in $0.map { _ in [face] } }
    }

    @Test func everyFrameHasARow() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/video.mp4"
        try VideoFiles.pattern(path, seconds: 3)
        var rows: [VideoRow] = []
        var announced: Double?
        let summary = try analyzer().analyze(.file(path)) { row, duration in
          rows.append(row)
          announced = duration
        }
        #expect(rows.map(\.frame) == Array(0..<75))
        #expect(rows.allSatisfy { $0.faces.map(\.track) == [1] })
        #expect((summary.frames, summary.rows, summary.rowsWithFaces) == (75, 75, 75))
        #expect(summary.ending == .complete && summary.tracks.count == 1)
        #expect(summary.tracks[0].frames == 75 && summary.tracks[0].top.label == "happy")
        #expect(announced == 3)
      }
    }

    @Test func sampledFramesKeepTheirNumbers() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/video.mp4"
        try VideoFiles.pattern(path, seconds: 2)
        for (sampling, expected) in [
          (VideoSampling.every(20), [0, 20, 40]), (.rate(2.5), [0, 10, 20, 30, 40]),
        ] {
          var frames: [Int] = []
          let summary = try analyzer(.init(sampling: sampling)).analyze(.file(path)) { row, _ in
            frames.append(row.frame)
          }
          #expect(frames == expected)
          #expect(summary.frames == 50 && summary.rows == expected.count)
        }
      }
    }

    @Test func framesThatAreTooLargeAreNotDecoded() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/large.avi"
        _ = try OtherProgram.run([
          "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=size=8000x8000:rate=1:duration=1",
          "-c:v", "mjpeg", path,
        ])
        let error = #expect(throws: MienError.self) {
          try analyzer().analyze(.file(path)) { _, _ in }
        }
        #expect(
          error?.description.contains("frames are over the limit of 33177600 pixels") == true,
          "\(error?.description ?? "")")
      }
    }

    @Test func theCopyDoesNotReplaceItsSource() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/video.mp4"
        try VideoFiles.pattern(path, seconds: 1)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        for copy in [path, folder + "/./video.mp4"] {
          let error = #expect(throws: MienError.self) {
            try analyzer().analyze(.file(path), annotated: copy) { _, _ in }
          }
          #expect(error?.kind == .usage)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
      }
    }

    @Test func theCopyHasAllFramesBoxesAndTheSound() throws {
      try withTemporaryFolder { folder in
        let (path, copy) = (folder + "/video.mp4", folder + "/copies/copy.mp4")
        try VideoFiles.pattern(path, seconds: 2, sound: true)
        _ = try analyzer(.init(sampling: .every(5)))
          .analyze(.file(path), annotated: copy) { _, _ in }
        #expect(try VideoFiles.frameCount(copy) == 50)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/copies").count == 1)
        #expect(try streams(copy) == "h264\naac\n")
        // The sound is the very same data.
        func sound(_ path: String) throws -> String {
          try OtherProgram.run(
            ["ffmpeg", "-v", "error", "-i", path, "-map", "0:a", "-c", "copy"]
              + ["-f", "md5", "-"])
        }
        #expect(try sound(copy) == sound(path))
        let changed = try difference(copy, path, folder)
        #expect(changed > 2, "something is drawn onto the last frame: \(changed)")
      }
    }

    /// The mean difference of the last frames' values.
    private func difference(_ a: String, _ b: String, _ folder: String) throws -> Double {
      let images = try [a, b].enumerated().map { index, path -> Image in
        let picture = "\(folder)/last\(index).png"
        try VideoFiles.ffmpeg("-sseof", "-0.1", "-i", path, "-update", "1", picture)
        return try Image.decode(path: picture)
      }
      let sum = zip(images[0].pixels, images[1].pixels).reduce(0) {
        $0 + abs(Int($1.0) - Int($1.1))
      }
      return Double(sum) / Double(images[0].pixels.count)
    }

    @Test(arguments: ["avi", "mkv", "webm", "ts"])
    func soundThatMp4DoesNotHoldIsEncodedAnew(kind: String) throws {
      try withTemporaryFolder { folder in
        let (path, copy) = ("\(folder)/video.\(kind)", folder + "/copy.mp4")
        let codecs = ["avi": "pcm_s16le", "mkv": "libvorbis", "webm": "libopus", "ts": "aac"]
        let codec = codecs[kind] ?? ""
        try VideoFiles.pattern(path, seconds: 1, sound: true, more: ["-c:a", codec])
        _ = try analyzer().analyze(.file(path), annotated: copy) { _, _ in }
        #expect(try streams(copy) == (kind == "webm" ? "h264\nopus\n" : "h264\naac\n"))
        #expect(try VideoFiles.frameCount(copy) == 25)
      }
    }

    private func streams(_ path: String) throws -> String {
      try OtherProgram.run([
        "ffprobe", "-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0", path,
      ])
    }

    /// A file whose bytes say something else than they should.
    private func replace(_ old: String, _ new: String, in path: String) throws {
      let url = URL(fileURLWithPath: path)
      var data = try Data(contentsOf: url)
      let place = try #require(data.range(of: Data(old.utf8)))
      data.replaceSubrange(place, with: Data(new.utf8))
      try data.write(to: url)
    }

    @Test func soundInNoKnownFormIsLeftOut() throws {
      try withTemporaryFolder { folder in
        let (path, copy) = (folder + "/video.mkv", folder + "/copy.mp4")
        try VideoFiles.pattern(folder + "/aac.mkv", seconds: 1, sound: true)
        try VideoFiles.ffmpeg(
          "-i", folder + "/aac.mkv", "-map", "0:v", "-map", "0:a", "-map", "0:a", "-c", "copy",
          "-c:a:1", "libvorbis", path)
        try replace("A_AAC", "A_XYZ", in: path)
        let summary = try analyzer().analyze(.file(path), annotated: copy) { _, _ in }
        #expect(
          summary.warnings == [
            "\(path): the sound of stream 1 is in no known form; the copy goes without it"
          ])
        #expect(try streams(copy) == "h264\naac\n")
        // The pictures begin 23 ms behind the sound, nearer to the second place than to the first.
        #expect(try VideoFiles.frameCount(copy) == 26)
      }
    }

    /// ffprobe ends with an error over a decoder that does not start.
    @Test func soundThatCannotBeToldIsLeftOut() throws {
      try withTemporaryFolder { folder in
        let (path, copy) = (folder + "/video.mkv", folder + "/copy.mp4")
        try VideoFiles.pattern(path, seconds: 1, sound: true, more: ["-c:a", "libvorbis"])
        try replace("\u{1}vorbis", "\u{1}vorbiX", in: path)
        let summary = try analyzer().analyze(.file(path), annotated: copy) { _, _ in }
        #expect(
          summary.warnings == ["\(path): ffprobe cannot tell its sound; the copy goes without it"])
        #expect(try streams(copy) == "h264\n")
        #expect(try VideoFiles.frameCount(copy) == 25)
      }
    }

    @Test func soundThatIsGoneCostsOnlyTheSound() throws {
      try withTemporaryFolder { folder in
        let (path, copy) = (folder + "/video.mkv", folder + "/copy.mp4")
        try VideoFiles.pattern(path, seconds: 1, sound: true)
        let summary = try analyzer().analyze(.file(path), annotated: copy) { row, _ in
          if row.frame == 0 { try FileManager.default.removeItem(atPath: path) }
        }
        #expect(summary.frames == 25 && summary.warnings.count == 1)
        let warning = try #require(summary.warnings.first)
        #expect(warning.hasPrefix("the sound of \(path) cannot be kept: "), "\(warning)")
        #expect(warning.hasSuffix("; \(copy) is silent"), "\(warning)")
        #expect(try streams(copy) == "h264\n")
        #expect(try VideoFiles.frameCount(copy) == 26)
        #expect(
          try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            == ["copy.mp4"])
      }
    }

    /// ffprobe would read the pipe empty.
    @Test func aPipeHasACopyWithoutSound() throws {
      try withTemporaryFolder { folder in
        let (path, pipe, copy) = (folder + "/video.mkv", folder + "/pipe", folder + "/copy.mp4")
        try VideoFiles.pattern(path, seconds: 1, sound: true)
        try #require(mkfifo(pipe, 0o600) == 0)
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        // Whoever reads a second time finds nothing, rather than waiting for ever.
        writer.arguments = ["-c", "cat \"$0\" >\"$1\"; : >\"$1\"", path, pipe]
        try writer.run()
        defer {
          writer.terminate()
          writer.waitUntilExit()
        }
        let summary = try analyzer().analyze(.file(pipe), annotated: copy) { _, _ in }
        #expect(summary.frames == 25 && summary.warnings.isEmpty)
        #expect(try streams(copy) == "h264\n")
      }
    }

    /// A picture that stands for minutes.
    @Test func longStillsKeepTheCopyInTime() throws {
      try withTemporaryFolder { folder in
        let (path, copy) = (folder + "/still.mkv", folder + "/copy.mp4")
        try VideoFiles.pattern(
          path, rate: "2", seconds: 2,
          more: ["-vf", "setpts='if(lt(N,2),PTS,PTS+400/TB)'", "-fps_mode", "passthrough"])
        let summary = try analyzer().analyze(.file(path), annotated: copy) { _, _ in }
        #expect(summary.frames == 4 && summary.warnings.isEmpty, "\(summary.warnings)")
        #expect(try VideoFiles.frameCount(copy) == 804)
      }
    }

    @Test func stoppingEndsTheFilesInOrder() throws {
      try withTemporaryFolder { folder in
        let (path, copy) = (folder + "/video.mp4", folder + "/copy.mp4")
        try VideoFiles.pattern(path, seconds: 40, sound: true)
        let rows = Counter()
        let summary = try analyzer().analyze(
          .file(path), annotated: copy, shouldStop: { rows.value >= 30 }
        ) { _, _ in rows.add() }
        #expect(summary.ending == .stopped)
        #expect((30..<900).contains(summary.frames))
        #expect(summary.rows == rows.value && summary.rows == summary.frames)
        #expect(try VideoFiles.frameCount(copy) == summary.frames)
        let length = try OtherProgram.run([
          "ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", copy,
        ])
        let seconds = try #require(Double(length.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(
          abs(seconds - Double(summary.frames) / 25) < 0.3, "the sound ends with the pictures")
      }
    }

    @Test func aCopyThatFailsLeavesNothing() throws {
      struct Refusal: Error {}
      try withTemporaryFolder { folder in
        let path = folder + "/video.mp4"
        try VideoFiles.pattern(path, seconds: 1, sound: true)
        #expect(throws: Refusal.self) {
          try analyzer().analyze(.file(path), annotated: folder + "/copy.mp4") { row, _ in
            if row.frame == 10 { throw Refusal() }
          }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["video.mp4"])
      }
    }

    @Test func nothingReadIsAnError() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/noise.mp4"
        try Data(repeating: 7, count: 999).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: MienError.self) {
          try analyzer().analyze(.file(path), annotated: folder + "/copy.mp4") { _, _ in }
        }
        #expect(error?.description.hasPrefix(path + ": ") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["noise.mp4"])
      }
    }

    /// A real face that moves and is gone for ten frames.
    @Test(.enabled(if: VideoFiles.face != nil && VideoFiles.hasDetector))
    func aFaceKeepsItsNumberThroughAnOcclusion() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/moving.mp4"
        try VideoFiles.movingFace(path, seconds: 2, hidden: 20...29)
        let analyzer = Analyzer(
          classifier: try ExpressionClassifier(path: "\(Support.golden)/grey.onnx"),
          detector: try FaceDetector())
        let video = VideoAnalyzer(analyzer)
        var rows: [VideoRow] = []
        let summary = try video.analyze(.file(path)) { row, _ in rows.append(row) }
        #expect(rows.count == 50)
        for row in rows {
          let isHidden = (20...29).contains(row.frame)
          #expect(row.faces.map(\.track) == (isHidden ? [] : [1]), "frame \(row.frame)")
          for face in row.faces {
            #expect(abs(face.face.emotions.reduce(0) { $0 + $1.probability } - 1) < 1e-5)
          }
        }
        #expect(summary.tracks.map(\.frames) == [40])
        // The face moves four pixels a frame.
        let first = try #require(rows[0].faces.first).face.box
        let last = try #require(rows[49].faces.first).face.box
        #expect(abs(last.center.x - first.center.x - 196) < 6)
      }
    }
  }

  /// Counts on one thread, is asked from others.
  private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    var value: Int { lock.withLock { count } }
    func add() { lock.withLock { count += 1 } }
  }
#endif

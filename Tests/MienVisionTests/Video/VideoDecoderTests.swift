#if Vision
  import Foundation
  import MienCore
  import MienImage
  import TestSupport
  import Testing

  @testable import MienVision

  @Suite(.enabled(if: OtherProgram.hasFFmpeg)) struct VideoDecoderTests {
    private func decode(_ path: String) throws -> (frames: [VideoFrame], VideoSummary.Ending?) {
      let decoder = try VideoDecoder(.file(path)) { false }
      var frames: [VideoFrame] = []
      while let frame = try decoder.next() { frames.append(frame) }
      return (frames, decoder.ending)
    }

    @Test(arguments: ["mp4", "mkv", "avi", "webm", "ts", "gif", "y4m"])
    func everyFrameComesOnceWithItsTime(kind: String) throws {
      try withTemporaryFolder { folder in
        let path = "\(folder)/video.\(kind)"
        try VideoFiles.pattern(path, seconds: 1)
        let (frames, ending) = try decode(path)
        #expect(ending == .complete)
        #expect(frames.count == 25)
        #expect(frames.count == (try VideoFiles.frameCount(path)))
        #expect(frames.map(\.index) == Array(0..<frames.count))
        for frame in frames {
          #expect(abs(frame.time - Double(frame.index) / 25) < 0.011, "\(frame.index)")
          #expect((frame.image.width, frame.image.height) == (160, 120))
        }
      }
    }

    @Test func unevenTimesAreKept() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/uneven.mkv"
        try VideoFiles.pattern(
          path, seconds: 2,
          more: ["-vf", "select='not(mod(n,7))+gt(n,40)'", "-fps_mode", "passthrough"])
        let (frames, _) = try decode(path)
        let times = try VideoFiles.times(path)
        #expect(frames.count == times.count && frames.count > 10)
        for (frame, time) in zip(frames, times) { #expect(abs(frame.time - time) < 1e-6) }
        let steps = zip(times, times.dropFirst()).map { $1 - $0 }
        #expect((steps.max() ?? 0) > 3 * (steps.min() ?? 1), "the test's own video is uneven")
      }
    }

    /// Colours, so that a mistake in the order of pixels or channels shows.
    @Test func pixelsAreThoseOfTheVideo() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/flags.mp4"
        try VideoFiles.ffmpeg(
          "-f", "lavfi", "-i",
          "color=red:size=64x48:rate=10:duration=0.5,drawbox=32:0:32:48:blue:fill",
          "-pix_fmt", "yuv444p", "-crf", "1", path)
        let image = try #require(try decode(path).frames.first).image
        func pixel(_ x: Int, _ y: Int) -> [UInt8] {
          Array(image.pixels[3 * (y * image.width + x)..<3 * (y * image.width + x) + 3])
        }
        for (x, color) in [(8, [254, 0, 0]), (56, [0, 0, 254])] {
          for (channel, value) in zip(pixel(x, 20), color) {
            #expect(abs(Int(channel) - value) < 6, "\(pixel(x, 20)) at \(x)")
          }
        }
      }
    }

    @Test func rotationIsApplied() throws {
      try withTemporaryFolder { folder in
        let (flat, path) = (folder + "/flat.mp4", folder + "/turned.mp4")
        try VideoFiles.pattern(flat, seconds: 0.4)
        try VideoFiles.ffmpeg("-i", flat, "-c", "copy", "-metadata:s:v", "rotate=90", path)
        let turned = try #require(try decode(path).frames.first).image
        #expect((turned.width, turned.height) == (120, 160))
      }
    }

    @Test func pixelsBecomeSquare() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/wide.mp4"
        try VideoFiles.pattern(path, seconds: 0.4, more: ["-vf", "setsar=2"])
        let image = try #require(try decode(path).frames.first).image
        #expect((image.width, image.height) == (320, 120))
      }
    }

    @Test func aTruncatedFileGivesWhatIsThere() throws {
      try withTemporaryFolder { folder in
        let (whole, path) = (folder + "/whole.mp4", folder + "/cut.mp4")
        try VideoFiles.pattern(
          whole, size: "320x240", seconds: 4, more: ["-movflags", "+faststart"])
        let data = try Data(contentsOf: URL(fileURLWithPath: whole))
        try data.prefix(data.count / 2).write(to: URL(fileURLWithPath: path))
        let (frames, ending) = try decode(path)
        #expect((5..<100).contains(frames.count), "\(frames.count)")
        guard case .damaged(let reason) = ending else {
          Issue.record("\(String(describing: ending)) is no damage")
          return
        }
        #expect(!reason.isEmpty && !reason.contains("\n"))
      }
    }

    @Test func whatIsNoVideoIsSaid() throws {
      try withTemporaryFolder { folder in
        let noise = folder + "/noise.mp4"
        try Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7919) })
          .write(to: URL(fileURLWithPath: noise))
        let sound = folder + "/sound.mp4"
        try VideoFiles.ffmpeg("-f", "lavfi", "-i", "sine=duration=1", sound)
        let empty = folder + "/empty.mp4"
        try Data().write(to: URL(fileURLWithPath: empty))
        for path in [noise, sound, empty] {
          let (frames, ending) = try decode(path)
          #expect(frames.isEmpty)
          guard case .damaged(let reason) = ending else {
            Issue.record("\(path): \(String(describing: ending)) is no damage")
            continue
          }
          if path == sound { #expect(reason == "it holds no video") }
        }
        #expect(throws: MienError.self) { try decode(folder) }
        #expect(throws: MienError.self) { try decode(folder + "/nowhere.mp4") }
      }
    }

    /// Names that mean something to a shell or to ffmpeg.
    @Test(arguments: [
      "-i.mp4", "a b'c\".mp4", "concat:x|y.mp4", "http:x.mp4", "100%d.mp4", "pipe:0.mp4", "é\n.mp4",
    ])
    func anyNameIsAFile(name: String) throws {
      try withTemporaryFolder { folder in
        let made = folder + "/made.mp4"
        try VideoFiles.pattern(made, seconds: 0.4)
        try FileManager.default.moveItem(atPath: made, toPath: "\(folder)/\(name)")
        #expect(try decode("\(folder)/\(name)").frames.count == 10)
      }
    }

    @Test func namesAreNeverProtocolsOrOptions() {
      #expect(VideoSource("-") == .standardInput)
      #expect(VideoSource("/dev/video3") == .device("/dev/video3"))
      for text in ["-y", "http://host/x.mp4", "concat:a|b", "--", "", "pipe:0"] {
        #expect(VideoSource(text) == .file(text))
        #expect(VideoSource(text).inputArguments.last == "file:" + text)
      }
    }

    /// A list of other files is no video: it could name any file of this machine.
    @Test func listsOfFilesAreRefused() throws {
      try withTemporaryFolder { folder in
        let made = folder + "/made.mp4"
        try VideoFiles.pattern(made, seconds: 0.4)
        let lists = [
          ("list.ffconcat", "ffconcat version 1.0\nfile made.mp4\n"),
          ("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nmade.mp4\n#EXT-X-ENDLIST\n"),
        ]
        for (name, text) in lists {
          let path = "\(folder)/\(name)"
          try text.write(toFile: path, atomically: true, encoding: .utf8)
          let (frames, ending) = try decode(path)
          #expect(frames.isEmpty)
          #expect(ending == .damaged("not a video file"), "\(name)")
        }
      }
    }

    @Test func readingCanBeStopped() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/long.mp4"
        try VideoFiles.pattern(path, seconds: 4)
        let reader = try VideoReader(.file(path)) { false }
        #expect(reader.take(2).count <= 2)
        reader.cancel()
        #expect(try reader.finish() == .stopped)
      }
    }
  }
#endif

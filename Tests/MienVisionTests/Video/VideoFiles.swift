#if Vision
  import Foundation
  import MienCore
  import MienImage
  import MienVision
  import TestSupport
  import Testing

  /// Videos for tests, made by ffmpeg.
  enum VideoFiles {
    /// A picture of a face: a photograph beside the checkout, or the one that comes with the setup.
    static let face: String? = {
      let shared = (try? Installation.file("astronaut.png")) ?? ""
      return ["\(Support.photos)/astronaut.png", shared].first {
        FileManager.default.isReadableFile(atPath: $0)
      }
    }()

    static let hasDetector = (try? Installation.file("centerface.onnx")) != nil

    /// Runs ffmpeg with the arguments given.
    static func ffmpeg(_ arguments: String...) throws {
      try OtherProgram.run(["ffmpeg", "-v", "error", "-nostdin", "-y"] + arguments)
    }

    /// The frames of a file, counted by ffprobe's own decoder.
    static func frameCount(_ path: String) throws -> Int? {
      let text = try OtherProgram.run([
        "ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
        "stream=nb_read_frames", "-of", "csv=p=0", path,
      ])
      return Int(text.prefix { $0.isNumber })
    }

    /// The times of a file's frames in seconds, as ffprobe tells them.
    static func times(_ path: String) throws -> [Double] {
      try OtherProgram.run([
        "ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "frame=pts_time",
        "-of", "csv=p=0", path,
      ]).split(separator: "\n").compactMap { Double($0.prefix { $0 != "," }) }
    }

    /// A drawn test picture that changes with time.
    static func pattern(
      _ path: String, size: String = "160x120", rate: String = "25", seconds: Double = 2,
      sound: Bool = false, more: [String] = []
    ) throws {
      var words = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i"]
      words.append("testsrc=size=\(size):rate=\(rate):duration=\(seconds)")
      if sound { words += ["-f", "lavfi", "-i", "sine=duration=\(seconds)", "-c:a", "aac"] }
      try OtherProgram.run(words + ["-pix_fmt", "yuv420p"] + more + [path])
    }

    /// The photograph moving over grey from left to right, gone in the frames `hidden`.
    static func movingFace(_ path: String, seconds: Double, hidden: ClosedRange<Int>) throws {
      let face = try #require(face)
      try ffmpeg(
        "-f", "lavfi", "-i", "color=gray:size=480x270:rate=25:duration=\(seconds)", "-loop", "1",
        "-i", face, "-filter_complex",
        "[1]scale=256:256[f];[0][f]overlay=x=4*n:y=7:shortest=1:"
          + "enable='not(between(n,\(hidden.lowerBound),\(hidden.upperBound)))'",
        "-pix_fmt", "yuv420p", path)
    }
  }
#endif

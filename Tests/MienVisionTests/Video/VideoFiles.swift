#if Vision
  import Foundation
  import MienCore
  import MienImage
  import MienVision
  import Testing

  /// Videos for tests, made by ffmpeg.
  enum VideoFiles {
    static let hasFFmpeg = [["ffmpeg", "-version"], ["ffprobe", "-version"]].allSatisfy {
      (try? run($0)) != nil
    }

    /// A picture of a face: a photograph beside the checkout, or the one that comes with the setup.
    static let face: String? = {
      let shared = (try? Installation.file("astronaut.png")) ?? ""
      return ["\(Support.photos)/astronaut.png", shared].first {
        FileManager.default.isReadableFile(atPath: $0)
      }
    }()

    static let hasDetector = (try? Installation.file("centerface.onnx")) != nil

    /// What a program prints.
    @discardableResult
    static func run(_ words: [String]) throws -> String {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = words
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw MienError("\(words.joined(separator: " ")) failed")
      }
      return String(decoding: data, as: UTF8.self)
    }

    /// Runs ffmpeg with the arguments given.
    static func ffmpeg(_ arguments: String...) throws {
      try run(["ffmpeg", "-v", "error", "-nostdin", "-y"] + arguments)
    }

    /// The frames of a file, counted by ffprobe's own decoder.
    static func frameCount(_ path: String) throws -> Int? {
      let text = try run([
        "ffprobe", "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
        "stream=nb_read_frames", "-of", "csv=p=0", path,
      ])
      return Int(text.prefix { $0.isNumber })
    }

    /// The times of a file's frames in seconds, as ffprobe tells them.
    static func times(_ path: String) throws -> [Double] {
      try run([
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
      try run(words + ["-pix_fmt", "yuv420p"] + more + [path])
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

    static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
      let path = NSTemporaryDirectory() + "/mien-video-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: path) }
      return try body(path)
    }
  }
#endif

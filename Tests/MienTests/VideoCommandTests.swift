#if Vision
  import Foundation
  import MienCore
  import TestSupport
  import Testing

  /// The programs and files that `mien video` needs.
  private enum VideoTools {
    static let areThere =
      OtherProgram.hasFFmpeg
      && (try? Installation.file("mien_small.onnx")) != nil
      && (try? Installation.file("centerface.onnx")) != nil
  }

  /// Videos through the program itself; what it finds in them is tested in `MienVisionTests`.
  @Suite(.serialized, .enabled(if: VideoTools.areThere)) struct VideoCommandTests {
    private func pattern(_ path: String, seconds: Double) throws {
      try OtherProgram.run([
        "ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i",
        "testsrc=size=160x120:rate=25:duration=\(seconds)", "-f", "lavfi", "-i",
        "sine=duration=\(seconds)", "-pix_fmt", "yuv420p", "-c:a", "aac", path,
      ])
    }

    private func files(_ folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func rowsComeOnStandardOutput() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/video.mp4"
        try pattern(path, seconds: 1)
        let outcome = try perform("video", path)
        let rows = outcome.output.split(separator: "\n")
        #expect(rows.count == 25)
        #expect(rows.first == "{\"frame\":0,\"time\":0.0,\"faces\":[]}")
        #expect(outcome.errors.isEmpty)
      }
    }

    @Test func allFilesAreWritten() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/video.mp4"
        try pattern(path, seconds: 1)
        let outcome = try perform(
          "video", path, "--out", folder + "/rows.csv", "--annotate", folder + "/copy.mp4",
          "--report", folder + "/report", "--every", "5", "--json")
        let summary = try JSON(outcome.output)
        #expect(
          summary.keys.isSuperset(of: [
            "video", "frames", "rows", "rows_with_faces", "seconds", "ending", "tracks",
            "tracks_left_out",
          ]))
        #expect((summary["frames"].number, summary["rows"].number) == (25, 5))
        #expect(summary["ending"].text == "complete")
        #expect(try files(folder) == ["copy.mp4", "report", "rows.csv", "video.mp4"])
        let rows = try text(folder + "/rows.csv").split(separator: "\n")
        #expect(
          rows.count == 6 && rows[0].hasPrefix("frame,time,track,x,y,width,height,score,top,"))
        #expect(rows[1].hasPrefix("0,0.0,,") && rows[2].hasPrefix("5,0.2,,"))
        let page = try text(folder + "/report/report.html")
        expectNothingIsLoaded(by: page)
        #expect(page.contains("No face was found"))
        let codecs = try OtherProgram.run([
          "ffprobe", "-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0",
          folder + "/copy.mp4",
        ])
        #expect(codecs == "h264\naac\n")
      }
    }

    @Test func aDamagedVideoGivesWhatWasRead() throws {
      try withTemporaryFolder { folder in
        let (whole, cut) = (folder + "/whole.mkv", folder + "/cut.mkv")
        try pattern(whole, seconds: 3)
        let data = try bytes(whole)
        try data.prefix(data.count / 2).write(to: URL(fileURLWithPath: cut))
        let outcome = try runMien(["video", cut])
        #expect(outcome.status == 0)
        let rows = outcome.output.split(separator: "\n").count
        #expect((5..<75).contains(rows))
        #expect(outcome.told.count == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("\(cut): damaged or cut short, \(rows) frames"))
      }
    }

    @Test func nothingReadIsAFailure() throws {
      try withTemporaryFolder { folder in
        let noise = folder + "/noise.mp4"
        try Data(repeating: 3, count: 2000).write(to: URL(fileURLWithPath: noise))
        for path in [noise, folder + "/nowhere.mp4", folder, "/dev/video97", "http://host/x.mp4"] {
          let outcome = try runMien([
            "video", path, "--out", folder + "/rows.csv", "--annotate", folder + "/copy.mp4",
          ])
          #expect(outcome.status == 1 && outcome.output.isEmpty)
          #expect(outcome.told.count == 1, "\(outcome.errors)")
          #expect(outcome.errors.contains(path))
          #expect(try files(folder) == ["noise.mp4"])
        }
      }
    }

    @Test func withoutFFmpegItSaysWhatIsMissing() throws {
      try withTemporaryFolder { folder in
        let path = folder + "/video.mp4"
        try pattern(path, seconds: 0.2)
        let outcome = try runMien(["video", path], environment: ["PATH": folder])
        #expect(outcome.status == 1 && outcome.told.count == 1)
        #expect(outcome.errors.contains("ffmpeg was not found in PATH; install ffmpeg"))
      }
    }

    @Test(arguments: [
      ["--every", "0"], ["--rate", "0"], ["--rate", "nan"], ["--every", "2", "--rate", "2"],
      ["--smoothing", "mean"], ["--out", "rows.txt"], ["--annotate", "copy.avi"],
      ["--threshold", "1"], ["--patience=-1"],
    ])
    func wrongUseIsRefused(options: [String]) throws {
      let outcome = try runMien(["video", "video.mp4"] + options)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      let option = options[0].split(separator: "=")[0]
      #expect(outcome.errors.contains(option) && !outcome.errors.contains("Missing value"))
    }

    /// A program named ffmpeg that shows a looped file wherever a camera is asked for.
    private func fakeCamera(_ folder: String, showing video: String) throws -> [String: String] {
      let real = try OtherProgram.run(["sh", "-c", "command -v ffmpeg"])
        .trimmingCharacters(in: .whitespacesAndNewlines)
      let script = """
        #!/bin/bash
        arguments=()
        for word in "$@"; do
          case "$word" in
            v4l2) arguments+=(mp4 -stream_loop -1 -re) ;;
            /dev/video*) arguments+=("\(video)") ;;
            *) arguments+=("$word") ;;
          esac
        done
        exec \(real) "${arguments[@]}"
        """
      let bin = folder + "/bin"
      try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
      try script.write(toFile: bin + "/ffmpeg", atomically: true, encoding: .utf8)
      chmod(bin + "/ffmpeg", 0o755)
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      return ["PATH": "\(bin):\(path)"]
    }

    @Test func aCameraRunsUntilItIsInterrupted() throws {
      try withTemporaryFolder { folder in
        let video = folder + "/video.mp4"
        try pattern(video, seconds: 1)
        let (rows, copy) = (folder + "/rows.ndjson", folder + "/copy.mp4")
        let program = try RunningMien(
          ["video", "/dev/video0", "--out", rows, "--annotate", copy, "--json"],
          environment: try fakeCamera(folder, showing: video))
        // More than the file holds: it goes round.
        let begun = program.wait {
          let partial = (try? files(folder))?.first { $0.hasPrefix("rows.ndjson.") } ?? ""
          return (try? text("\(folder)/\(partial)"))?.contains("\"frame\":40,") == true
        }
        #expect(begun, "\(program.errorText)")
        program.send(SIGINT)
        let outcome = try program.finish(timeout: 60)
        #expect(outcome.status == 0, "a camera has no other end: \(outcome.errors)")
        let summary = try JSON(outcome.output)
        #expect(summary["ending"].text == "stopped")
        let lines = try text(rows).split(separator: "\n").count
        #expect(lines > 40 && Double(lines) == summary["rows"].number)
        let seconds = try OtherProgram.run([
          "ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", copy,
        ])
        #expect((Double(seconds.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) > 1.5)
        #expect(try files(folder) == ["bin", "copy.mp4", "rows.ndjson", "video.mp4"])
      }
    }
  }
#endif

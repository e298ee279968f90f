#if Vision
  import Foundation
  import MienCore
  import MienVision
  import Testing

  private let installed = (try? Installation.file("centerface.onnx")) != nil

  @Suite struct ExampleTests {
    /// The folder this test was built in, with everything that a program of a package would be
    /// linked with; a build of `Examples/Analyze` by itself would take minutes.
    private let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().path
    private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    private static let targets = [
      "MienVision", "MienImage", "MienONNX", "MienData", "MienYAML", "MienCore", "Safetensors",
      "COpenVINO", "SwiftProtobuf", "Yams", "CYaml",
    ]

    @Test(.enabled(if: Support.hasPhotos && installed))
    func theExampleBuildsAndNamesTheSmile() throws {
      let program = NSTemporaryDirectory() + "mien-example-\(UUID().uuidString)"
      defer { try? FileManager.default.removeItem(atPath: program) }
      let engine = root + "/.deps/openvino"
      var arguments = ["swiftc", "-swift-version", "6", "-o", program]
      arguments.append(root + "/Examples/Analyze/Sources/Analyze/main.swift")
      arguments += ["-I", products + "/Modules", "-Xcc", "-isystem", "-Xcc", engine + "/include"]
      arguments += try moduleMaps().flatMap { ["-Xcc", "-fmodule-map-file=" + $0] }
      let flags = try output(["pkg-config", "--cflags", "--libs", "vips", "zlib", "liblzma"])
      for flag in flags.split(whereSeparator: \.isWhitespace) where !flag.hasPrefix("-pthread") {
        arguments += flag.hasPrefix("-l") ? [String(flag)] : ["-Xcc", String(flag)]
      }
      arguments += try Self.targets.flatMap { try objects(of: $0) }
      arguments += ["-L", engine + "/lib", "-lopenvino_c"]
      arguments += ["-Xlinker", "-rpath", "-Xlinker", engine + "/lib"]
      let messages = try output(arguments)
      #expect(messages.contains("error:") == false, "\(messages)")
      let answer = try output([program, Support.photos + "/astronaut.png"])
      #expect(answer.split(separator: "\n").count == 1, "\(answer)")
      #expect(answer.hasPrefix("happy 0."), "\(answer)")
      #expect(try output([program, "/nowhere.jpg"]).contains("/nowhere.jpg"))
    }

    /// C modules that the imported ones import.
    private func moduleMaps() throws -> [String] {
      let checkouts =
        URL(fileURLWithPath: products).deletingLastPathComponent()
        .deletingLastPathComponent().path + "/checkouts"
      return [
        products + "/COpenVINO.build/module.modulemap",
        checkouts + "/Yams/Sources/CYaml/include/module.modulemap",
      ] + ["CVips", "CZlib", "CLzma"].map { "\(root)/Sources/\($0)/module.modulemap" }
    }

    private func objects(of target: String) throws -> [String] {
      let folder = "\(products)/\(target).build"
      let files = try #require(FileManager.default.enumerator(atPath: folder), "\(folder)")
      return files.compactMap { $0 as? String }.filter { $0.hasSuffix(".o") }
        .map { "\(folder)/\($0)" }
    }

    /// What a program prints, on both streams.
    private func output(_ arguments: [String]) throws -> String {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = arguments
      let pipe = Pipe()
      (process.standardOutput, process.standardError) = (pipe, pipe)
      try process.run()
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return text
    }
  }
#endif

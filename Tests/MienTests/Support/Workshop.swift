import Foundation
import MienData
import Testing

/// Faces, a trained run and its model, made once by the program itself and shared by all tests,
/// which leave them as they are. Removed when the tests end.
enum Workshop {
  static let folder: String = {
    let path = (NSTemporaryDirectory() as NSString)
      .appendingPathComponent("mien-workshop-\(getpid())")
    atexit { _ = try? FileManager.default.removeItem(atPath: Workshop.folder) }
    return path
  }()

  /// Where the program keeps its packs during tests.
  static let cache = folder + "/cache"

  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let recipe = package + "/Recipes/li-2023.yaml"

  static let faceCount = 400
  static let seed: UInt64 = 3

  /// Four hundred synthetic faces: 320 Training, 40 PublicTest, 40 PrivateTest.
  static func faces() throws -> String { try madeFaces.get() }

  private static let madeFaces = Result {
    let path = folder + "/faces.safetensors"
    try perform("data", "synthesize", "--count", "\(faceCount)", "--seed", "\(seed)", "--out", path)
    return path
  }
}

#if Training
  extension Workshop {
    /// What makes Li's recipe one of a second: two epochs of ten steps.
    static let quick = [
      "--set", "training.epochs=2", "--set", "training.batch_size=32", "--threads", "1",
      "--device", "cpu",
    ]

    /// A run of two epochs, with its report.
    static func run() throws -> String { try madeRun.get() }

    private static let madeRun = Result {
      let path = folder + "/run"
      let outcome = try runMien(
        ["train", recipe, "--data", try faces(), "--out", path, "--json"] + quick)
      try #require(outcome.status == 0, "\(outcome.errors)")
      try Data(outcome.output.utf8).write(to: URL(fileURLWithPath: folder + "/train.json"))
      return path
    }

    /// What `mien train --json` said at the end of ``run()``.
    static func trainAnswer() throws -> String {
      _ = try run()
      return try text(folder + "/train.json")
    }

    /// Twelve epochs of twenty steps: long enough to be interrupted, of the same bits every time.
    static func longRun(into path: String) throws -> [String] {
      [
        "train", recipe, "--data", try faces(), "--out", path, "--threads", "1", "--device", "cpu",
        "--set", "training.epochs=12", "--set", "training.batch_size=16",
      ]
    }

    /// The record of ``longRun(into:)`` when nothing interrupts it.
    static func longRecord() throws -> RunRecord { try madeRecord.get() }

    private static let madeRecord = Result {
      let path = folder + "/long"
      let outcome = try runMien(try longRun(into: path))
      try #require(outcome.status == 0, "\(outcome.errors)")
      return try RunRecord(path)
    }

    /// The run's network.
    static func model() throws -> String { try madeModel.get() }

    private static let madeModel = Result {
      let path = folder + "/model.onnx"
      try perform("export", try run(), "--to", path)
      return path
    }
  }

  /// What must be the same whether a run was interrupted or not.
  struct RunRecord: Equatable {
    let metrics: String
    let best: Data

    init(_ folder: String) throws {
      metrics = try text(folder + "/metrics.jsonl")
      best = try bytes(folder + "/best.safetensors")
    }
  }
#endif

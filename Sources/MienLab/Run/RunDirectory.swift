import Foundation
import MienCore

/// The folder that records a training run.
///
/// `recipe.yaml` (resolved), `run.json` (provenance), `metrics.jsonl` (one line an epoch), `timing.jsonl`,
/// `last.safetensors` (all it takes to go on) and `best.safetensors` (the network that
/// `training.monitor` chose). Every file appears whole or not at all.
public struct RunDirectory: Sendable {
  public let path: String

  public init(_ path: String) {
    self.path = path
  }

  public var recipeFile: String { path + "/recipe.yaml" }
  public var provenanceFile: String { path + "/run.json" }
  public var metricsFile: String { path + "/metrics.jsonl" }
  public var timingFile: String { path + "/timing.jsonl" }
  public var lastFile: String { path + "/last.safetensors" }
  public var bestFile: String { path + "/best.safetensors" }
  public var lockFile: String { path + "/.lock" }

  /// Whether a run was begun here.
  public var holdsRun: Bool { FileManager.default.fileExists(atPath: recipeFile) }

  /// The recipe of the run.
  ///
  /// - Throws: `MienError` when there is no run here or its recipe cannot be read.
  public func recipe() throws -> Recipe {
    guard holdsRun else {
      throw MienError.usage(
        "\(path) holds no run; train one with `mien train RECIPE --out \(path)`")
    }
    return try RecipeFile.read(recipeFile)
  }

  /// The epochs that are complete.
  ///
  /// - Throws: `MienError` naming the line that cannot be read.
  public func metrics() throws -> [EpochMetrics] {
    try rows(of: EpochMetrics.self, in: metricsFile, called: "metrics")
  }

  /// The lines of a file, each a JSON document; none where there is no such file.
  func rows<Row: Decodable>(
    of type: Row.Type, in file: String, called what: String
  ) throws -> [Row] {
    guard FileKind(at: file) != nil else { return [] }
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw MienError("\(file) cannot be read")
    }
    return try text.split(separator: "\n").enumerated().map { index, line in
      guard UntrustedJSON.complaint(about: line.utf8) == nil,
        let row = try? JSONDecoder().decode(type, from: Data(line.utf8))
      else {
        throw MienError("\(file), line \(index + 1): not a line of \(what)")
      }
      return row
    }
  }

  /// Writes the metrics and timings of all complete epochs.
  func write(_ state: TrainingState) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let rows = try state.history.map {
      String(decoding: try encoder.encode($0), as: UTF8.self) + "\n"
    }
    try AtomicFile.write(rows.joined(), to: metricsFile)
    let timings = zip(state.history, state.seconds).map { row, seconds in
      "{\"epoch\":\(row.epoch),\"seconds\":\((seconds * 1000).rounded() / 1000)}\n"
    }
    try AtomicFile.write(timings.joined(), to: timingFile)
  }

  /// Removes what a save left behind whose process was killed; only for who has the run's lock.
  func removeLeftovers() {
    let files = [recipeFile, provenanceFile, metricsFile, timingFile, lastFile, bestFile]
    for temporary in AtomicFile.temporaries(in: path)
    where files.contains(where: { temporary.hasPrefix($0 + ".") }) {
      unlink(temporary)
    }
  }

  /// Keeps other processes from writing to this run until the result is gone.
  ///
  /// - Throws: `MienError` when another process trains here.
  func lock() throws -> RunLock {
    try RunLock(lockFile, run: path)
  }
}

/// An exclusive claim on a run directory; the system drops it when the process ends, however it ends.
final class RunLock {
  private let file: Int32
  private let path: String
  private let run: String

  init(_ path: String, run: String) throws {
    self.path = path
    self.run = run
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw MienError("cannot write to \(run): \(String(cString: strerror(errno)))")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw MienError("another process is training in \(run); wait for it or choose another --out")
    }
  }

  /// Checks that the folder was not moved or removed: another one would be made in its place.
  func demandInPlace() throws {
    guard let mine = FileIdentity(of: file), mine == FileIdentity(at: path) else {
      throw MienError(
        "the folder \(run) was moved or removed while it was trained in; bring it back and go on with --resume"
      )
    }
  }

  deinit {
    close(file)
  }
}

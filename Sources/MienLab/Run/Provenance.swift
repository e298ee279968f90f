import Foundation
import MienCore
import MienData

/// Where a run comes from: what another person needs to repeat it.
public struct Provenance: Codable, Equatable, Sendable {
  public let command: String
  public let seed: UInt64
  public let started: String
  public let mien: String
  public let libtorch: String
  public let threads: Int
  public let machine: String
  public let data: String
  public let dataFingerprint: String
  /// Of the pictures that cleaning, votes and the recipe's choices left; nil for runs of before it was noted.
  public var preparedFingerprint: String?
  /// Of the networks that it learns from; nil where there are none, and for runs of before it was noted.
  public var teachersFingerprint: String?
  /// Of the pictures and labels that its epochs are judged by; nil for runs of before it was noted.
  public var validationFingerprint: String?
  /// Trained numbers of the network.
  public var parameters: Int?
  /// Multiply-adds of one picture's way forward through the network.
  public var multiplyAdds: Int?
  /// Pictures shown in an epoch.
  public var trainingPictures: Int?
  /// Processes that trained together; nil for one.
  public var ranks: Int?
  /// What it learnt on; nil for the CPU.
  public var device: String?
  /// How it went on after interruptions; nil for a run of one piece.
  public var resumptions: [Resumption]?

  enum CodingKeys: String, CodingKey {
    case command, seed, started, mien, libtorch, threads, machine, data, parameters, ranks, device
    case resumptions
    case multiplyAdds = "multiply_adds"
    case trainingPictures = "training_pictures"
    case dataFingerprint = "data_fingerprint"
    case preparedFingerprint = "prepared_fingerprint"
    case teachersFingerprint = "teachers_fingerprint"
    case validationFingerprint = "validation_fingerprint"
  }

  /// - Throws: `MienError` that says whether the file is missing, empty or not of this form.
  public static func read(_ path: String) throws -> Provenance {
    func damaged(_ reason: String) -> MienError {
      MienError("\(path) cannot be read: it \(reason); bring it back as Mien wrote it")
    }
    guard FileKind(at: path) != nil else { throw damaged("is missing") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw damaged("is a folder, or nobody may read it")
    }
    guard !data.isEmpty else { throw damaged("is empty") }
    guard UntrustedJSON.complaint(about: data) == nil,
      let value = try? JSONDecoder().decode(Provenance.self, from: data)
    else {
      throw damaged("is not the record of a run")
    }
    return value
  }

  /// Checks that a run goes on with the pictures and labels it began with.
  ///
  /// - Parameter prepared: The data set as the run's recipe makes it now.
  /// - Throws: `MienError.usage` when a cleaning list or votes have changed since.
  func demandSamePictures(_ prepared: FaceDataset, _ run: RunDirectory) throws {
    guard let preparedFingerprint, preparedFingerprint != prepared.fingerprint else { return }
    throw MienError.usage(
      "\(run.path) was trained on other pictures or labels than its recipe gives now; bring back the files "
        + "that data.clean and data.votes name in \(run.recipeFile), or train anew")
  }

  /// Checks that a run goes on with the teachers it began with.
  ///
  /// - Parameter fingerprint: Of the networks that its recipe names now.
  /// - Throws: `MienError.usage` when one of them has changed since.
  func demandSameTeachers(_ fingerprint: String?, _ run: RunDirectory) throws {
    guard let teachersFingerprint, teachersFingerprint != fingerprint else { return }
    throw MienError.usage(
      "\(run.path) learned from other teachers than its recipe names now; bring back the networks of "
        + "distillation.from in \(run.recipeFile), or train anew")
  }

  public func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(try encoder.encode(self) + Data("\n".utf8), to: path)
  }
}

#if Training
  import Torch

  extension Provenance {
    /// The provenance of a run that this process begins now, with libtorch as it is set up.
    ///
    /// - Parameter command: What the user typed.
    public init(command: String, seed: UInt64, data: FaceDataset) {
      self.command = command
      self.seed = seed
      self.data = data.source
      started = ISO8601DateFormatter().string(from: Date())
      mien = MienVersion.current
      libtorch = Runtime.version
      // Bits depend on the number of threads.
      threads = Runtime.threads
      machine = Machine.description
      dataFingerprint = data.fingerprint
      if Device.current != .cpu { device = Device.current.rawValue }
    }
  }
#endif

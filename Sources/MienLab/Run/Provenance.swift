import Foundation
import MienCore
import MienData

/// Where a run comes from: what another person needs to repeat it.
public struct Provenance: Codable, Equatable, Sendable {
  public var command: String
  public var seed: UInt64
  public var started: String
  public var mien: String
  public var libtorch: String
  public var threads: Int
  public var machine: String
  public var data: String
  public var dataFingerprint: String

  enum CodingKeys: String, CodingKey {
    case command, seed, started, mien, libtorch, threads, machine, data
    case dataFingerprint = "data_fingerprint"
  }

  /// - Throws: `MienError` when the file is missing or not of this form.
  public static func read(_ path: String) throws -> Provenance {
    guard let data = FileManager.default.contents(atPath: path),
      let value = try? JSONDecoder().decode(Provenance.self, from: data)
    else { throw MienError("\(path) cannot be read") }
    return value
  }

  public func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(try encoder.encode(self) + Data("\n".utf8), to: path)
  }
}

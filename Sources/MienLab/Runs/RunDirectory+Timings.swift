import Foundation
import MienCore

/// How long one epoch took, its validation included.
public struct EpochTiming: Codable, Equatable, Sendable {
  /// Counted from 1.
  public let epoch: Int
  public let seconds: Double
}

extension RunDirectory {
  /// The seconds of the complete epochs; none when they were not recorded.
  ///
  /// - Throws: `MienError` naming the line that cannot be read.
  public func timings() throws -> [EpochTiming] {
    guard FileKind(at: timingFile) != nil else { return [] }
    guard let text = try? String(contentsOfFile: timingFile, encoding: .utf8) else {
      throw MienError("\(timingFile) cannot be read")
    }
    return try text.split(separator: "\n").enumerated().map { index, line in
      guard let row = try? JSONDecoder().decode(EpochTiming.self, from: Data(line.utf8)) else {
        throw MienError("\(timingFile), line \(index + 1): not a line of timings")
      }
      return row
    }
  }
}

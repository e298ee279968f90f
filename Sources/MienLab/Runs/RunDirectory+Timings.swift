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
    try rows(of: EpochTiming.self, in: timingFile, called: "timings")
  }
}

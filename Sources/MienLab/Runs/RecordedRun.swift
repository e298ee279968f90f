import Foundation
import MienCore

/// A run as its directory tells of it.
public struct RecordedRun: Sendable {
  public enum State: String, Codable, Sendable {
    /// No epoch is complete yet.
    case begun
    /// Interrupted, or still training.
    case unfinished
    /// The recipe's patience ran out.
    case stoppedEarly = "stopped early"
    case complete
  }

  public let path: String
  public let recipe: Recipe
  public let provenance: Provenance
  /// The complete epochs.
  public let epochs: [EpochMetrics]
  /// By epoch, as far as recorded.
  public let timings: [EpochTiming]

  /// Reads the files of the run in `path`, but none of its networks.
  ///
  /// - Throws: `MienError` when there is no run, or a file of it is missing or damaged.
  public init(_ path: String) throws {
    let run = RunDirectory(path)
    self.path = path
    recipe = try run.recipe()
    provenance = try Provenance.read(run.provenanceFile)
    epochs = try run.metrics()
    timings = try run.timings()
    guard epochs.map(\.epoch) == Array(1..<epochs.count + 1) else {
      throw MienError("\(run.metricsFile): its epochs do not count from 1 upwards")
    }
  }

  public var state: State {
    guard let best else { return .begun }
    if epochs.count >= recipe.training.epochs { return .complete }
    let patience = recipe.training.patience
    return patience > 0 && epochs.count - best.epoch >= patience ? .stoppedEarly : .unfinished
  }

  /// The best epoch by the recipe's `training.monitor`; nil when none is complete.
  public var best: EpochMetrics? { epochs.bestEpoch(by: recipe.training.monitor) }

  /// Of all recorded epochs.
  public var seconds: Double { timings.reduce(0) { $0 + $1.seconds } }

  /// The mean; nil when no epoch was timed.
  public var secondsPerEpoch: Double? {
    timings.isEmpty ? nil : seconds / Double(timings.count)
  }

  /// Multiply-adds of an epoch's ways forward; nil for runs of before they were recorded.
  public var multiplyAddsPerEpoch: Double? {
    guard let adds = provenance.multiplyAdds, let pictures = provenance.trainingPictures else {
      return nil
    }
    return Double(adds) * Double(pictures)
  }

  /// The seconds of one epoch, counted from 1.
  public func seconds(ofEpoch epoch: Int) -> Double? {
    timings.first { $0.epoch == epoch }?.seconds
  }
}
